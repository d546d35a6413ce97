import { expect, test } from 'vitest';
import { emptyIntake } from './draft';
import { forgetDraft, keepDraft, restoreDraft } from './draft-store';

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
  expect(keepDraft(draft, storage)).toBe(true);
  expect(restoreDraft(storage)).toEqual(draft);
});

test('nothing is left of a forgotten draft', () => {
  const storage = tabStorage();
  keepDraft(emptyIntake('k-7'), storage);
  forgetDraft(storage);
  expect(storage.held.size).toBe(0);
  expect(restoreDraft(storage)).toBeNull();
});

test.each(['', '{', '{"text":"停水"}', '[]'])('%s is not forced into the form', (stored) => {
  const storage = tabStorage();
  keepDraft(emptyIntake('k-7'), storage);
  for (const name of storage.held.keys()) storage.held.set(name, stored);
  expect(restoreDraft(storage)).toBeNull();
});

test('a browser that takes nothing is told apart from one that does', () => {
  const full = {
    ...tabStorage(),
    setItem: () => {
      throw new Error('quota');
    },
  };
  expect(keepDraft(emptyIntake('k'), full)).toBe(false);
});
