/** Builds the client and the server, unless nothing has changed since the last build. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, TOOLCHAIN, run } from './process.mjs';

const STAMP = join(TOOLCHAIN, 'built');
const RESULTS = ['server/dist/main.js', 'client/dist/index.html'];
const SOURCES = [
  'server',
  'client',
  'shared',
  'pnpm-lock.yaml',
  'package.json',
  'tsconfig.base.json',
];
const ASIDE = new Set(['node_modules', 'dist', 'test', 'coverage']);

/** Throws when the build fails. */
export async function build() {
  const before = fingerprint();
  const built = RESULTS.every((path) => existsSync(join(ROOT, path)));
  if (built && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === before) return;
  await run('pnpm', ['run', 'build']);
  writeFileSync(STAMP, before);
}

/** Names, sizes and times of all sources: what was deleted or put back from an archive counts too. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const source of SOURCES) walk(join(ROOT, source), hash);
  return hash.digest('hex');
}

function walk(path, hash) {
  const { mtimeMs, size, isFolder } = look(path);
  if (!isFolder) {
    hash.update(`${path}\0${size}\0${mtimeMs}\n`);
    return;
  }
  for (const name of readdirSync(path).sort()) {
    if (!ASIDE.has(name) && !name.endsWith('.test.ts')) walk(join(path, name), hash);
  }
}

function look(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  return { mtimeMs: found?.mtimeMs ?? 0, size: found?.size ?? 0, isFolder: found?.isDirectory() };
}
