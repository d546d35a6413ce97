import { UnitInput } from '@heed/shared/reference';
import { AccountInput } from '@heed/shared/session';
import { expect, it } from 'vitest';
import { problemsOf } from './input-problems';

const t = (key: string, params?: Record<string, unknown>) =>
  params ? `${key} ${Object.values(params).join()}` : key;

it('says nothing about input that fits', () => {
  expect(problemsOf(UnitInput, { name: '供水集团', capacity: 40 }, t)).toEqual({});
});

it.each([
  [{ name: ' ' }, { name: 'admin.problem.empty' }],
  [{ name: 'x'.repeat(61) }, { name: 'admin.problem.long 60' }],
  [{ name: 'a', capacity: Number('many') }, { capacity: 'admin.problem.format' }],
  [{ name: 'a', capacity: 1.5 }, { capacity: 'admin.problem.wholeNumber' }],
  [{ name: 'a', capacity: -1 }, { capacity: 'admin.problem.least 0' }],
])('names the field of a unit and what is wrong: %j', (input, problems) => {
  expect(problemsOf(UnitInput, input, t)).toEqual(problems);
});

it('names every field that is wrong', () => {
  const input = { account: 'zhou hang', name: '', roles: [], password: 'short' };
  expect(problemsOf(AccountInput, input, t)).toEqual({
    account: 'admin.problem.format',
    name: 'admin.problem.empty',
    roles: 'admin.problem.chooseOne',
    password: 'admin.problem.short 12',
  });
});
