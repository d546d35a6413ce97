import { expect, test } from 'vitest';
import { keepEdits, keptEdits } from './draft-store';

const place = { bulletinId: 'b1', accountId: 'lin' };
const edits = [{ path: 'title.zh', was: '旧', value: '新' }];

function machine() {
  const held = new Map<string, string>();
  return {
    held,
    getItem: (name: string) => held.get(name) ?? null,
    setItem: (name: string, value: string) => void held.set(name, value),
    removeItem: (name: string) => void held.delete(name),
  };
}

test('what isn’t with the server yet is kept for its own editor and bulletin', () => {
  const store = machine();
  expect(keepEdits(place, edits, store)).toBe(true);
  expect(keptEdits(place, store)).toEqual(edits);
  expect(keptEdits({ ...place, accountId: 'he' }, store)).toEqual([]);
  expect(keptEdits({ ...place, bulletinId: 'b2' }, store)).toEqual([]);
});

test('nothing stays behind once all is saved', () => {
  const store = machine();
  keepEdits(place, edits, store);
  keepEdits(place, [], store);
  expect(store.held.size).toBe(0);
});

test.each(['', '{', '{}', '[{"path":""}]', '["x"]'])('%s is not forced into a text', (stored) => {
  const store = machine();
  keepEdits(place, edits, store);
  for (const name of store.held.keys()) store.held.set(name, stored);
  expect(keptEdits(place, store)).toEqual([]);
});

test('a browser that takes nothing is told apart from one that does', () => {
  const full = {
    ...machine(),
    setItem: () => {
      throw new Error('quota');
    },
  };
  expect(keepEdits(place, edits, full)).toBe(false);
});
