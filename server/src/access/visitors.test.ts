import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Role } from '@heed/shared/vocabulary';
import { coarse, isTold, isVisitor, mayTellParts, STEP, type Part } from './visitors';

describe('a visitor', () => {
  test('is who may look at the boards and nothing else; no other role, and no key, is one', () => {
    const person = (...roles: Role[]) => isVisitor({ kind: 'account', roles });
    expect(Role.options.filter((role) => person(role))).toEqual(['viewer']);
    expect(person('viewer', 'duty-leader')).toBe(false);
    expect(isVisitor({ kind: 'key', roles: [] })).toBe(false);
  });

  test('is told counts in steps, and none below the first', () => {
    expect([0, 1, 4, 5, 7, 8, 12, 13].map(coarse)).toEqual([0, 0, 0, 5, 5, 10, 10, 15]);
    fc.assert(
      fc.property(fc.nat(10_000), (count) => {
        const told = coarse(count);
        return told % STEP === 0 && (count < STEP ? told === 0 : Math.abs(told - count) <= 2);
      }),
    );
  });

  test('one person’s many complaints are not told', () => {
    expect(isTold({ received: 40, people: 1 })).toBe(false);
    expect(isTold({ received: 5, people: 5 })).toBe(true);
  });
});

/**
 * Whoever sees a whole and its three parts, and knows the rule, thinks of every story that would show the
 * same. A part must be nothing in one of them, or many.
 */
test('no part of a whole can be worked out to be one, two, three or four', () => {
  const MOST = 24;
  const seen = new Map<string, { total: number; parts: Set<number>[] }>();
  const counts = Array.from({ length: MOST + 1 }, (_, count) => count);
  for (const a of counts) {
    for (const b of counts) {
      for (const c of counts) {
        const key = shown([a, b, c]);
        const known = seen.get(key) ?? { total: a + b + c, parts: [1, 2, 3].map(() => new Set()) };
        seen.set(key, known);
        [a, b, c].forEach((count, part) => known.parts[part]?.add(count));
      }
    }
  }
  for (const [key, { total, parts }] of seen) {
    // Of larger wholes not every story was thought of.
    if (total > MOST - STEP) continue;
    for (const possible of parts) {
      const isSmall = [...possible].every((count) => count >= 1 && count < STEP);
      expect(isSmall, `${key}: ${[...possible].join()}`).toBe(false);
    }
  }
});

/** Each complaint is another person's: that is when most can be concluded. */
function shown(counts: readonly number[]): string {
  const parts: Part[] = counts.map((received) => ({ received, people: received }));
  const total = counts.reduce((sum, count) => sum + count, 0);
  const tells = mayTellParts(parts, { members: parts.length, total });
  return JSON.stringify([
    coarse(total),
    tells ? parts.map((part) => (isTold(part) ? coarse(part.received) : 0)) : null,
  ]);
}
