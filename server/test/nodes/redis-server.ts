/** A Redis of a test's own, which can be killed and started again at the same place. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { freePort } from '../../bench/product';

/** Tests that need one are skipped where Redis isn't installed, and say so in their names. */
export const hasRedis = spawnSync('redis-server', ['--version']).status === 0;
export const redisWords = hasRedis ? 'Redis' : 'Redis (redis-server is not installed)';

export class RedisServer {
  private child: ChildProcess | null = null;

  private constructor(private readonly port: number) {}

  static async start(): Promise<RedisServer> {
    const redis = new RedisServer(await freePort());
    await redis.start();
    return redis;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** With nothing of what it knew before. */
  async start(): Promise<void> {
    const settings = ['--port', String(this.port), '--save', '', '--appendonly', 'no'];
    const child = spawn('redis-server', settings, { cwd: '/' });
    this.child = child;
    const ready = Promise.withResolvers<void>();
    child.stdout.on('data', (chunk: Buffer) => {
      if (String(chunk).includes('Ready to accept')) ready.resolve();
    });
    child.once('exit', () => ready.reject(new Error('Redis ended')));
    await ready.promise;
  }

  async kill(): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }
}
