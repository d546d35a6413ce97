/** The shape of several nodes for a test: of the built server, over a folder of its own, on free ports. */
import { existsSync } from 'node:fs';
import { program, Shape } from '../../cli/shape/shape';
import { freePort } from '../../bench/product';
import { makeDataDir, removeDataDir } from '../built-server';
import { ADMIN_PASSWORD, Caller, type Answer } from '../caller';
import { setTimeout as pause } from 'node:timers/promises';

const AGAIN_MILLISECONDS = 200;
const TRIES = 50;

export interface TestShape {
  readonly shape: Shape;
  readonly dataDir: string;
  stop(): Promise<void>;
}

export async function startShape(nodes: number, redisUrl?: string): Promise<TestShape> {
  if (!existsSync(program)) {
    throw new Error('server/dist/main.js is not there: run `pnpm build` (`npm test` does) first');
  }
  const dataDir = makeDataDir();
  const ports = await Promise.all(Array.from({ length: nodes + 1 }, freePort));
  const [proxy = 0, ...others] = ports;
  const shape = await Shape.start({
    dataDir,
    ports: [proxy, ...others],
    databaseUrl: undefined,
    env: {
      PATH: process.env['PATH'],
      HEED_ADMIN_PASSWORD: ADMIN_PASSWORD,
      HEED_PUBLIC_URL: `http://127.0.0.1:${proxy}`,
      HEED_LOG_LEVEL: 'error',
      REDIS_URL: redisUrl,
    },
    log: (message) => process.stderr.write(`${message}\n`),
  });
  return {
    shape,
    dataDir,
    stop: async () => {
      await shape.stop();
      removeDataDir(dataDir);
    },
  };
}

/** Somebody behind the proxy: a connection that breaks with a node is made again. */
export class Behind extends Caller {
  override async send<T = Record<string, unknown>>(
    ...asked: Parameters<Caller['send']>
  ): Promise<Answer<T>> {
    for (let tries = 1; ; tries += 1) {
      const answer = await super.send<T>(...asked).catch(() => null);
      if (answer && answer.status !== 503) return answer;
      if (tries === TRIES) throw new Error(`no answer from ${asked[0]} ${asked[1]}`);
      await pause(AGAIN_MILLISECONDS);
    }
  }
}
