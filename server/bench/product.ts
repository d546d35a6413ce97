/** The whole product as a child process over a data folder of its own, and children that load it. */
import { fork, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PASSWORD = 'bench-password-0001';
/** The first account of the product. */
export const ACCOUNT = { account: 'admin', password: PASSWORD } as const;
const here = dirname(fileURLToPath(import.meta.url));

export interface Product {
  readonly url: string;
  /** An API key that may register complaints and see the board. */
  readonly key: string;
  /** The cookie of the first account. */
  readonly cookie: string;
  readonly dataDir: string;
  readonly pid: number;
  /** Stops it; its folder stays. */
  halt(): Promise<void>;
  stop(): Promise<void>;
}

/** Over a new folder, which goes with the product. */
export async function startProduct(): Promise<Product> {
  const dataDir = mkdtempSync(join(tmpdir(), 'heed-bench-'));
  // PostgreSQL may run under another account, which has to get in.
  chmodSync(dataDir, 0o755);
  const launched = await launch(dataDir);
  const { url } = launched;
  const cookie = await logIn(url, ACCOUNT);
  const key = await makeKey(url, cookie);
  return productOver({ dataDir, key, cookie }, launched);
}

/** The product stands still while `work` is done, and goes on over the same folder. */
export async function goesOnAfter(
  product: Product,
  work: () => Promise<unknown>,
): Promise<Product> {
  await product.halt();
  await work();
  return productOver(product, await launch(product.dataDir));
}

function productOver(
  { dataDir, key, cookie }: Pick<Product, 'dataDir' | 'key' | 'cookie'>,
  launched: Launched,
): Product {
  return {
    url: launched.url,
    key,
    cookie,
    dataDir,
    pid: launched.child.pid ?? 0,
    halt: () => launched.stop(),
    stop: async () => {
      await launched.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export interface Launched {
  readonly url: string;
  readonly child: ChildProcess;
  /** Milliseconds until its probe said that it is ready. */
  readonly readyAfter: number;
  stop(): Promise<void>;
}

/** The product over a folder as it is, and stays. */
export async function launch(dataDir: string): Promise<Launched> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const beganAt = performance.now();
  const child = fork(join(here, 'main.js'), [], {
    env: {
      ...process.env,
      PORT: String(port),
      HEED_DATA_DIR: dataDir,
      HEED_ADMIN_PASSWORD: PASSWORD,
      HEED_LOG_LEVEL: 'warn',
      NODE_ENV: 'production',
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const stop = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  };
  try {
    await ready(url, child);
  } catch (error) {
    if (child.exitCode === null) await stop();
    throw error;
  }
  return { url, child, readyAfter: performance.now() - beganAt, stop };
}

/** Starts this program in a role that stays, and waits until it says that it is ready. */
export function startRole(role: string, options: object): Promise<ChildProcess> {
  return new Promise((resolve, reject) => {
    const child = fork(join(here, 'bench.js'), [role, JSON.stringify(options)]);
    child.once('message', () => resolve(child));
    child.once('exit', (code) => reject(new Error(`${role} ended with ${code}`)));
  });
}

/** Runs this program in one of its roles and gives back what it measured. */
export function runRole<T>(role: string, options: object): Promise<T> {
  return new Promise((resolve, reject) => {
    const child = fork(join(here, 'bench.js'), [role, JSON.stringify(options)]);
    child.once('message', (message) => resolve(message as T));
    child.once('exit', (code) => reject(new Error(`${role} ended with ${code} and no result`)));
  });
}

/** A journal of a million entries and no kept state is folded whole before. */
const READY_MINUTES = 10;

async function ready(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < READY_MINUTES * 600; tries += 1) {
    if (child.exitCode !== null) throw new Error(`the product ended with ${child.exitCode}`);
    const response = await fetch(`${url}/health/ready`).catch(() => null);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the product was not ready within ${READY_MINUTES} minutes`);
}

/** The same product with the cookie of a duty leader, who may see and command every case. */
export async function makeLeader(product: Product): Promise<Product> {
  const { url } = product;
  const person = { account: 'leader', name: 'leader', roles: ['duty-leader', 'call-taker'] };
  const made = await post(url, '/api/accounts', person, product.cookie);
  const { initialPassword } = (await made.json()) as { initialPassword: string };
  const first = await logIn(url, { account: 'leader', password: initialPassword });
  await post(url, '/api/session/password', { current: initialPassword, next: PASSWORD }, first);
  return { ...product, cookie: await logIn(url, { account: 'leader', password: PASSWORD }) };
}

async function logIn(url: string, who: { account: string; password: string }): Promise<string> {
  const response = await post(url, '/api/session', who);
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
  if (!cookie) throw new Error(`log-in failed: ${response.status}`);
  return cookie;
}

async function makeKey(url: string, cookie: string): Promise<string> {
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
  const asked = { name: 'bench', scopes: ['complaints:write', 'board:read'], expiresAt };
  const response = await post(url, '/api/keys', asked, cookie);
  const { key } = (await response.json()) as { key?: string };
  if (!key) throw new Error(`no key: ${response.status}`);
  return key;
}

function post(url: string, path: string, body: object, cookie?: string): Promise<Response> {
  return fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(cookie && { cookie, origin: url }) },
    body: JSON.stringify(body),
  });
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
