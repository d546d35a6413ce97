import { expect, test } from 'vitest';
import { Turns } from './turns';

test('[X5] what somebody waits for goes before what is made ahead, and a failure stops neither', async () => {
  const turns = new Turns();
  const order: string[] = [];
  const begun = Promise.withResolvers<void>();
  const work = (name: string) => async () => void order.push(name);
  const all = [
    turns.later(() => begun.promise),
    turns.later(work('ahead')),
    turns.first(() => Promise.reject(new Error('away'))),
    turns.first(work('asked')),
  ];
  begun.resolve();
  const settled = await Promise.allSettled(all);
  expect(settled.map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'rejected',
    'fulfilled',
  ]);
  expect(order).toEqual(['asked', 'ahead']);
});
