/** What the process list and `postmaster.pid` tell about a cluster: who runs, and who was left over. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';

export interface Postmaster {
  readonly pid: number;
  readonly host: string;
  readonly port: number;
  /** `starting`, `ready`, `stopping`; empty in the first moment of a start. */
  readonly status: string;
}

const run = promisify(execFile);
const hasProc = existsSync('/proc/self/cmdline');

/**
 * The living postmaster of a data folder. The file alone is not believed: after a crash or a
 * restart of the machine its process id may belong to any other process.
 */
export async function runningPostmaster(data: string): Promise<Postmaster | undefined> {
  const lines = await postmasterLines(data);
  const pid = Number(lines[0]);
  if (!pid || !isPostmasterOf(await commandOf(pid), data)) return undefined;
  const [, , , port = '', socketFolder = '', address = '', , status = ''] = lines;
  return { pid, host: socketFolder || address, port: Number(port), status: status.trim() };
}

/** Processes of a cluster besides its postmaster; after that one's death they are left over. */
export async function clusterProcesses(clusterName: string): Promise<number[]> {
  const title = `postgres: ${clusterName}: `;
  const found: number[] = [];
  for (const pid of await processIds()) {
    if ((await commandOf(pid)).join(' ').startsWith(title)) found.push(pid);
  }
  return found;
}

/** A mark of the moment when a process began; undefined where there is no such process. */
export async function startOfProcess(pid: number): Promise<string | undefined> {
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
  try {
    if (!hasProc)
      return (await run('ps', ['-o', 'lstart=', '-p', `${pid}`])).stdout
        .trim()
        .replaceAll(' ', '-');
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold spaces; the 22nd field of all is the 20th after it.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

async function postmasterLines(data: string): Promise<string[]> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '');
  return text.split('\n');
}

function isPostmasterOf(command: readonly string[], data: string): boolean {
  const at = command.indexOf('-D');
  return basename(command[0] ?? '') === 'postgres' && at > 0 && command[at + 1] === data;
}

async function processIds(): Promise<number[]> {
  if (hasProc) return (await readdir('/proc')).map(Number).filter((pid) => pid > 0);
  const { stdout } = await run('ps', ['-axo', 'pid=']);
  return stdout
    .split('\n')
    .map(Number)
    .filter((pid) => pid > 0);
}

/** The command line, which every account may read, unlike the working folder of a process. */
async function commandOf(pid: number): Promise<string[]> {
  try {
    if (!hasProc)
      return (await run('ps', ['-ww', '-o', 'command=', '-p', `${pid}`])).stdout.trim().split(' ');
    const text = await readFile(`/proc/${pid}/cmdline`, 'utf8');
    return text.split('\0').filter(Boolean);
  } catch {
    return [];
  }
}
