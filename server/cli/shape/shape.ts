/**
 * The shape of docker-compose.yml without containers: one PostgreSQL, several equal nodes over one
 * folder of keys and files, and a proxy before them.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { projectRoot } from '../../src/config/project-root';
import {
  startEmbeddedPostgres,
  type PostgresConnection,
} from '../../src/kernel/database/embedded-postgres';
import { Proxy } from './proxy';

const READY_MILLISECONDS = 90_000;
const LOOK_MILLISECONDS = 100;
const HOST = '127.0.0.1';

/** The built server. */
export const program = join(projectRoot(), 'server', 'dist', 'main.js');

export interface ShapeOptions {
  readonly dataDir: string;
  /** The proxy's port, and then one for each node. */
  readonly ports: readonly [proxy: number, ...nodes: number[]];
  /** Undefined starts the embedded PostgreSQL in the data folder. */
  readonly databaseUrl: string | undefined;
  /** The nodes' settings, but for what the shape itself decides. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log: (message: string) => void;
}

export class ShapeNode {
  private child: ChildProcess | null = null;

  constructor(
    readonly port: number,
    private readonly env: Record<string, string | undefined>,
    private readonly log: (message: string) => void,
  ) {}

  get url(): string {
    return `http://${HOST}:${this.port}`;
  }

  /** Resolves when the node's folds have caught up; fails where it ends before. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, ['--enable-source-maps', program], {
      env: { ...this.env, PORT: String(this.port), HOST },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    const said: string[] = [];
    const hear = (chunk: Buffer) => {
      said.push(String(chunk));
      this.log(`node ${this.port}: ${String(chunk).trimEnd()}`);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    const end = performance.now() + READY_MILLISECONDS;
    while (!(await this.isReady())) {
      if (hasEnded(child)) throw new Error(`the node on ${this.port} ended:\n${said.join('')}`);
      if (performance.now() > end)
        throw new Error(`the node on ${this.port} was not ready in time`);
      await pause(LOOK_MILLISECONDS);
    }
  }

  /** SIGTERM lets it finish what it acknowledged; SIGKILL is the power switch. */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const { child } = this;
    if (!child || hasEnded(child)) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await ended;
  }

  private async isReady(): Promise<boolean> {
    const answer = await fetch(`${this.url}/health/ready`).catch(() => null);
    return answer?.ok ?? false;
  }
}

export class Shape {
  private constructor(
    /** The proxy's address: what everybody uses. */
    readonly url: string,
    readonly databaseUrl: string,
    readonly nodes: readonly ShapeNode[],
    private readonly parts: { readonly proxy: Proxy; stopPostgres(): Promise<void> },
  ) {}

  /** Starts all nodes at once. */
  static async start(options: ShapeOptions): Promise<Shape> {
    const { dataDir, log } = options;
    const [proxyPort, ...ports] = options.ports;
    const postgres = options.databaseUrl ? null : await startEmbeddedPostgres({ dataDir, log });
    const databaseUrl = postgres ? urlOf(postgres.connection) : (options.databaseUrl ?? '');
    const env = { ...options.env, HEED_DATA_DIR: dataDir, DATABASE_URL: databaseUrl };
    const nodes = ports.map((port) => new ShapeNode(port, env, log));
    const proxy = new Proxy(ports);
    const url = `http://${HOST}:${proxyPort}`;
    const parts = { proxy, stopPostgres: async () => postgres?.stop() };
    const shape = new Shape(url, databaseUrl, nodes, parts);
    try {
      await Promise.all(nodes.map((node) => node.start()));
      await proxy.listen(HOST, proxyPort);
      return shape;
    } catch (error) {
      await shape.stop();
      throw error;
    }
  }

  async stop(): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.end('SIGTERM')));
    await this.parts.proxy.close();
    await this.parts.stopPostgres();
  }
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

/** A folder of a socket goes as a parameter: it is no host name. */
function urlOf({ host, port, user, password, database }: PostgresConnection): string {
  const url = new URL(`postgres://localhost:${port}/${database}`);
  url.username = user;
  url.password = password;
  url.searchParams.set('host', host);
  return url.href;
}
