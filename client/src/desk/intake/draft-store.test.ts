import { expect, test } from 'vitest';
import { emptyIntake } from './draft';
import { forgetDraft, keepDraft, restoreDraft } from './draft-store';

const seat = { accountId: 'lin', realm: 'real' };

function tabStorage() {
  const held = new Map<string, string>();
  return {
    held,
    getItem: (name: string) => held.get(name) ?? null,
    setItem: (name: string, value: string) => void held.set(name, value),
    removeItem: (name: string) => void held.delete(name),
  };
}

test('a kept draft comes back whole, with its key', () => {
  const storage = tabStorage();
  const draft = { ...emptyIntake('k-7'), text: '停水', phone: '13800001234' };
  expect(keepDraft(seat, draft, storage)).toBe(true);
  expect(restoreDraft(seat, storage)).toEqual(draft);
});

test.each([
  ['another account', { ...seat, accountId: 'he' }],
  ['a drill', { ...seat, realm: 'drill-water' }],
])('a draft is not shown to %s in the same tab, and stays whole meanwhile', (_who, other) => {
  const storage = tabStorage();
  const draft = { ...emptyIntake('k-7'), text: '停水', phone: '13800001234' };
  keepDraft(seat, draft, storage);
  expect(restoreDraft(other, storage)).toBeNull();
  keepDraft(other, emptyIntake('k-8'), storage);
  forgetDraft(other, storage);
  expect(restoreDraft(seat, storage)).toEqual(draft);
});

test('nothing is left of a forgotten draft', () => {
  const storage = tabStorage();
  keepDraft(seat, emptyIntake('k-7'), storage);
  forgetDraft(seat, storage);
  expect(storage.held.size).toBe(0);
  expect(restoreDraft(seat, storage)).toBeNull();
});

test.each(['', '{', '{"text":"停水"}', '[]'])('%s is not forced into the form', (stored) => {
  const storage = tabStorage();
  keepDraft(seat, emptyIntake('k-7'), storage);
  for (const name of storage.held.keys()) storage.held.set(name, stored);
  expect(restoreDraft(seat, storage)).toBeNull();
});

test('a browser that takes nothing is told apart from one that does', () => {
  const full = {
    ...tabStorage(),
    setItem: () => {
      throw new Error('quota');
    },
  };
  expect(keepDraft(seat, emptyIntake('k'), full)).toBe(false);
});
