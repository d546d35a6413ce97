import { expect, test } from 'vitest';
import type { JournalEntry } from '../journal/events';
import { FoldSet } from '../projections/fold-set';
import type { Fold, Projection } from '../projections/projection';
import { PastFolds, type PastSource } from './past-folds';

const START = Date.parse('2026-11-24T00:00:00Z');
const realm = 'drill-a';
const timeOf = (n: number) => new Date(START + n * 1_000).toISOString();

/** One a second. */
const entries = Array.from({ length: 6_000 }, (_none, n): JournalEntry => {
  const at = timeOf(n);
  const data = { realmAt: at, wallAt: at, speed: 1, until: at, state: 'running' } as const;
  const actor = { kind: 'system', id: null } as const;
  return { type: 'realm-paced', data, realm, actor, at, position: n + 1 };
});

/** `bytes` is how large each state is said to be. */
function sourceOf(count: number, bytes = 0) {
  const kept: { position: number; at: number; states: [string, string][] }[] = [];
  const source: PastSource = {
    read: (_realm, after, limit) =>
      Promise.resolve(entries.slice(0, count).slice(after, after + limit)),
    keep: (_realm, { position, at }, folds) => {
      const states = [...folds].map(({ fold, pieces }): [string, string] => [
        fold,
        Buffer.concat([...pieces]).toString(),
      ]);
      kept.push({ position, at, states });
      return Promise.resolve(bytes);
    },
  };
  return { source, kept };
}

/** Counts what it was given. */
class Counting implements Fold {
  constructor(private count: number) {}
  apply(): void {
    this.count += 1;
  }
  rows() {
    return {};
  }
  save(): Uint8Array {
    return Buffer.from(String(this.count));
  }
}

const counting = (name: string): Projection => ({
  name,
  version: 1,
  empty: () => new Counting(0),
  load: (bytes) => new Counting(Number(Buffer.from(bytes).toString())),
});

test('[X7] keeps its states every 1,250 entries on the way, at the time of the last one', async () => {
  const { source, kept } = sourceOf(3_000);
  const folds = new FoldSet([counting('a')]);
  const from = { position: 0, ahead: 0, time: -Infinity, bytes: 0 };
  const past = new PastFolds({ realm, folds, ...from }, source);
  await past.forward(START + 2_500_000);
  expect(kept).toEqual([
    { position: 1_250, at: START + 1_249_000, states: [['a', '1250']] },
    { position: 2_500, at: START + 2_499_000, states: [['a', '2500']] },
  ]);
  expect([past.reached, past.at, past.isSettled]).toEqual([2_501, START + 2_500_000, true]);
  await past.forward(Infinity);
  expect([past.reached, past.isSettled]).toEqual([3_000, false]);
});

test('[X7] keeps large states further apart: two kilobytes of them for each entry', async () => {
  const { source, kept } = sourceOf(6_000, 4_096_000);
  const folds = new FoldSet([counting('a')]);
  const from = { position: 0, ahead: 0, time: -Infinity, bytes: 0 };
  await new PastFolds({ realm, folds, ...from }, source).forward(Infinity);
  expect(kept.map(({ position }) => position)).toEqual([1_250, 3_250, 5_250]);
});

test('[X4] keeps none while one fold is ahead of another', async () => {
  const { source, kept } = sourceOf(6_000);
  const folds = new FoldSet([counting('a'), counting('b')]);
  const state = Buffer.from('3000');
  const position = folds.load([{ fold: 'a', realm, version: 1, position: 3_000, state }]);
  const from = { position, ahead: 3_000, time: -Infinity, bytes: 0 };
  await new PastFolds({ realm, folds, ...from }, source).forward(Infinity);
  expect(kept.map((each) => [each.position, Object.fromEntries(each.states)])).toEqual([
    [4_250, { a: '4250', b: '4250' }],
    [5_500, { a: '5500', b: '5500' }],
  ]);
});
