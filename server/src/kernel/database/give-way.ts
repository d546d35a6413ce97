/** Lets the server processes of a pool's connections go behind all others that want the processor. */
import { readFileSync } from 'node:fs';
import { getPriority, setPriority } from 'node:os';
import type { Pool } from 'pg';

/** Beside one that doesn't give way it has a quarter of a processor, and all of one that is free. */
const GIVES_WAY = 5;
const LOWEST = 19;

/**
 * For work that nobody waits for: where PostgreSQL runs on this machine, on Linux. Elsewhere, and
 * where this process may not, all stays as it is.
 */
export function letGiveWay(pool: Pool): void {
  if (process.platform !== 'linux' || !pool.options.host?.startsWith('/')) return;
  pool.on('connect', (client) => {
    if ('processID' in client && typeof client.processID === 'number') giveWay(client.processID);
  });
}

/** A process, or with 0 on Linux the thread that calls, goes so much behind what it was beside. */
export function lowerPriority(pid: number): void {
  setPriority(pid, Math.min(getPriority(pid) + GIVES_WAY, LOWEST));
}

function giveWay(pid: number): void {
  try {
    // Behind a socket that is shared with another container the number would be that of anybody here.
    if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').startsWith('postgres: ')) lowerPriority(pid);
  } catch {
    // It has ended already, or belongs to somebody else.
  }
}
