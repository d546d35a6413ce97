/**
 * What a million open cases cost in memory, all folds together or each alone, and how soon they are
 * loaded. Nothing is collected by force: it is as an operator sees it a while after a start.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allProjections, FoldSet } from '../src/projections/fold-set';
import type { Projection } from '../src/projections/projection';
import { openCases } from './open-cases';
import { runRole } from './product';
import { median, report } from './report';

const CASES = 1_000_000;
const WARM = 20_000;
/** By then the engine has given back what it had freed. */
const SETTLES = 20_000;
const LOOKS = 5;
const BETWEEN_LOOKS = 2_000;
const MEGABYTE = 1_048_576;
const TARGET = 150;
const LOAD_TARGET = 10_000;
const SETTINGS = { timeZone: 'Asia/Shanghai' };
const END = Date.parse('2026-11-25T00:00:00Z');

export interface MemoryOptions {
  /** Where the states are kept, a file a fold. */
  readonly folder: string;
  /** So many cases are folded and their states kept; left out, the states are loaded. */
  readonly cases?: number;
  /** One fold alone; left out for all. */
  readonly fold?: string;
}

export interface Held {
  /** Over the process that holds no case, in megabytes. */
  readonly rss: number;
  /** Of it in columns, which lie outside the heap. */
  readonly columns: number;
  /** The states as they are kept, in megabytes. */
  readonly saved: number;
  /** Milliseconds from the kept states to a board of them. */
  readonly loading: number;
}

export async function memoryBench(part?: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'heed-states-'));
  try {
    await runRole('--memory', { folder, cases: CASES } satisfies MemoryOptions);
    const ask = (options: MemoryOptions) => runRole<Held>('--memory', options);
    tell(await ask({ folder }));
    if (part !== 'folds') return;
    for (const { name } of allProjections(SETTINGS)) {
      const one = await ask({ folder, fold: name });
      if (one.saved < 0.1) continue;
      const figures = [one.rss, one.columns, one.saved].map((figure) => figure.toFixed(0));
      console.error(
        `  ${name}: ${figures[0]} MB, ${figures[1]} of it in columns, kept as ${figures[2]}`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function tell({ rss, columns, saved, loading }: Held): void {
  report({
    bench: 'memory',
    ours: rss,
    limit: TARGET,
    unit: 'MB',
    target: TARGET,
    better: 'less',
    note: `${CASES} open cases over the idle process; ${columns.toFixed(0)} MB of it in columns, kept as ${saved.toFixed(0)} MB`,
  });
  report({
    bench: 'load',
    ours: loading,
    limit: LOAD_TARGET,
    unit: 'ms',
    target: LOAD_TARGET,
    better: 'less',
    note: `from the kept states of ${CASES} open cases to a board, without the database's part`,
  });
}

/** In a process of its own: what other work leaves behind would be counted too. */
export async function runMemory(options: MemoryOptions): Promise<void> {
  const projections = allProjections(SETTINGS).filter(
    ({ name }) => !options.fold || name === options.fold,
  );
  const measured = options.cases
    ? keep(projections, options.folder, options.cases)
    : await load(projections, options.folder);
  process.send?.(measured, undefined, undefined, () => process.exit(0));
}

function keep(projections: readonly Projection[], folder: string, cases: number): object {
  for (const { fold, state } of folded(projections, cases).save(Number.MAX_SAFE_INTEGER)) {
    writeFileSync(join(folder, fold), state);
  }
  return {};
}

async function load(projections: readonly Projection[], folder: string): Promise<Held> {
  // What a process that works needs in any case is no cost of a case: its code.
  folded(projections, WARM);
  const before = await settled();
  const beganAt = performance.now();
  const set = new FoldSet(projections);
  let saved = 0;
  for (const { name: fold, version } of projections) {
    const state = readFileSync(join(folder, fold));
    saved += state.length;
    set.takeUp({ fold, realm: 'real', version, position: 1, state });
  }
  show(set);
  const loading = performance.now() - beganAt;
  const after = await settled();
  // Read once more, so that nothing of it was let go before.
  show(set);
  return {
    rss: (after.rss - before.rss) / MEGABYTE,
    columns: (after.columns - before.columns) / MEGABYTE,
    saved: saved / MEGABYTE,
    loading,
  };
}

function folded(projections: readonly Projection[], cases: number): FoldSet {
  const set = new FoldSet(projections);
  for (const entry of openCases(cases, END)) set.apply(entry);
  show(set);
  return set;
}

function show(set: FoldSet): void {
  set.parts('real', END, { baselineNeeded: 14 });
}

async function settled(): Promise<{ rss: number; columns: number }> {
  await quiet(SETTLES);
  const looks: NodeJS.MemoryUsage[] = [];
  for (let look = 0; look < LOOKS; look += 1) {
    looks.push(process.memoryUsage());
    await quiet(BETWEEN_LOOKS);
  }
  return {
    rss: median(looks.map(({ rss }) => rss)),
    columns: median(looks.map(({ arrayBuffers }) => arrayBuffers)),
  };
}

function quiet(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
