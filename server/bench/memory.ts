/** What a million open cases cost in memory, all folds together or each alone, and how soon they are loaded. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { allProjections, FoldSet } from '../src/projections/fold-set';
import type { Projection } from '../src/projections/projection';
import { openCases } from './open-cases';
import { runRole } from './product';
import { report } from './report';

const CASES = 1_000_000;
const WARM = 20_000;
const LOOKS = 15;
const BETWEEN_LOOKS = 3_000;
const MEGABYTE = 1_048_576;
const TARGET = 150;
const LOAD_TARGET = 10_000;
const SETTINGS = { timeZone: 'Asia/Shanghai' };

export interface MemoryOptions {
  readonly cases: number;
  /** One fold alone; left out for all. */
  readonly fold?: string;
}

export interface Held {
  /** Over the idle process, in megabytes. */
  readonly rss: number;
  /** Of the heap and of the columns, which lie outside it. */
  readonly held: number;
  /** The states as they are kept, in megabytes. */
  readonly saved: number;
  /** Milliseconds from the kept states to a board of them. */
  readonly loading: number;
}

export async function memoryBench(part?: string): Promise<void> {
  const ask = (options: MemoryOptions) => runRole<Held>('--memory', options);
  const { rss, held, saved, loading } = await ask({ cases: CASES });
  report({
    bench: 'memory',
    ours: rss,
    limit: TARGET,
    unit: 'MB',
    target: TARGET,
    better: 'less',
    note: `${CASES} open cases over the idle process; ${held.toFixed(0)} MB of it held, kept as ${saved.toFixed(0)} MB`,
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
  if (part !== 'folds') return;
  for (const { name } of allProjections(SETTINGS)) {
    const one = await ask({ cases: CASES, fold: name });
    if (one.rss > 1)
      console.error(`  ${name}: ${one.rss.toFixed(0)} MB, kept as ${one.saved.toFixed(0)} MB`);
  }
}

/** In a process of its own: what other work leaves behind would be counted too. */
export async function runMemory({ cases, fold }: MemoryOptions): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const end = Date.parse('2026-11-25T00:00:00Z');
  const projections = allProjections(SETTINGS).filter(({ name }) => !fold || name === fold);
  warmUp(projections, end);
  const set = new FoldSet(projections);
  const before = await usage(collect);
  for (const entry of openCases(cases, end)) set.apply(entry);
  set.parts('real', end, { baselineNeeded: 14 });
  const after = await usage(collect);
  const kept = [...set.save(Number.MAX_SAFE_INTEGER)];
  const beganAt = performance.now();
  const again = new FoldSet(projections);
  again.load(kept);
  again.parts('real', end, { baselineNeeded: 14 });
  const measured: Held = {
    rss: (after.rss - before.rss) / MEGABYTE,
    held: (inUse(after) - inUse(before)) / MEGABYTE,
    saved: kept.reduce((sum, { state }) => sum + state.length, 0) / MEGABYTE,
    loading: performance.now() - beganAt,
  };
  process.send?.(measured, undefined, undefined, () => process.exit(0));
}

/** What a process that works needs in any case is no cost of a case: its code, and room for what is young. */
function warmUp(projections: readonly Projection[], end: number): void {
  const warm = new FoldSet(projections);
  for (const entry of openCases(WARM, end)) warm.apply(entry);
  warm.parts('real', end, { baselineNeeded: 14 });
}

function inUse({ heapUsed, arrayBuffers }: NodeJS.MemoryUsage): number {
  return heapUsed + arrayBuffers;
}

/** The engine keeps pages that it has freed for a while, in case it needs them again: the least that is seen. */
async function usage(collect: () => void): Promise<NodeJS.MemoryUsage> {
  for (let n = 0; n < 3; n += 1) collect();
  let least = process.memoryUsage();
  for (let look = 0; look < LOOKS; look += 1) {
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_LOOKS));
    const now = process.memoryUsage();
    if (now.rss < least.rss) least = now;
  }
  return least;
}
