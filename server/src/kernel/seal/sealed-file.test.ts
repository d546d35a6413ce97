import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newFileKey, SealedFile, storeSealedFile } from './sealed-file';

const folder = mkdtempSync(join(tmpdir(), 'heed-sealed-'));
const CHUNK = 64 * 1024;

async function* parts(content: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size);
}

function patterned(length: number): Buffer {
  return Buffer.from(Array.from({ length }, (_none, index) => (index * 31) % 251));
}

async function all(file: SealedFile): Promise<Buffer> {
  const read: Buffer[] = [];
  for await (const part of file.stream()) read.push(part);
  return Buffer.concat(read);
}

let made = 0;
async function stored(content: Buffer, part = 1_000) {
  made += 1;
  const path = join(folder, String(made));
  const key = newFileKey();
  const answer = await storeSealedFile(path, parts(content, part), key, 1e9);
  return { path, key, answer };
}

describe('a sealed file', () => {
  test.each([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 7])(
    'of %i bytes is read back whole and from anywhere within',
    async (length) => {
      const content = patterned(length);
      const { path, key, answer } = await stored(content, 777);
      expect(answer?.bytes).toBe(length);
      const file = await SealedFile.open(path, key);
      expect(file.size).toBe(length);
      expect((await all(file)).equals(content)).toBe(true);
      for (const [from, to] of [
        [0, 5],
        [CHUNK - 3, CHUNK + 3],
        [length - 4, length + 100],
      ] as const) {
        const start = Math.max(0, from);
        expect((await file.read(start, to)).equals(content.subarray(start, to))).toBe(true);
      }
      await file.close();
    },
  );

  test('holds nothing of what was sealed', async () => {
    const { path } = await stored(Buffer.from('13800000000 '.repeat(500)));
    expect(readFileSync(path).includes('13800000000')).toBe(false);
  });

  test.each([
    ['changed', (bytes: Buffer) => bytes.fill(1, 100, 101)],
    ['cut at a chunk', (bytes: Buffer) => bytes.subarray(0, CHUNK + 16)],
    ['cut inside a chunk', (bytes: Buffer) => bytes.subarray(0, bytes.length - 1)],
    [
      'put together in another order',
      (bytes: Buffer) => {
        const [a, b] = [
          bytes.subarray(0, CHUNK + 16),
          bytes.subarray(CHUNK + 16, 2 * (CHUNK + 16)),
        ];
        return Buffer.concat([b, a, bytes.subarray(2 * (CHUNK + 16))]);
      },
    ],
  ])('that was %s does not open', async (_how, change) => {
    const { path, key } = await stored(patterned(2 * CHUNK + 500));
    writeFileSync(path, change(readFileSync(path)));
    const file = await SealedFile.open(path, key);
    await expect(all(file)).rejects.toThrow();
    await file.close();
  });

  test('does not open with another key', async () => {
    const { path } = await stored(patterned(10));
    const file = await SealedFile.open(path, newFileKey());
    await expect(file.read(0, 10)).rejects.toThrow();
    await file.close();
  });

  test('that grows too large, or whose sender breaks off, leaves nothing behind', async () => {
    const before = readdirSync(folder).length;
    const content = patterned(3_000);
    expect(
      await storeSealedFile(join(folder, 'x'), parts(content, 9), newFileKey(), 2_999),
    ).toBeNull();
    async function* broken() {
      yield content;
      throw new Error('the sender is gone');
    }
    await expect(storeSealedFile(join(folder, 'y'), broken(), newFileKey(), 1e9)).rejects.toThrow(
      'gone',
    );
    expect(readdirSync(folder)).toHaveLength(before);
  });
});
