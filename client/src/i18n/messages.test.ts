import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { historyTypes } from '@heed/shared/history';
import { rejectionStatus } from '@heed/shared/rejections';
import { RevealField } from '@heed/shared/rows';
import { expect, test } from 'vitest';
import { keyNames } from '../ui/keys';
import { messages } from './index';

const source = join(import.meta.dirname, '..');

function flat(tree: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([name, value]) =>
      typeof value === 'string'
        ? [[path + name, value] as const]
        : [...flat(value as object, `${path}${name}.`)],
    ),
  );
}

const zh = flat(messages['zh-CN']);
const en = flat(messages.en);
const parameters = (message: string | undefined) =>
  [...(message ?? '').matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').toSorted();

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(vue|ts)$/.test(name) && !name.endsWith('.test.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}

test('both languages have the same messages', () => {
  expect([...en.keys()].toSorted()).toEqual([...zh.keys()].toSorted());
});

test('a message takes the same parameters in both languages', () => {
  const differing = [...zh.keys()].filter(
    (key) => parameters(zh.get(key)).join() !== parameters(en.get(key)).join(),
  );
  expect(differing).toEqual([]);
});

test('no message is empty, and no English one is Chinese alone', () => {
  expect([...zh, ...en].filter(([, message]) => message.trim() === '')).toEqual([]);
  const untold = /^\P{Script=Latin}*\p{Script=Han}\P{Script=Latin}*$/u;
  // An example of a file shows it as people have it.
  const told = [...en].filter(([key]) => !key.endsWith('.fileExample'));
  expect(told.filter(([, message]) => untold.test(message))).toEqual([]);
});

test('every message that a page names is there', () => {
  const named = sources(source).flatMap((text) =>
    [...text.matchAll(/\bt\(\s*'([\w.-]+)'/g)].map(([, key]) => key ?? ''),
  );
  expect(named.length).toBeGreaterThan(100);
  expect([...new Set(named)].filter((key) => !zh.has(key))).toEqual([]);
});

test('every key of the table, every step of a history, every field and every refusal has its words', () => {
  const wanted = [
    ...keyNames.map((name) => `keys.${name}`),
    ...historyTypes.map((type) => `desk.history.${type}`),
    ...RevealField.options.map((field) => `desk.reveal.field.${field}`),
    ...Object.keys(rejectionStatus).map((error) => `rejection.${error}`),
  ];
  expect(wanted.filter((key) => !zh.has(key))).toEqual([]);
});
