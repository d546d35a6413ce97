import { expect, test } from 'vitest';
import { Turnstile } from './turnstile';

test('few are let in between two turns of the event loop, in the order in which they came', async () => {
  const turnstile = new Turnstile(3, () => undefined);
  const turns: number[][] = [[]];
  const all = Promise.withResolvers<void>();
  for (let n = 0; n < 10; n += 1) {
    turnstile.pass(() => {
      turns.at(-1)?.push(n);
      if (n === 9) all.resolve();
    });
  }
  const nextTurn = () => {
    turns.push([]);
    setImmediate(nextTurn).unref();
  };
  setImmediate(nextTurn);
  await all.promise;
  expect(turns.flat()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  for (const together of turns) expect(together.length).toBeLessThanOrEqual(3);
});

test('what follows from one is done before the next has its turn, whatever that one throws', async () => {
  const failures: unknown[] = [];
  const turnstile = new Turnstile(2, (error) => failures.push(error));
  const happened: string[] = [];
  const last = Promise.withResolvers<void>();
  turnstile.pass(() => {
    void Promise.resolve().then(() => happened.push('followed'));
    throw new Error('fell');
  });
  turnstile.pass(() => {
    happened.push('second');
    last.resolve();
  });
  await last.promise;
  expect(happened).toEqual(['followed', 'second']);
  expect(failures).toMatchObject([{ message: 'fell' }]);
});
