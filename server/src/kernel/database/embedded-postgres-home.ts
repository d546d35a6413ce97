/** The folders of the cluster, whom they belong to, and the passwords that are kept beside it. */
import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { canEnter, postgresAccount, type Account } from './embedded-postgres-account';
import { binariesFor, type Binaries } from './embedded-postgres-binaries';

export interface Home {
  readonly account: Account | undefined;
  readonly binaries: Binaries;
  /** Marks the cluster's processes in the process list. */
  readonly clusterName: string;
  readonly data: string;
  /** Holds the unix socket and nothing else. */
  readonly run: string;
  readonly logs: string;
  readonly lockFile: string;
  readonly passwordFile: string;
}

const Passwords = z.strictObject({ superuser: z.string(), application: z.string() });
export type Passwords = z.infer<typeof Passwords>;

/** Used by root alone, where the account of PostgreSQL can't get at the project. */
const SYSTEM_FOLDER = '/var/lib/heed';

/** Finds the folders, makes those that are missing and opens each to the right account only. */
export async function openHome(dataDir: string, log: (message: string) => void): Promise<Home> {
  const folder = resolve(dataDir);
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 12);
  const { root, account } = await chooseRoot(folder, join(SYSTEM_FOLDER, hash), log);
  const home: Home = {
    account,
    binaries: await binariesFor(account, SYSTEM_FOLDER, log),
    clusterName: `heed-${hash}`,
    data: join(root, 'data'),
    run: join(root, 'run'),
    logs: join(root, 'log'),
    lockFile: join(root, 'heed.lock'),
    passwordFile: join(root, 'passwords.json'),
  };
  await makeOwn(home.run, account);
  await makeOwn(home.logs, account);
  return home;
}

/** A folder that the account alone may enter. Its parents are made as other folders are. */
export async function makeOwn(folder: string, account: Account | undefined): Promise<void> {
  await mkdir(folder, { recursive: true });
  if (account) await chown(folder, account.uid, account.gid);
  await chmod(folder, 0o700);
}

/** The passwords; a cluster that lost them can't be opened by anybody, and that is said. */
export async function readPasswords(home: Home): Promise<Passwords> {
  const text = await readFile(home.passwordFile, 'utf8').catch(() => {
    throw new Error(`The database passwords are missing: ${home.passwordFile} can't be read.`);
  });
  return Passwords.parse(JSON.parse(text));
}

/** Made once, before the cluster, and on the disk before anything rests upon them. */
export async function makePasswords(home: Home): Promise<Passwords> {
  if (existsSync(home.passwordFile)) return readPasswords(home);
  const passwords = { superuser: secret(), application: secret() };
  const half = `${home.passwordFile}.new`;
  const file = await open(half, 'w', 0o600);
  await file.writeFile(JSON.stringify(passwords));
  await file.sync();
  await file.close();
  await rename(half, home.passwordFile);
  return passwords;
}

async function chooseRoot(
  dataDir: string,
  elsewhere: string,
  log: (message: string) => void,
): Promise<{ root: string; account: Account | undefined }> {
  const near = join(dataDir, 'postgres');
  await makePassable(near);
  const account = await postgresAccount(join(near, 'data'));
  const moved = existsSync(join(elsewhere, 'data')) && !existsSync(join(near, 'data'));
  if (!moved && (await canEnter(account, near))) return { root: near, account };
  if (!account || existsSync(join(near, 'data'))) {
    throw new Error(
      `PostgreSQL can't enter its data in ${near} as ${account?.name ?? 'this user'}.`,
    );
  }
  await makePassable(elsewhere);
  log(
    `The database lies in ${elsewhere}: PostgreSQL runs as ${account.name}, not as root,` +
      ` and ${near} is closed to it.`,
  );
  return { root: elsewhere, account: await postgresAccount(join(elsewhere, 'data')) };
}

/** What is made here can be passed through, not listed, whatever the umask; the rest is left. */
async function makePassable(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (!first) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) {
    await chmod(made, 0o711);
  }
}

function secret(): string {
  return randomBytes(24).toString('base64url');
}
