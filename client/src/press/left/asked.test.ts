import { expect, test } from 'vitest';
import { content, statement } from '../draft/press-samples';
import { askedNow } from './asked';

const asks = {
  usable: { people: 30, before: 9 },
  poisoned: { people: 12, before: 0 },
  'restored-when': { people: 12, before: 3 },
  school: { people: 2, before: 8 },
  cause: { people: 0, before: 8 },
};

test('questions are told by who asks them, with what this text says to each', () => {
  const text = content({
    usable: [statement('u', '可以', { answers: ['usable'] })],
    unknown: [statement('k', '在查', { answers: ['poisoned', 'usable'] })],
  });
  expect(askedNow(asks, text).map(({ code, answer, largest }) => [code, answer, largest])).toEqual([
    ['usable', 'said', false],
    ['poisoned', 'later', false],
    ['restored-when', 'none', true],
    ['school', 'none', false],
  ]);
});

test('without a text every question is open', () => {
  expect(askedNow(asks, null).map(({ answer }) => answer)).toEqual([
    'none',
    'none',
    'none',
    'none',
  ]);
});
