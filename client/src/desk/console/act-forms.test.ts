import { expect, test } from 'vitest';
import { actOfKey, arrangeActs } from './act-forms';

test('the first button is the next step of the case', () => {
  expect(arrangeActs(['escalate', 'assign', 'claim']).buttons).toEqual([
    'claim',
    'assign',
    'escalate',
  ]);
  expect(arrangeActs(['assign', 'approve-reply', 'reject-reply']).buttons[0]).toBe('approve-reply');
});

test('everything allowed is a button or in the menu, once', () => {
  const allowed = ['sign', 'claim', 'assign', 'escalate', 'contact', 'remind', 'close'] as const;
  const { buttons, menu } = arrangeActs(allowed);
  expect([...buttons, ...menu].toSorted()).toEqual([...allowed].toSorted());
});

test('a note is neither: it has a box of its own', () => {
  expect(arrangeActs(['note'])).toEqual({ buttons: [], menu: [] });
});

test('R dispatches a case that no unit has and assigns one that a unit has', () => {
  expect(actOfKey('assign', ['claim', 'dispatch'])).toBe('dispatch');
  expect(actOfKey('assign', ['claim', 'assign'])).toBe('assign');
});

test('a key does nothing that is not allowed', () => {
  expect(actOfKey('claim', ['assign'])).toBeUndefined();
});
