import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newId } from '../kernel/ids';
import { newApiKey, parseApiKey } from './api-key-text';

describe('the text of a key', () => {
  it('carries the id and a secret of which only the hash is kept', () => {
    const id = newId();
    const { text, secretHash } = newApiKey(id);
    const parts = parseApiKey(text);
    expect(parts?.id).toBe(id);
    expect(
      createHash('sha256')
        .update(parts?.secret ?? '')
        .digest(),
    ).toEqual(secretHash);
    expect(Buffer.from(parts?.secret ?? '', 'base64url')).toHaveLength(32);
  });

  it.each([
    '',
    'heed_',
    'heed_x_y',
    `heed_${newId()}`,
    `heed_${newId()}_`,
    `other_${newId()}_secret`,
    `heed_${newId()}_${'x'.repeat(300)}`,
  ])('%s is none', (text) => {
    expect(parseApiKey(text)).toBe(null);
  });
});
