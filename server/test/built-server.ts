/** The built program as a process of its own, over a data folder that outlives it: to be killed and started again. */
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ADMIN_PASSWORD, Caller } from './caller';

const program = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const START_MILLISECONDS = 60_000;
const STOP_MILLISECONDS = 20_000;

/** A data folder for one test; PostgreSQL may run under another account, which has to get in. */
export function makeDataDir(): string {
  const dataDir = realpathSync(mkdtempSync(join(tmpdir(), 'heed-built-')));
  chmodSync(dataDir, 0o755);
  return dataDir;
}

/** Ends whatever still runs over the folder, and the folder. */
export function removeDataDir(dataDir: string): void {
  const pid = postmasterOf(dataDir);
  if (pid !== null) killQuietly(pid, 'SIGQUIT');
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

export class BuiltServer extends Caller {
  private constructor(
    url: string,
    readonly dataDir: string,
    private readonly node: ChildProcess,
    private readonly said: string[],
  ) {
    super(url);
  }

  /** Starts the program and waits until it says that it is ready. */
  static async start(dataDir: string, env: Record<string, string> = {}): Promise<BuiltServer> {
    if (!existsSync(program)) {
      throw new Error('server/dist/main.js is not there: run `pnpm build` (`npm test` does) first');
    }
    const node = spawn(process.execPath, ['--enable-source-maps', program], {
      env: { ...plainEnvironment(dataDir), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said: string[] = [];
    node.stdout.on('data', (chunk: Buffer) => said.push(String(chunk)));
    node.stderr.on('data', (chunk: Buffer) => said.push(String(chunk)));
    const url = await readyUrl(node, said);
    const server = new BuiltServer(url, dataDir, node, said);
    await server.logIn();
    return server;
  }

  /** Everything that the program printed. */
  get output(): string {
    return this.said.join('');
  }

  /** Ends Node at once, as a power switch would: PostgreSQL goes on. */
  async kill(): Promise<void> {
    const ended = exit(this.node);
    this.node.kill('SIGKILL');
    await ended;
  }

  /** Ends Node and PostgreSQL's postmaster at once. */
  async killAll(): Promise<void> {
    const ended = exit(this.node);
    const postmaster = postmasterOf(this.dataDir);
    if (postmaster === null) throw new Error('PostgreSQL does not run');
    this.node.kill('SIGKILL');
    process.kill(postmaster, 'SIGKILL');
    await ended;
  }

  /** Asks the program to stop and answers its exit code. */
  async stop(): Promise<number | null> {
    if (this.node.exitCode !== null || this.node.signalCode !== null) return this.node.exitCode;
    const ended = exit(this.node);
    this.node.kill('SIGTERM');
    const tooLong = setTimeout(() => this.node.kill('SIGKILL'), STOP_MILLISECONDS);
    await ended;
    clearTimeout(tooLong);
    return this.node.exitCode;
  }
}

/** The living postmaster of a data folder, by its own file; null where there is none. */
export function postmasterOf(dataDir: string): number | null {
  const file = join(dataDir, 'postgres', 'data', 'postmaster.pid');
  if (!existsSync(file)) return null;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  return pid > 0 && killQuietly(pid, 0) ? pid : null;
}

/** Nothing of the settings of whoever runs the tests gets into the program. */
function plainEnvironment(dataDir: string): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    PORT: '0',
    HEED_DATA_DIR: dataDir,
    HEED_ADMIN_PASSWORD: ADMIN_PASSWORD,
  };
}

async function readyUrl(node: ChildProcess, said: readonly string[]): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const fail = (reason: string) => reject(new Error(`${reason}:\n${said.join('')}`));
  const timer = setTimeout(() => fail('the program was not ready in time'), START_MILLISECONDS);
  const listen = () => {
    const url = /Heed is ready: (\S+)/.exec(said.join(''))?.[1];
    if (url !== undefined) resolve(url);
  };
  const ended = () => fail('the program ended before it was ready');
  node.stdout?.on('data', listen);
  node.once('exit', ended);
  try {
    return await promise;
  } catch (error) {
    node.kill('SIGKILL');
    throw error;
  } finally {
    clearTimeout(timer);
    node.stdout?.off('data', listen);
    node.off('exit', ended);
  }
}

function exit(node: ChildProcess): Promise<void> {
  return new Promise((resolve) => node.once('exit', () => resolve()));
}

/** Whether the process was there to hear it. */
function killQuietly(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
