import { expect, test } from 'vitest';
import { Batches } from './batch-entry.fold';
import { ChannelShares } from './channel-shares.fold';
import { CITY } from './names.fold';

const SUBJECT = 1;
const CELL = 9;
const TESTS = 10_000;

/** Three weeks in which one of ten comes through the app, and three through the web. */
const channels = new ChannelShares();
for (let day = 1; day <= 21; day += 1) {
  for (let n = 0; n < 10; n += 1)
    channels.learn(SUBJECT, n === 0 ? 'app' : n < 4 ? 'web' : 'phone', day);
}
channels.settle(22);

const everywhere = open(CITY, 5, { app: 95, phone: 3 });
/** More have phoned of it, too, than is usual there. */
const part = open(CELL, 0.8, { app: 106, phone: 12 });
const remains = open(CELL, 0.8, { app: 4, phone: 1 });

test('where the whole city’s rows were entered in one go, a part is told as that, whoever else calls', () => {
  expect(named(new Batches(), [part])).toEqual([undefined]);
  expect(named(new Batches(), [everywhere, part])).toEqual(['app', 'app']);
});

test('it is until no window holds the rows, over a restart as well', () => {
  const batches = new Batches();
  named(batches, [everywhere], 100);
  expect(named(new Batches(batches.save()), [remains], 136)).toEqual(['app']);
  expect(named(new Batches(batches.save()), [remains], 137)).toEqual([undefined]);
});

test('few rows are told as such where usual callers would hardly ever choose one channel so often', () => {
  const walk = open(CELL, 0.01, { web: 6 });
  const neighbours = open(CELL, 0.01, { web: 4, phone: 2 });
  const callers = open(CELL, 0.01, { phone: 6 });
  expect(named(new Batches(), [walk])).toEqual(['web']);
  expect(named(new Batches(), [neighbours])).toEqual([undefined]);
  expect(named(new Batches(), [callers])).toEqual([undefined]);
  // Few rows are no proof against what else the channel brings.
  expect(named(new Batches(), [walk, neighbours])).toEqual(['web', undefined]);
});

function named(batches: Batches, all: readonly ReturnType<typeof open>[], bucket = 100) {
  return batches.of(all, { channels, tests: TESTS, bucket }).map((batch) => batch?.channel);
}

function open(zone: number, expected: number, seen: Record<string, number>) {
  const observed = Object.values(seen).reduce((sum, count) => sum + count, 0);
  const figures = { observed, expected, usual: expected, alpha: 0.06, chance: 1e-12 };
  const verdict = { window: 180, ...figures } as const;
  const cell = { question: 'surge', zone, radius: 0, subject: SUBJECT } as const;
  const episode = { ...cell, key: zone, since: 90, quiet: 0, peak: 100, verdict };
  const behind = { people: observed, channels: Object.entries(seen) };
  return { episode, behind };
}
