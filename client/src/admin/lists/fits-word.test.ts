import { expect, it } from 'vitest';
import { fitsWord } from './fits-word';

it.each([
  ['', ['供水集团'], true],
  ['供水', ['供水集团', null], true],
  ['WATER', ['供水集团', 'Water Group'], true],
  ['ｗａｔｅｒ ', ['Water Group'], true],
  ['燃气', ['供水集团', null], false],
])('%s fits %j: %s', (typed, names, fits) => {
  expect(fitsWord(typed, names)).toBe(fits);
});
