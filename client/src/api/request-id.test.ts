import { Id } from '@heed/shared/vocabulary';
import { afterEach, expect, test, vi } from 'vitest';
import { refuse } from './http';
import { newRequestId, RequestIds } from './request-id';

afterEach(() => {
  vi.unstubAllGlobals();
});

test('a request has an id of its own on plain HTTP, where a browser makes no UUID', () => {
  const { crypto } = globalThis;
  vi.stubGlobal('crypto', {
    getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes),
  });
  const ids = Array.from({ length: 200 }, newRequestId);
  expect(ids.filter((id) => !Id.safeParse(id).success)).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(ids.map((id) => id.length))).toEqual(new Set([32]));
});

test('what got no answer is asked for again under its id, what got one under another', () => {
  const ids = new RequestIds();
  const first = ids.of('first');
  ids.heard('first', refuse('unavailable'));
  expect(ids.of('first')).toBe(first);
  expect(ids.of('progress')).not.toBe(first);
  ids.heard('first', refuse('forbidden'));
  const second = ids.of('first');
  expect(second).not.toBe(first);
  ids.heard('first', { ok: true, value: undefined });
  expect(ids.of('first')).not.toBe(second);
});
