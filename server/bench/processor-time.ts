/** How long processors have worked for a server and its database, as Linux counts it. */
import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';
import type { PostgresConnection } from '../src/kernel/database/embedded-postgres';

/** Linux tells ticks of a hundredth of a second. */
const MILLISECONDS_A_TICK = 10;
/** A tenth of a processor: what a server does of itself is less. */
const QUIET_MILLISECONDS = 50;
const LOOK_MILLISECONDS = 500;
const MOST_LOOKS = 60;

/** Milliseconds, of the server's process with all its threads and of PostgreSQL with all its backends. */
export interface ProcessorTime {
  readonly server: number;
  readonly database: number;
}

/** Process ids of the server and of PostgreSQL's first process. */
export interface Worked {
  readonly server: number;
  readonly database: number;
}

interface Process {
  readonly parent: number;
  /** Its own and that of its children that have ended. */
  readonly milliseconds: number;
}

/** The product and its cluster, which is no child of the product: it outlives it. */
export async function workedBy(server: number, connection: PostgresConnection): Promise<Worked> {
  const client = new pg.Client({ ...connection });
  await client.connect();
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const database = allProcesses().get(rows[0]?.pid ?? 0)?.parent;
  await client.end();
  if (database === undefined) throw new Error('PostgreSQL runs on another machine');
  return { server, database };
}

export function processorTime({ server, database }: Worked): ProcessorTime {
  const processes = allProcesses();
  const own = processes.get(server)?.milliseconds ?? 0;
  const first = processes.get(database)?.milliseconds ?? 0;
  const backends = [...processes.values()].filter(({ parent }) => parent === database);
  return {
    server: own,
    database: backends.reduce((sum, { milliseconds }) => sum + milliseconds, first),
  };
}

/** Waits until hardly anything works there any more, or for half a minute. */
export async function untilQuiet(worked: Worked): Promise<ProcessorTime> {
  let last = processorTime(worked);
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MILLISECONDS));
    const now = processorTime(worked);
    if (now.server + now.database - last.server - last.database < QUIET_MILLISECONDS) return now;
    last = now;
  }
  return last;
}

function allProcesses(): Map<number, Process> {
  const found = new Map<number, Process>();
  for (const name of readdirSync('/proc')) {
    const read = /^\d+$/.test(name) ? readProcess(name) : null;
    if (read) found.set(Number(name), read);
  }
  return found;
}

/** Null for one that has just ended. Its name stands in brackets and may hold anything. */
function readProcess(pid: string): Process | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [, parent, ...rest] = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const ticks = rest.slice(9, 13).reduce((sum, part) => sum + Number(part), 0);
    return { parent: Number(parent), milliseconds: ticks * MILLISECONDS_A_TICK };
  } catch {
    return null;
  }
}
