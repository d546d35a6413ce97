import { expect, it } from 'vitest';
import { dayOf } from './day-of';

it.each([
  ['2026-07-18T15:59:59Z', 'Asia/Shanghai', '2026-07-18'],
  ['2026-07-18T16:00:00Z', 'Asia/Shanghai', '2026-07-19'],
  ['2026-01-01T03:00:00Z', 'America/Chicago', '2025-12-31'],
])('%s in %s is on %s', (at, zone, day) => {
  expect(dayOf(at, zone)).toBe(day);
  expect(dayOf(Date.parse(at), zone)).toBe(day);
});
