/** The account that PostgreSQL runs under: it refuses to run as root. */
import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';

export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const run = promisify(execFile);

/**
 * Undefined where Heed is an ordinary user: PostgreSQL then runs as that user. For root, whoever
 * owns the data already, else an account that is there, else one made for it.
 */
export async function postgresAccount(data: string): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(data).catch(() => undefined);
  if (owner && owner.uid !== 0) {
    return { name: `account ${owner.uid}`, uid: owner.uid, gid: owner.gid };
  }
  return (await lookUp('postgres')) ?? (await lookUp('nobody')) ?? (await create('heed'));
}

/**
 * Runs a program as the account. Its environment is bare, since a postmaster outlives its caller
 * and shows its environment to whoever may read it.
 */
export async function runAs(
  account: Account | undefined,
  program: string,
  args: readonly string[],
): Promise<string> {
  const { stdout } = await run(program, args, {
    ...(account && { uid: account.uid, gid: account.gid }),
    cwd: '/',
    env: { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
  });
  return stdout;
}

/** Whether the account gets into a folder; an ancestor that is closed to it keeps it out. */
export async function canEnter(account: Account | undefined, folder: string): Promise<boolean> {
  return succeeds(runAs(account, '/bin/sh', ['-c', 'cd "$1"', 'sh', folder]));
}

export async function canRun(account: Account | undefined, program: string): Promise<boolean> {
  return succeeds(runAs(account, program, ['--version']));
}

async function lookUp(name: string): Promise<Account | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { name, uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

async function create(name: string): Promise<Account> {
  const flags = ['--system', '--no-create-home', '--user-group', '--shell', '/usr/sbin/nologin'];
  const known =
    (await lookUp(name)) ?? (await run('useradd', [...flags, name]), await lookUp(name));
  if (!known) throw new Error(`The account ${name} could not be made for PostgreSQL.`);
  return known;
}

function succeeds(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  );
}
