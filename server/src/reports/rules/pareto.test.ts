import fc from 'fast-check';
import { expect, test } from 'vitest';
import { paretoOf } from './pareto';

const cause = (code: string | null, received: number) => ({ code, received, people: received });

test('[F8] the largest stand first, what nobody has named after what is named, with what all of them make up', () => {
  const { rows, others } = paretoOf([
    cause(null, 2),
    cause('taste', 5),
    cause('noise', 2),
    cause('none', 0),
    cause('leak', 1),
  ]);
  expect(rows.map(({ code }) => code)).toEqual(['taste', 'noise', null, 'leak']);
  expect(rows.map(({ cumulative }) => cumulative)).toEqual([0.5, 0.7, 0.9, 1]);
  expect(others).toBe(0);
});

test('[F8] whatever the causes, shares fall, their sum grows to one, and nothing is lost', () => {
  const counts = fc.array(fc.nat(1_000), { maxLength: 60 });
  fc.assert(
    fc.property(counts, fc.integer({ min: 1, max: 40 }), (received, most) => {
      const { rows, others } = paretoOf(
        received.map((count, n) => cause(`c${n}`, count)),
        most,
      );
      const total = received.reduce((sum, count) => sum + count, 0);
      const shown = rows.reduce((sum, row) => sum + row.received, 0);
      expect(shown + others).toBe(total);
      expect(rows.length).toBeLessThanOrEqual(most);
      for (const [n, row] of rows.entries()) {
        const next = rows[n + 1];
        if (next) expect(next.received).toBeLessThanOrEqual(row.received);
        const before = rows.slice(0, n + 1).reduce((sum, each) => sum + each.share, 0);
        expect(row.cumulative).toBeCloseTo(before, 9);
      }
      if (others === 0 && total > 0) expect(rows.at(-1)?.cumulative).toBe(1);
    }),
  );
});
