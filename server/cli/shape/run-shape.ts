/** `heed shape`: several nodes on this machine behind a proxy, to see that all of them are one. */
import { parseArgs } from 'node:util';
import { readEnv } from '../../src/config/env';
import { DONE, FAILED, reasonOf, terminal, USAGE, type Output } from '../output';
import { Shape } from './shape';

const usage = `heed shape [--nodes N]

  --nodes   2 to 8 nodes; else 2

The proxy listens on PORT, the nodes on the ports after it. The settings are the server's:
DATABASE_URL for a PostgreSQL of your own, REDIS_URL for a Redis between the nodes.`;

const FEWEST = 2;
const MOST = 8;

/** Runs until it is told to stop; answers with the exit code. */
export async function runShape(
  args: readonly string[],
  output: Output = terminal,
): Promise<number> {
  const count = countOf(args);
  if (count === null) {
    output.say(usage);
    return USAGE;
  }
  const { port, dataDir, databaseUrl } = readEnv(process.env);
  const nodes = Array.from({ length: count }, (_none, n) => port + n + 1);
  const url = `http://127.0.0.1:${port}`;
  const env = { ...process.env, HEED_PUBLIC_URL: process.env['HEED_PUBLIC_URL'] ?? url };
  const log = (message: string) => output.say(message);
  // Heard from now on: whoever asks while the nodes start must leave none of them behind.
  const stop = asked();
  try {
    const shape = await Shape.start({ dataDir, databaseUrl, ports: [port, ...nodes], env, log });
    output.print(`Heed is ready: ${shape.url} (nodes on ${nodes.join(', ')})`);
    await stop;
    await shape.stop();
    return DONE;
  } catch (error) {
    output.say(`heed shape: ${reasonOf(error)}`);
    return FAILED;
  }
}

/** Null where it can't be understood. */
function countOf(args: readonly string[]): number | null {
  try {
    const { values } = parseArgs({ args: [...args], options: { nodes: { type: 'string' } } });
    const count = Number(values.nodes ?? FEWEST);
    return Number.isInteger(count) && count >= FEWEST && count <= MOST ? count : null;
  } catch {
    return null;
  }
}

/** Settles when somebody asks the shape to stop. */
function asked(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
}
