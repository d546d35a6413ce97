/** Starts everything on one port: PostgreSQL, schema, folds, doors; and stops it again without losing anything. */
import 'reflect-metadata';
import { EnvError, readEnv, type Env } from './config/env';
import { openServer } from './open-server';

async function start(): Promise<void> {
  const server = await openServer(environment(), say);
  say(`Heed is ready: ${server.url}`);
  if (server.passwordFile) say(`First account: admin, password in ${server.passwordFile}`);
  let stopping = false;
  const stop = (signal: string) => {
    if (stopping) return;
    stopping = true;
    say(`${signal}: finishing what was acknowledged …`);
    server.close().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGINT', () => stop('SIGINT'));
}

/** A wrong setting stops the start with its name. */
function environment(): Env {
  try {
    return readEnv(process.env);
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    return end(error.message);
  }
}

function say(message: string): void {
  process.stdout.write(`${message}\n`);
}

function fail(error: unknown): never {
  return end(error instanceof Error ? (error.stack ?? error.message) : String(error));
}

function end(reason: string): never {
  process.stderr.write(`${reason}\n`);
  process.exit(1);
}

start().catch(fail);
