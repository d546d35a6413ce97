/** The built product as a process of its own, over a data folder of its own, for one spec file. */
import { fork, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../server/dist/main.js', import.meta.url));
export const PASSWORD = 'a-long-test-password';

export class Heed {
  private child: ChildProcess | null = null;

  private constructor(
    readonly dataDir: string,
    readonly port: number,
  ) {}

  static async start(): Promise<Heed> {
    const dataDir = mkdtempSync(join(tmpdir(), 'heed-e2e-'));
    // PostgreSQL may run under another account, which has to get in.
    chmodSync(dataDir, 0o755);
    const heed = new Heed(dataDir, await freePort());
    await heed.run();
    return heed;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Starts the program over the same data folder and port; resolves when it is ready. */
  async run(): Promise<void> {
    const child = fork(PROGRAM, [], {
      env: {
        ...process.env,
        PORT: String(this.port),
        HEED_DATA_DIR: this.dataDir,
        HEED_ADMIN_PASSWORD: PASSWORD,
        HEED_LOG_LEVEL: 'warn',
      },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.child = child;
    for (let tries = 0; tries < 300; tries += 1) {
      if (child.exitCode !== null) throw new Error(`Heed ended with ${child.exitCode}`);
      const answer = await fetch(`${this.url}/health/ready`).catch(() => null);
      if (answer?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('Heed was not ready within 30 seconds');
  }

  /** As a power cut would end it. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** As an operator ends it. */
  async stop(): Promise<void> {
    await this.end('SIGTERM');
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  private async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.child;
    if (!child || child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await ended;
    this.child = null;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
