import { AnswerState } from '@heed/shared/answers';
import { expect, test } from 'vitest';
import { answerViews, countOf, mayMiss, statesOf, stepFrom } from './answer-views';

test('each outcome that somebody can do something about stands in one view, and all in the last', () => {
  const listed = answerViews.flatMap((view) => statesOf[view]);
  expect(new Set(listed).size).toBe(listed.length);
  const elsewhere = AnswerState.options.filter((state) => !listed.includes(state));
  expect(elsewhere).toEqual(['withheld', 'cancelled']);
  const counts = { to_call: 3, sent: 2, no_way: 1, withheld: 4 };
  expect(answerViews.map((view) => countOf(view, counts))).toEqual([3, 2, 1, 0, 10]);
});

test('the keys go through the lines and stop at the ends', () => {
  const ids = ['a', 'b', 'c'];
  expect([stepFrom(ids, null, 1), stepFrom(ids, null, -1)]).toEqual(['a', 'c']);
  expect([stepFrom(ids, 'b', 1), stepFrom(ids, 'c', 1), stepFrom(ids, 'a', -1)]).toEqual([
    'c',
    'c',
    'a',
  ]);
  expect(stepFrom([], null, 1)).toBeNull();
});

test('a call in vain is noted once its time has come', () => {
  const nextAt = '2026-07-18T08:00:00.000Z';
  const at = Date.parse(nextAt);
  expect([mayMiss({ nextAt }, at - 1), mayMiss({ nextAt }, at)]).toEqual([false, true]);
});
