import { Logger } from '@nestjs/common';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { FoldedEntry } from '../projections/projection';
import { EntryFollower, LookingFollower } from './entry-follower';

/** Does what it noted, a word a turn, as long as the house stands. */
class Writer extends EntryFollower {
  readonly done: string[] = [];
  private readonly noted: string[] = [];

  constructor(readonly house: { away: boolean }) {
    super('words could not be written');
  }

  protected override note({ type }: FoldedEntry): void {
    this.noted.push(type);
  }

  protected override get isIdle(): boolean {
    return this.noted.length === 0;
  }

  protected override async turn(): Promise<void> {
    await Promise.resolve();
    if (this.house.away) throw new Error('away');
    this.done.push(this.noted[0] ?? '');
    this.noted.shift();
  }
}

class Looker extends LookingFollower {
  looks = 0;

  constructor(readonly house: { away: boolean }) {
    super('nobody could look', new Set<FoldedEntry['type']>(['case-claimed']));
  }

  protected override async look(): Promise<void> {
    await Promise.resolve();
    if (this.house.away) throw new Error('away');
    this.looks += 1;
  }
}

const entries = (...types: string[]) => types.map((type) => ({ type })) as never as FoldedEntry[];

// What could not be done is said in the log; here it is asked for.
Logger.overrideLogger(false);
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('what was noted while the database was away is done once it is back, in its order and once', async () => {
  const writer = new Writer({ away: true });
  writer.follow(entries('a', 'b'));
  await writer.settled();
  writer.follow(entries('c'));
  expect(writer.done).toEqual([]);
  writer.house.away = false;
  await vi.advanceTimersByTimeAsync(1_000);
  await writer.settled();
  expect(writer.done).toEqual(['a', 'b', 'c']);
});

test('a stopping follower ends its turn and begins no other, nor tries again', async () => {
  const writer = new Writer({ away: true });
  writer.follow(entries('a'));
  await writer.settled();
  await writer.beforeApplicationShutdown();
  writer.house.away = false;
  writer.follow(entries('b'));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(writer.done).toEqual([]);
});

test('one that looks does so for its own types, once for many, and again where it failed', async () => {
  const looker = new Looker({ away: false });
  looker.follow(entries('case-signed'));
  await looker.settled();
  expect(looker.looks).toBe(0);
  looker.follow(entries('case-claimed', 'case-claimed'));
  await looker.settled();
  expect(looker.looks).toBe(1);
  looker.house.away = true;
  looker.ring();
  await looker.settled();
  looker.house.away = false;
  await vi.advanceTimersByTimeAsync(1_000);
  await looker.settled();
  expect(looker.looks).toBe(2);
});
