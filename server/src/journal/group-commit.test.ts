import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { AGAIN, GroupCommit, MAX_BATCH } from './group-commit';

interface Write {
  readonly n: number;
  readonly key: string;
}

/** A queue whose batches are written when the test says so; what happened, in order. */
function queueWithHand() {
  const happened: string[] = [];
  const pending: (() => void)[] = [];
  const losers = new Set<number>();
  let batches = 0;
  const queue = new GroupCommit<Write, number>(
    async (writes) => {
      batches += 1;
      const name = `${batches}:${writes.length}`;
      happened.push(`planned ${name}`);
      await turn();
      return async () => {
        happened.push(`writing ${name}`);
        await new Promise<void>((resolve) => pending.push(resolve));
        happened.push(`written ${name}`);
        return writes.map(({ n }) => (losers.delete(n) ? AGAIN : n));
      };
    },
    ({ key }) => [key],
  );
  const finish = async () => {
    await expect.poll(() => pending.length).toBeGreaterThan(0);
    pending.shift()?.();
    for (let turns = 0; turns < 5; turns += 1) await turn();
  };
  return { queue, happened, losers, finish };
}

const writes = (count: number, key = (n: number) => `case:${n}`) =>
  Array.from({ length: count }, (_, n): Write => ({ n, key: key(n) }));

test('a full batch is planned while the one before it is written, and written after it', async () => {
  const { queue, happened, finish } = queueWithHand();
  const answers = writes(2 * MAX_BATCH).map((write) => queue.submit(write));
  for (let turns = 0; turns < 5; turns += 1) await turn();
  const size = MAX_BATCH;
  expect(happened).toEqual([`planned 1:${size}`, `writing 1:${size}`, `planned 2:${size}`]);
  await finish();
  await finish();
  expect(happened.slice(3)).toEqual([
    `written 1:${size}`,
    `writing 2:${size}`,
    `written 2:${size}`,
  ]);
  expect(await Promise.all(answers)).toEqual(writes(2 * MAX_BATCH).map(({ n }) => n));
  await queue.drained();
});

test('fewer wait for the database and go together', async () => {
  const { queue, happened, finish } = queueWithHand();
  const first = queue.submit({ n: 0, key: 'a' });
  for (let turns = 0; turns < 5; turns += 1) await turn();
  const others = [1, 2].map((n) => queue.submit({ n, key: `b${n}` }));
  for (let turns = 0; turns < 5; turns += 1) await turn();
  expect(happened).toEqual(['planned 1:1', 'writing 1:1']);
  await finish();
  await finish();
  expect(happened).toEqual([
    'planned 1:1',
    'writing 1:1',
    'written 1:1',
    'planned 2:2',
    'writing 2:2',
    'written 2:2',
  ]);
  expect(await Promise.all([first, ...others])).toEqual([0, 1, 2]);
});

test('what touches the same as a batch that is being written is planned after it', async () => {
  const { queue, happened, finish } = queueWithHand();
  const answers = writes(2 * MAX_BATCH, (n) => `case:${n % MAX_BATCH}`).map((write) =>
    queue.submit(write),
  );
  for (let turns = 0; turns < 5; turns += 1) await turn();
  expect(happened).toEqual([`planned 1:${MAX_BATCH}`, `writing 1:${MAX_BATCH}`]);
  await finish();
  await finish();
  expect(happened[2]).toBe(`written 1:${MAX_BATCH}`);
  expect(happened[3]).toBe(`planned 2:${MAX_BATCH}`);
  expect(await Promise.all(answers)).toHaveLength(2 * MAX_BATCH);
});

test('a write that lost its race comes before those behind it that touch the same', async () => {
  const { queue, losers, finish } = queueWithHand();
  losers.add(0);
  const settled: number[] = [];
  const all = [0, 1, 2].map(async (n) => {
    await queue.submit({ n, key: 'one case' });
    settled.push(n);
  });
  for (let batch = 0; batch < 4; batch += 1) await finish();
  await Promise.all(all);
  expect(settled).toEqual([0, 1, 2]);
});

test('where a batch can not be planned each of its writes is tried alone', async () => {
  const queue = new GroupCommit<number, number>(
    (batch) =>
      batch.includes(7)
        ? Promise.reject(new Error('seven'))
        : Promise.resolve(() => Promise.resolve([...batch])),
    (n) => [`${n}`],
  );
  const answers = await Promise.allSettled([6, 7, 8].map((n) => queue.submit(n)));
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

test('where the database is away for one batch, the next that was planned meanwhile is written in its turn', async () => {
  let away = true;
  const queue = new GroupCommit<number, number>(
    async (batch) => {
      await turn();
      return async () => {
        await turn();
        if (!away) return [...batch];
        away = false;
        throw Object.assign(new Error('gone'), { code: 'ECONNREFUSED' });
      };
    },
    (n) => [`${n}`],
  );
  const all = Array.from({ length: 2 * MAX_BATCH }, (_, n) => queue.submit(n));
  const answers = await Promise.allSettled(all);
  expect(answers.slice(0, MAX_BATCH).every(({ status }) => status === 'rejected')).toBe(true);
  expect(answers.slice(MAX_BATCH).map((one) => 'value' in one && one.value)).toEqual(
    Array.from({ length: MAX_BATCH }, (_, n) => MAX_BATCH + n),
  );
  await queue.drained();
});
