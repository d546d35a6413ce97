import { describe, expect, test } from 'vitest';
import { RETRY_MINUTES, nextTry } from './retry-schedule';

const NOW = Date.parse('2026-07-18T07:00:00.000Z');

describe('the schedule of tries', () => {
  test('waits 5, 10, 30 minutes and ever longer, up to a day, and then gives up', () => {
    const waits = Array.from({ length: 10 }, (_, n) => nextTry(n + 1, 'timed-out', NOW));
    const minutes = waits.map((at) => (at === null ? null : (at - NOW) / 60_000));
    expect(minutes).toEqual([5, 10, 30, 60, 180, 360, 720, 1_440, null, null]);
    expect(RETRY_MINUTES).toHaveLength(8);
  });

  test.each([['origin-not-allowed'], ['gone'], ['mail-refused'], ['secret-unreadable']] as const)(
    'does not ask again after %s: only a person can change that',
    (error) => {
      expect(nextTry(1, error, NOW)).toBe(null);
    },
  );

  test.each([
    ['status'],
    ['redirected'],
    ['name-not-found'],
    ['address-refused'],
    ['mail-deferred'],
    ['robot-refused'],
  ] as const)('asks again after %s', (error) => {
    expect(nextTry(1, error, NOW)).toBe(NOW + 5 * 60_000);
  });
});
