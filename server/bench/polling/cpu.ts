/** CPU time that processes have used, from /proc: what a way of serving costs, whoever pays it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Of the kernel's accounting, on all Linux that Heed runs on. */
const TICKS_A_SECOND = 100;

/** Seconds that a process and all children it has waited for have used; 0 where it is gone. */
export function cpuSeconds(pid: number): number {
  const fields = statOf(pid);
  if (!fields) return 0;
  // utime, stime and those of children that have ended: the 14th to the 17th, counted after the name.
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / TICKS_A_SECOND;
}

/** The postmaster of a data folder and its sessions. */
export function postgresProcesses(dataDir: string): number[] {
  const [line] = readFileSync(join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8').split(
    '\n',
  );
  const postmaster = Number(line);
  const sessions = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => Number(statOf(pid)?.[1]) === postmaster);
  return [postmaster, ...sessions];
}

/** What follows the name in brackets, which may hold spaces: state, parent and so on. */
function statOf(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}
