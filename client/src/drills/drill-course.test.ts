import { expect, test } from 'vitest';
import { minuteOf, secondsToNextStep } from './drill-course';

const begins = '2026-07-18T00:30:00Z';
const step = (at: string) => ({
  code: at,
  at,
  title: { zh: '', en: '' },
  expects: { zh: '', en: '' },
  state: 'ahead' as const,
  doneAt: null,
});

test('minutes count whole from the beginning', () => {
  expect(minuteOf({ beginsAt: begins }, '2026-07-18T00:42:59Z')).toBe(12);
});

test('the next step is the nearest ahead, at most an hour away', () => {
  const steps = [step('2026-07-18T00:42:00Z'), step('2026-07-18T02:30:00Z')];
  expect(secondsToNextStep({ at: begins, steps })).toBe(720);
  expect(secondsToNextStep({ at: '2026-07-18T00:42:00Z', steps })).toBe(3_600);
  expect(secondsToNextStep({ at: '2026-07-18T03:00:00Z', steps })).toBeNull();
});
