import { expect, test } from 'vitest';
import { actOfKey, arrangeActs, mayTakeOver, offeredActs } from './act-forms';

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

test('of two acts with one key only the one that the key starts is a button', () => {
  const { buttons, menu } = arrangeActs(['claim', 'assign', 'dispatch', 'escalate']);
  expect(actOfKey('assign', ['claim', 'assign', 'dispatch'])).toBe('dispatch');
  expect(buttons).toEqual(['claim', 'dispatch', 'escalate']);
  expect(menu).toEqual(['assign']);
});

test('a key does nothing that is not allowed', () => {
  expect(actOfKey('claim', ['assign'])).toBeUndefined();
});

test('nobody is offered to claim what somebody holds', () => {
  const allowed = ['claim', 'contact'] as const;
  expect(offeredActs({ allowed, holderId: 'li' })).toEqual(['contact']);
  expect(offeredActs({ allowed, holderId: null })).toEqual(allowed);
});

test.each([
  ['whoever may assign takes over what another holds', 'li', ['claim', 'assign'], true],
  ['nobody takes over what is their own', 'me', ['assign'], false],
  ['nobody takes over what no one holds', null, ['claim', 'assign'], false],
  ['whoever may not assign has to ask for it', 'li', ['claim'], false],
] as const)('%s', (_, holderId, allowed, may) => {
  expect(mayTakeOver({ allowed, holderId }, 'me')).toBe(may);
});
