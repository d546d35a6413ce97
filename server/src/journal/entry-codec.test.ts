import { describe, expect, test } from 'vitest';
import { decodeEntry, encodeEntry } from './entry-codec';

const context = {
  at: '2026-11-24T06:00:00.000Z',
  realm: 'real',
  actor: { kind: 'system', id: null },
} as const;
const idOf = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const started = (n: number) =>
  encodeEntry({ type: 'session-started', data: { accountId: idOf(n) } }, context).entry;

describe('[invariant 8] an entry that this process wrote', () => {
  test('reads back the first time as it does by its schema the second time', () => {
    const text = started(1);
    const fresh = decodeEntry(3, text);
    expect(fresh).toStrictEqual(decodeEntry(3, text));
    expect(fresh).toMatchObject({ position: 3, realm: 'real', data: { accountId: idOf(1) } });
  });

  test('is read through its schema where a single letter of the stored text is another', () => {
    const changed = started(2).replace('"accountId"', '"accountID"');
    expect(() => decodeEntry(4, changed)).toThrow('journal entry 4 (session-started)');
  });

  test('reads back all the same after many others that nobody read', () => {
    const first = started(3);
    for (let n = 10; n < 5_000; n += 1) started(n);
    expect(decodeEntry(5, first)).toMatchObject({ position: 5, data: { accountId: idOf(3) } });
  });
});
