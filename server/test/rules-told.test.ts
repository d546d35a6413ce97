import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../..', import.meta.url).pathname;
const NUMBER = /[A-Z]\d+/g;

/** Rules stand in the stages' own books, in the protocol of the stream, and beside the rates. */
const books = ['server/src/**/RULES.md', 'server/src/queries/RATES.md', 'shared/PROTOCOL.md'];
const tests = '{server,shared,client}/**/*.test.ts';

function filesOf(pattern: string | string[]): string[] {
  const exclude = (name: string) => name === 'node_modules' || name === 'dist';
  return globSync(pattern, { cwd: root, exclude });
}

function textOf(file: string): string {
  return readFileSync(`${root}${file}`, 'utf8');
}

/** Each number that a book gives, with the books that give it. */
function rulesByNumber(): Map<string, string[]> {
  const rules = new Map<string, string[]>();
  for (const book of filesOf(books)) {
    for (const [, number = ''] of textOf(book).matchAll(/^[-|] \*\*([A-Z]\d+)\b/gm)) {
      rules.set(number, [...(rules.get(number) ?? []), book]);
    }
  }
  return rules;
}

/** Numbers in square brackets, outside of comments: what tests quote by name. */
function numbersToldIn(file: string): string[] {
  const code = textOf(file).replaceAll(/^\s*(\/\/|\/?\*).*$/gm, '');
  return [...code.matchAll(/\[([A-Z]\d+(?:[ ,–-]+[A-Z]\d+)*)\]/g)].flatMap(
    ([, told = '']) => told.match(NUMBER) ?? [],
  );
}

const rules = rulesByNumber();
const told = new Map(filesOf(tests).map((file) => [file, numbersToldIn(file)]));

test('every number of every book of rules is quoted by a test, and each is given by one book', () => {
  expect(rules.size).toBeGreaterThan(200);
  const quoted = new Set([...told.values()].flat());
  const holes = [...rules].filter(([number]) => !quoted.has(number));
  expect(holes.map(([number, of]) => `${number} of ${of.join(', ')}`)).toEqual([]);
  expect([...rules].filter(([, of]) => of.length > 1)).toEqual([]);
});

test('no test quotes a number that no book gives', () => {
  const unknown = [...told].flatMap(([file, numbers]) =>
    numbers.filter((number) => !rules.has(number)).map((number) => `${number} in ${file}`),
  );
  expect(unknown).toEqual([]);
});
