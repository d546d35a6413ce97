import { expect, it } from 'vitest';
import { keyState } from './key-state';

const now = Date.parse('2026-07-18T06:48:20Z');

it.each([
  ['live', { revokedAt: null, expiresAt: '2026-07-18T06:48:21Z' }],
  ['expired', { revokedAt: null, expiresAt: '2026-07-18T06:48:20Z' }],
  ['revoked', { revokedAt: '2026-07-01T00:00:00Z', expiresAt: '2027-01-01T00:00:00Z' }],
  ['revoked', { revokedAt: '2026-07-01T00:00:00Z', expiresAt: '2026-07-02T00:00:00Z' }],
] as const)('a key is %s: %j', (state, row) => {
  expect(keyState(row, now)).toBe(state);
});
