import { expect, test } from 'vitest';
import { filesOf, rulesByNumber, textOf } from './rule-books';

const tests = '{server,shared,client}/**/*.test.ts';

/** Numbers in square brackets, outside of comments: what tests quote by name. */
function numbersToldIn(file: string): string[] {
  const code = textOf(file).replaceAll(/^\s*(\/\/|\/?\*).*$/gm, '');
  return [...code.matchAll(/\[([A-Z]\d+(?:[ ,–-]+[A-Z]\d+)*)\]/g)].flatMap(
    ([, told = '']) => told.match(/[A-Z]\d+/g) ?? [],
  );
}

const rules = rulesByNumber();
const told = new Map(filesOf(tests).map((file) => [file, numbersToldIn(file)]));

test('every number of every book of rules is quoted by a test, and given by one book', () => {
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
