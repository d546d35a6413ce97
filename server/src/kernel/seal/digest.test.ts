import { createHash, createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { hashKey, keyedDigest, keyedHash, sha256, sha256Hex } from './digest';

const keys = [Buffer.alloc(32, 7), Buffer.from('short'), Buffer.alloc(64, 255), Buffer.alloc(100)];
const texts = [
  '',
  'phone|+8613800138000',
  '水管爆了'.repeat(300),
  '𠮷'.repeat(1_024),
  'x'.repeat(2_048),
  'x'.repeat(2_049),
  '\ud800',
];

describe('a keyed hash', () => {
  test('is the HMAC of the platform, whatever the lengths of key and text', () => {
    for (const bytes of keys) {
      for (const text of texts) {
        const expected = createHmac('sha256', bytes).update(text).digest('hex');
        expect(keyedHash(hashKey(bytes), text)).toBe(expected);
        expect(keyedDigest(hashKey(bytes), text).toString('hex')).toBe(expected);
      }
    }
  });

  test('of a text says nothing of the one before', () => {
    const key = hashKey(Buffer.alloc(32, 1));
    const alone = keyedHash(key, 'ab');
    keyedHash(key, 'a much longer text that fills the place of the next one');
    expect(keyedHash(key, 'ab')).toBe(alone);
  });
});

test('a digest is the platform’s, of a text and of bytes', () => {
  const expected = createHash('sha256').update('水').digest('hex');
  expect(sha256Hex('水')).toBe(expected);
  expect(sha256Hex(Buffer.from('水'))).toBe(expected);
  expect(
    sha256(Buffer.from('水').subarray(0, 1), Buffer.from('水').subarray(1)).toString('hex'),
  ).toBe(expected);
});
