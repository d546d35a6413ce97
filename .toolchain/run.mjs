/**
 * The way in from a fresh clone: `start`, `test`, `heed` and `bench`. It finds Node and pnpm or
 * fetches them into this folder, installs what the lockfile names, builds, and hands over.
 * Plain JavaScript without packages, for whatever Node (18 or newer) is on the machine.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { build } from './build.mjs';
import { ROOT, TOOLCHAIN, handOver, run } from './process.mjs';

const NODE = '24.21.0';
const PNPM = '12.21.0';
const OLDEST_NODE = [22, 17];
const OLDEST_PNPM = [11, 0];

const tasks = {
  start: { build: true, program: 'server/dist/main.js' },
  test: { build: false, program: '.toolchain/test.mjs' },
  heed: { build: true, program: 'server/dist/cli.js' },
  bench: { build: true, program: 'server/dist/bench.js' },
};

const [name = '', ...rest] = process.argv.slice(2);
const task = Object.hasOwn(tasks, name) ? tasks[name] : undefined;
if (!task) {
  console.error(`Usage: node .toolchain/run.mjs ${Object.keys(tasks).join(' | ')}`);
  process.exit(2);
}
try {
  useWritableHome();
  await provideTools();
  await run('pnpm', ['install', '--frozen-lockfile', '--config.confirmModulesPurge=false']);
  if (task.build) await build();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
handOver('node', ['--enable-source-maps', join(ROOT, task.program), ...rest]);

/** npm and pnpm keep their caches at home; a service account often has none, or may not write it. */
function useWritableHome() {
  try {
    accessSync(homedir(), constants.W_OK);
  } catch {
    const home = join(TOOLCHAIN, 'home');
    mkdirSync(home, { recursive: true });
    for (const key of ['XDG_DATA_HOME', 'XDG_CACHE_HOME', 'XDG_STATE_HOME', 'XDG_CONFIG_HOME']) {
      delete process.env[key];
    }
    Object.assign(process.env, { HOME: home, npm_config_cache: join(home, '.npm') });
  }
}

/** Puts a Node and a pnpm that are new enough first on the path. */
async function provideTools() {
  const ownNode = isAtLeast(process.versions.node, OLDEST_NODE);
  if (ownNode) prepend(dirname(process.execPath));
  if (ownNode && isAtLeast(versionOf('pnpm'), OLDEST_PNPM)) return;
  prepend(join(TOOLCHAIN, 'node_modules', '.bin'));
  const missing = [
    ...(isAtLeast(versionOf('node'), OLDEST_NODE) ? [] : [nodePackage()]),
    ...(isAtLeast(versionOf('pnpm'), OLDEST_PNPM) ? [] : [`pnpm@${PNPM}`]),
  ];
  if (missing.length === 0) return;
  console.error(`Fetching ${missing.join(' and ')} into .toolchain …`);
  // Both at once where Node is fetched: npm drops from the folder what it isn't told to keep.
  const wanted = missing.length === 1 && ownNode ? missing : [nodePackage(), `pnpm@${PNPM}`];
  const flags = [
    '--no-save',
    '--no-package-lock',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--no-update-notifier',
  ];
  await run('npm', ['install', '--prefix', TOOLCHAIN, ...flags, ...wanted]);
  if (!isAtLeast(versionOf('node'), OLDEST_NODE) || !isAtLeast(versionOf('pnpm'), OLDEST_PNPM)) {
    throw new Error(`The Node that was fetched does not run on this system. ${advice()}`);
  }
}

/** Node as an npm package exists for Linux alone, in every version that is needed. */
function nodePackage() {
  if (process.platform === 'linux' && ['x64', 'arm64'].includes(process.arch)) {
    return `node-linux-${process.arch}@${NODE}`;
  }
  throw new Error(advice());
}

function advice() {
  return (
    `Heed needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node} on ` +
    `${process.platform}-${process.arch}. Install Node 24 (https://nodejs.org, or your package ` +
    'manager), then run the same command again.'
  );
}

function prepend(folder) {
  process.env.PATH = `${folder}${delimiter}${process.env.PATH ?? ''}`;
}

function versionOf(program) {
  const shell = process.platform === 'win32';
  const { status, stdout } = spawnSync(program, ['--version'], {
    encoding: 'utf8',
    cwd: ROOT,
    shell,
  });
  return status === 0 ? stdout.trim().replace(/^v/, '') : '0.0.0';
}

function isAtLeast(version, [major, minor]) {
  const [ownMajor = 0, ownMinor = 0] = version.split('.').map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}
