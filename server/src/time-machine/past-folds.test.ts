import { setImmediate as turn } from 'node:timers/promises';
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

function sourceOf(count: number) {
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
      return Promise.resolve();
    },
  };
  return { source, kept };
}

/** Counts what it was given; takes its time where it is told to. */
class Counting implements Fold {
  constructor(
    private count: number,
    private readonly milliseconds: number,
  ) {}
  apply(): void {
    const begun = performance.now();
    while (performance.now() - begun < this.milliseconds);
    this.count += 1;
  }
  rows() {
    return {};
  }
  save(): Uint8Array {
    return Buffer.from(String(this.count));
  }
}

const counting = (name: string, milliseconds = 0): Projection => ({
  name,
  version: 1,
  empty: () => new Counting(0, milliseconds),
  load: (bytes) => new Counting(Number(Buffer.from(bytes).toString()), milliseconds),
});

test('[X4] keeps its states every 2,500 entries on the way, at the time of the last one', async () => {
  const { source, kept } = sourceOf(6_000);
  const folds = new FoldSet([counting('a')]);
  const past = new PastFolds({ realm, folds, position: 0, ahead: 0, time: -Infinity }, source);
  await past.forward(START + 5_999_000);
  expect(kept).toEqual([
    { position: 2_500, at: START + 2_499_000, states: [['a', '2500']] },
    { position: 5_000, at: START + 4_999_000, states: [['a', '5000']] },
  ]);
  expect([past.reached, past.at]).toEqual([6_000, START + 5_999_000]);
});

test('[X4] keeps none while one fold is ahead of another', async () => {
  const { source, kept } = sourceOf(6_000);
  const folds = new FoldSet([counting('a'), counting('b')]);
  const state = Buffer.from('3000');
  const position = folds.load([{ fold: 'a', realm, version: 1, position: 3_000, state }]);
  const past = new PastFolds({ realm, folds, position, ahead: 3_000, time: -Infinity }, source);
  await past.forward(Infinity);
  expect(kept.map((each) => [each.position, each.states])).toEqual([
    [
      5_500,
      [
        ['a', '5500'],
        ['b', '5500'],
      ],
    ],
  ]);
});

test('[X5] others have their turn while the past is folded', async () => {
  const { source } = sourceOf(300);
  const folds = new FoldSet([counting('slow', 1)]);
  const past = new PastFolds({ realm, folds, position: 0, ahead: 0, time: -Infinity }, source);
  let turns = 0;
  const done = new AbortController();
  const others = (async () => {
    while (!done.signal.aborted) {
      await turn();
      turns += 1;
    }
  })();
  await past.forward(Infinity);
  done.abort();
  await others;
  // A millisecond and more an entry: the eight of a stretch are spent in eight of them.
  expect(turns).toBeGreaterThanOrEqual(Math.floor(300 / 8));
});
