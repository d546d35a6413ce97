/** One Heed process a data folder: a lock file that names its holder, taken over from a dead one. */
import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { startOfProcess } from './embedded-postgres-process';

/** Another living process holds the data folder. */
export class DataFolderInUse extends Error {
  override readonly name = 'DataFolderInUse';
}

/** Takes the lock or throws `DataFolderInUse`. The holder's start time tells a reused process id. */
export async function takeLock(
  file: string,
  dataDir: string,
): Promise<{ release(): Promise<void> }> {
  const holder = `${process.pid} ${(await startOfProcess(process.pid)) ?? 'unknown'} ${randomUUID()}`;
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, holder, { mode: 0o600 });
  try {
    // A link appears whole or not at all, and fails where the name is taken.
    while (!(await linked(draft, file))) {
      const other = await readFile(file, 'utf8').catch(() => undefined);
      if (other === undefined) continue;
      if (await isAlive(other)) throw new DataFolderInUse(inUse(dataDir, other));
      await removeStale(file, other);
    }
  } finally {
    await rm(draft, { force: true });
  }
  return { release: () => removeStale(file, holder) };
}

async function linked(draft: string, file: string): Promise<boolean> {
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

async function isAlive(holder: string): Promise<boolean> {
  const [pid, start] = holder.split(' ');
  const current = await startOfProcess(Number(pid));
  return current !== undefined && current === start;
}

/** Moved away before it is deleted, so that a lock that changed hands meanwhile is put back. */
async function removeStale(file: string, expected: string): Promise<void> {
  const aside = `${file}.${randomUUID()}`;
  const moved = await rename(file, aside).then(
    () => true,
    () => false,
  );
  if (!moved) return;
  if ((await readFile(aside, 'utf8')) !== expected) await linked(aside, file);
  await rm(aside, { force: true });
}

function inUse(dataDir: string, holder: string): string {
  return `Another Heed process (${holder.split(' ')[0]}) uses the data folder ${dataDir}.`;
}
