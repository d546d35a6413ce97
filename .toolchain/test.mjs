/**
 * The whole test run, the same here and in CI: build, checks, tests without a database, with
 * PostgreSQL, with a listening server, in a browser. The last line counts what passed and failed.
 */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { runChecks } from './check.mjs';
import { chromiumAdvice, provideChromium } from './chromium.mjs';
import { ROOT, show } from './process.mjs';
import { add, empty, failure, listPlaywright, readPlaywright, readVitest } from './reports.mjs';

const reports = mkdtempSync(join(tmpdir(), 'heed-reports-'));
process.on('exit', () => rmSync(reports, { recursive: true, force: true }));

const tiers = [
  ['unit', ['server', 'client', 'shared'], /^(?!.*\.(pg|ws)\.test\.ts$).*\.test\.ts$/],
  ['pg', ['server'], /\.pg\.test\.ts$/],
  ['ws', ['server'], /\.ws\.test\.ts$/],
];

let total = empty();
const built = await section('build', buildOnce);
await section('check', check);
for (const tier of tiers) await section(tier[0], () => vitest(tier));
await section('e2e', built.failed ? notBuilt : browser);
conclude();

async function section(name, work) {
  console.log(`\n── ${name} ──`);
  const tally = await work();
  total = add(total, tally);
  return tally;
}

/** The build counts only when it fails: it is what the tests stand on, not a test. */
async function buildOnce() {
  try {
    await build();
    return empty();
  } catch (error) {
    return failure(`build: ${error.message}`);
  }
}

async function check() {
  const results = await runChecks();
  const bad = results.filter((result) => !result.passed);
  return {
    ...empty(),
    passed: results.length - bad.length,
    failed: bad.length,
    failures: bad.map((result) => `check: ${result.name}`),
  };
}

async function vitest([name, folders, pattern]) {
  if (!folders.some((folder) => contains(join(ROOT, folder), pattern))) return none(name);
  const file = join(reports, `${name}.json`);
  const flags = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const code = await show('pnpm', ['run', `test:${name}`, ...flags]);
  return settle(name, readVitest(file), code);
}

async function browser() {
  if (!contains(join(ROOT, 'e2e'), /\.spec\.ts$/)) return none('e2e');
  const chromium = await provideChromium();
  if (!chromium) return withoutBrowser();
  const file = join(reports, 'e2e.json');
  const code = await playwright(['--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
    HEED_CHROMIUM: chromium,
  });
  return settle('e2e', readPlaywright(file), code);
}

/** Nobody is told that these passed: each is named, and CI takes it for a failure. */
async function withoutBrowser() {
  console.log(chromiumAdvice());
  if (process.env.CI === 'true') return failure(`e2e: ${chromiumAdvice()}`);
  const file = join(reports, 'list.json');
  await playwright(['--list', '--reporter=json'], { PLAYWRIGHT_JSON_OUTPUT_FILE: file });
  const titles = listPlaywright(file);
  if (titles.length === 0) return failure('e2e: the tests could not be listed');
  titles.forEach((title) => console.log(`skipped  ${title}`));
  return { ...empty(), skipped: titles.length };
}

function playwright(args, env) {
  return show('pnpm', ['--filter', './e2e', 'exec', 'playwright', 'test', ...args], { env });
}

function notBuilt() {
  return failure('e2e: not run, since the build failed');
}

function none(name) {
  console.log(`There are no ${name} tests.`);
  return empty();
}

/** A tier that has tests and ran none, or that ended badly for no reason it reports, has failed. */
function settle(name, tally, code) {
  if (tally.failed > 0) return tally;
  if (tally.passed === 0) return add(tally, failure(`${name}: no test ran`));
  return code === 0 ? tally : add(tally, failure(`${name}: ended with code ${code}`));
}

function contains(folder, pattern) {
  if (!existsSync(folder)) return false;
  return readdirSync(folder, { withFileTypes: true }).some((entry) => {
    if (!entry.isDirectory()) return pattern.test(entry.name);
    const aside = entry.name === 'node_modules' || entry.name === 'dist';
    return !aside && contains(join(folder, entry.name), pattern);
  });
}

function conclude() {
  const { passed, failed, skipped, failures } = total;
  if (failures.length > 0) {
    console.log('\n── what failed ──');
    failures.forEach((what) => console.log(`✗ ${what.replace(`${ROOT}/`, '')}`));
  }
  const also = skipped > 0 ? `, ${skipped} skipped` : '';
  console.log(`\n${passed} passed, ${failed} failed${also}`);
  process.exitCode = failed > 0 ? 1 : 0;
}
