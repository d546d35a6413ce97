import { expect, test } from 'vitest';
import { dropTakenOver, keepEdits, keptEdits } from './draft-store';

const place = { bulletinId: 'b1', accountId: 'lin', pageId: 'p1' };
const edits = [{ path: 'title.zh', was: '旧', value: '新' }];

function machine() {
  const held = new Map<string, string>();
  return {
    held,
    get length() {
      return held.size;
    },
    key: (index: number) => [...held.keys()][index] ?? null,
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

test('two pages of one editor keep their words apart, and the next page has both', () => {
  const store = machine();
  const second = { ...place, pageId: 'p2' };
  const lead = [{ path: 'lead.zh', was: '', value: '今日停水' }];
  keepEdits(place, edits, store);
  keepEdits(second, lead, store);
  keepEdits(second, [], store);
  expect(keptEdits(place, store)).toEqual(edits);
  keepEdits(second, lead, store);
  const next = { ...place, pageId: 'p3' };
  expect(keptEdits(next, store)).toEqual([...edits, ...lead]);
});

test('what a page took over stays with it alone', () => {
  const store = machine();
  const next = { ...place, pageId: 'p2' };
  keepEdits(place, edits, store);
  keepEdits({ ...place, bulletinId: 'b10' }, edits, store);
  keepEdits(next, keptEdits(next, store), store);
  dropTakenOver(next, store);
  expect(keptEdits(next, store)).toEqual(edits);
  expect(store.held.size).toBe(2);
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
