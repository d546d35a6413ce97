import { mkdtempSync, readdirSync, rmSync, statSync, unlinkSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { KeyStore } from './key-store';
import { drawRandom } from './random';
import { Sealer } from './sealer';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'heed-keys-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const november = Date.parse('2026-11-24T06:00:00Z');
const open = () => new Sealer(new KeyStore(folder));

describe('sealing', () => {
  test('[invariant 10] what was sealed opens again after a restart, for the same person only', () => {
    const before = open();
    const scope = before.scopeOf('real', november);
    const [wang, li] = [before.newPerson(scope), before.newPerson(scope)];
    const seal = before.seal(wang, { text: '停水', phone: '13800000000' });
    expect(seal.bytes.includes(Buffer.from('13800000000'))).toBe(false);

    const after = open();
    expect(after.unlock(wang)).toBe(true);
    expect(after.unlock(li)).toBe(true);
    expect(after.open(seal)).toEqual({ text: '停水', phone: '13800000000' });
    expect(() => after.open({ ...seal, personId: li.id })).toThrow(/authenticate/);
    expect(() => after.open({ ...seal, id: li.id })).toThrow(/authenticate/);
  });

  test('[invariant 10] with its scope’s key gone, nothing sealed under it opens, and nobody is found', () => {
    const before = open();
    const scope = before.scopeOf('real', november);
    const wang = before.newPerson(scope);
    unlinkSync(join(folder, `scope-${scope}.key`));
    const after = open();
    expect(after.unlock(wang)).toBe(false);
    expect(after.blindIndexes('phone', '+8613800000000')).toEqual([]);
  });

  test('[invariant 10] a scope that is destroyed opens at once no more, and is never made anew', () => {
    const sealer = open();
    const [drill, real] = [sealer.newPerson('drill-water'), sealer.newPerson('routine-2026-11')];
    const kept = sealer.seal(real, { text: '停水' });
    sealer.destroyScope('drill-water');
    sealer.destroyScope('drill-water');
    expect(sealer.unlock(drill)).toBe(false);
    expect(readdirSync(folder)).not.toContain('scope-drill-water.key');
    for (const each of [sealer, open()]) {
      expect(() => each.newPerson('drill-water')).toThrow('the scope drill-water was destroyed');
      expect(each.blindIndexes('phone', '13800000000').map(({ scopeId }) => scopeId)).toEqual([
        'routine-2026-11',
      ]);
    }
    expect(sealer.open(kept)).toEqual({ text: '停水' });
  });

  test('a phone meets itself in one scope and not in another', () => {
    const sealer = open();
    const [november1, december] = ['routine-2026-11', 'routine-2026-12'];
    const index = (scope: string) =>
      sealer.blindIndex(scope, 'phone', '+8613800000000').toString('hex');
    expect(index(november1)).toBe(index(november1));
    expect(index(november1)).not.toBe(index(december));
  });

  test('routine work belongs to its month, a drill to itself', () => {
    const sealer = open();
    expect(sealer.scopeOf('real', november)).toBe('routine-2026-11');
    expect(sealer.scopeOf('drill-water', november)).toBe('drill-water');
  });
});

describe('the key store', () => {
  test('is readable by its owner alone, and refuses a root key that others can read', () => {
    new KeyStore(folder).scope('routine-2026-11');
    for (const name of readdirSync(folder)) {
      expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
    }
    chmodSync(join(folder, 'root.key'), 0o644);
    expect(() => new KeyStore(folder)).toThrow('HEED_KEY_DIR');
  });

  test('is told apart by its fingerprint, which a restart keeps', () => {
    const fingerprint = new KeyStore(folder).fingerprint();
    expect(new KeyStore(folder).fingerprint()).toBe(fingerprint);
    expect(new KeyStore(join(folder, 'other')).fingerprint()).not.toBe(fingerprint);
  });
});

test('drawn bytes come once: ten thousand draws over many pools never repeat', () => {
  const seen = new Set(Array.from({ length: 10_000 }, () => drawRandom(12).toString('hex')));
  expect(seen.size).toBe(10_000);
});
