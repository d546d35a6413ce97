import { expect, test } from 'vitest';
import { newShift, planOf } from './shift-draft';

const draft = newShift('2026-11-25');

test('a weekly shift is read as people write it', () => {
  const { plan } = planOf({ ...draft, weekdays: ['6', '0'], starts: '8：00', ends: '20:00 ' });
  expect(plan).toMatchObject({ weekdays: [0, 6], starts: '08:00', ends: '20:00', until: null });
});

test('what can’t be read is named, field by field, and makes no plan', () => {
  const wrong = { ...draft, weekdays: [], starts: '25:00', from: '11-25', until: 'never' };
  expect(planOf(wrong)).toEqual({
    plan: null,
    faults: { weekdays: 'needed', starts: 'badTime', from: 'badDate', until: 'badDate' },
  });
  expect(planOf({ ...draft, kind: 'single' }).faults).toEqual({ start: 'needed', end: 'needed' });
});
