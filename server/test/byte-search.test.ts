import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ByteSearch } from './byte-search';

const value = '第五晏紫 199-7700';
const search = new ByteSearch([
  { owner: 'one', value },
  { owner: 'two', value: '13977000001' },
]);
const around = (middle: string | Buffer) =>
  Buffer.concat([Buffer.from('before\0'), Buffer.from(middle), Buffer.from('\0after')]);

test.each([
  ['as it stands', value],
  ['in UTF-16', Buffer.from(value, 'utf16le')],
  ['in hexadecimal', Buffer.from(value).toString('hex')],
  ['in percents', encodeURIComponent(value)],
  ['in JSON escapes', String.raw`\u7b2c\u4e94\u664f\u7d2b 199-7700`],
  ['in base64 from the start of a text', Buffer.from(`${value}.`).toString('base64')],
  ['in base64 one byte later', Buffer.from(`x${value} and more`).toString('base64')],
  ['in base64 two bytes later', Buffer.from(`xy${value}`).toString('base64url')],
])('a value is found %s', (_how, bytes) => {
  expect(search.in(around(bytes))).toEqual([expect.stringMatching(`^one ${value} `)]);
});

test('what only begins like a value, or is cut off, is not found', () => {
  expect(search.in(around('第五晏紫 199-770'))).toEqual([]);
  expect(search.in(Buffer.from('1397700000'))).toEqual([]);
  expect(search.in(around('13977000002'))).toEqual([]);
});

test('a folder is searched to its depths, names of files included', () => {
  const folder = mkdtempSync(join(tmpdir(), 'heed-search-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'deep', 'deeper'), { recursive: true });
  writeFileSync(join(folder, 'deep', 'deeper', 'a'), around('13977000001'));
  writeFileSync(join(folder, '13977000001.txt'), 'nothing');
  writeFileSync(join(folder, 'other'), 'nothing');
  const { hits, files } = search.inFolder(folder);
  expect(files).toBe(3);
  expect(hits.toSorted()).toEqual([
    '13977000001.txt: two 13977000001 (UTF-8)',
    'deep/deeper/a: two 13977000001 (UTF-8)',
  ]);
});
