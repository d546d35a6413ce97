import { expect, test } from 'vitest';
import { decodeEntry, encodeEntry } from './entry-codec';

const context = {
  at: '2026-11-24T06:00:00.000Z',
  realm: 'real',
  actor: { kind: 'system', id: null },
} as const;
const accountId = '00000000-0000-7000-8000-000000000001';
const started = () => encodeEntry({ type: 'session-started', data: { accountId } }, context);

test('[invariant 8] an entry is known, before it is stored, as it reads back by its schema', () => {
  const { told, entry } = started();
  expect({ position: 3, ...told }).toStrictEqual(decodeEntry(3, entry));
});

test('[invariant 10] of whoever acts kind and id are told, and nothing else that they come with', () => {
  const somebody = { kind: 'account', id: accountId, name: '林岚', roles: [] } as const;
  const { entry } = encodeEntry(
    { type: 'session-started', data: { accountId } },
    { ...context, actor: somebody },
  );
  expect(decodeEntry(3, entry).actor).toStrictEqual({ kind: 'account', id: accountId });
});

test('[invariant 8] a stored text of which a single letter is another is not read', () => {
  const changed = started().entry.replace('"accountId"', '"accountID"');
  expect(() => decodeEntry(4, changed)).toThrow('journal entry 4 (session-started)');
});
