import { expect, test } from 'vitest';
import { FollowUpOutcome } from '@heed/shared/vocabulary';
import { pick, seeded, upTo } from '../../../test/random-story';
import { joined, toBytes } from '../measure/bytes.fold';
import { Kept } from '../measure/column.fold';
import { progressProjection } from './progress.fold';
import { HeardCases, type CountedCase } from './heard-cases.fold';

function idOf(n: number): string {
  return `0193a1b2-c3d4-7000-8000-${n.toString(16).padStart(12, '0')}`;
}

interface PlainCase {
  readonly counted: CountedCase;
  readonly people: readonly string[];
}

/** The cases in columns, and the plainest map of the same. */
class Both {
  cases = new HeardCases();
  readonly plain = new Map<string, PlainCase>();

  hear(id: string, person: string | null, random: () => number): void {
    const known = this.plain.get(id);
    if (!known && person === null) return;
    const people = [...(known?.people ?? []), ...(person === null ? [] : [person])];
    const outcome = pick([null, ...FollowUpOutcome.options], random);
    const progress = { given: random() < 0.5, answered: random() < 0.5, outcome };
    const counted = {
      progress,
      unconfirmed: random() < 0.5,
      heard: people.length,
      repeats: upTo(people.length, random),
    };
    this.cases.put(id, counted, person);
    this.plain.set(id, { counted, people });
  }

  remove(id: string): void {
    this.cases.remove(id);
    this.plain.delete(id);
  }

  kept(): HeardCases {
    return HeardCases.read(this.cases.saveOthers(), new Kept(joined(this.cases.pieces())));
  }
}

test.each([1, 2, 3])(
  'seed %i: cases of few and of many people count as in a plain map, before and after they were kept',
  (seed) => {
    const random = seeded(seed);
    const both = new Both();
    for (let step = 0; step < 6_000; step += 1) {
      const id = idOf(upTo(1_500, random));
      if (random() < 0.3) both.remove(id);
      else both.hear(id, random() < 0.3 ? null : idOf(upTo(900, random)), random);
      if (random() < 0.002) both.cases = both.kept();
    }
    const plain = [...both.plain.values()];
    for (const cases of [both.cases, both.kept()]) {
      expect([...cases.all()]).toEqual(plain.map(({ counted }) => counted));
      expect(cases.people).toBe(new Set(plain.flatMap(({ people }) => people)).size);
    }
    expect(plain.length).toBeGreaterThan(500);
    expect(plain.some(({ people }) => new Set(people).size > 2)).toBe(true);
  },
);

test('a state of version 2 is taken up: its cases, and everybody who was heard of each', () => {
  const since = Date.parse('2026-03-02T00:00:00.000Z');
  const [ana, bo] = [idOf(1), idOf(2)];
  const cases = [
    [idOf(11), 1, 1, 0, 0, 2, [ana, bo, ana]],
    [idOf(12), 1, 0, -1, 1, 0, [bo]],
  ];
  const { older } = progressProjection({ timeZone: 'Asia/Shanghai' });
  const fold = older?.[2]?.(toBytes({ since, daily: true, cases }));
  expect(fold?.rows(since + 3_600_000, { baselineNeeded: null })).toEqual({
    progress: {
      now: {
        received: 4,
        people: 2,
        repeats: 2,
        answered: 1,
        dispatched: 1,
        confirmedSolved: 1,
        repliedUnconfirmed: 1,
        since: '2026-03-02T00:00:00.000Z',
      },
    },
  });
});
