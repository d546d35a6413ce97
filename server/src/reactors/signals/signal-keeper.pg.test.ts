import type { SignalRow } from '@heed/shared/signals';
import { expect, test } from 'vitest';
import { FakeClock } from '../../../test/fake-clock';
import { useDatabase } from '../../../test/pg';
import { DeskWriter } from '../../journal/desk-writer';
import { Journal } from '../../journal/journal';
import { RealmClock } from '../../kernel/realm-clock';
import { SignalKeeper, type SignalSource } from './signal-keeper';

const database = useDatabase();
const signal: SignalRow = {
  question: 'hotspot',
  zone: { kind: 'ring1', id: '882a100d25fffff' },
  parent: 'mill',
  category: 'power',
  topic: null,
  window: 60,
  observed: 41,
  people: 39,
  expected: 6.2,
  usual: 6.2,
  high: 16,
  chance: 3e-9,
  intervalDays: 4_000,
  level: 'wall',
  since: '2026-07-14T10:20:00.000Z',
  at: '2026-07-14T11:00:00.000Z',
  batch: null,
  covers: { districts: [], streets: [], cells: [] },
};

/** A node, and what its folds call open. */
function node() {
  const folds = { open: {} as Record<string, SignalRow>, isCaughtUp: true };
  const source: SignalSource = {
    isCurrent: true,
    get isCaughtUp() {
      return folds.isCaughtUp;
    },
    knownRealms: () => ['real'],
    signals: () => folds.open,
  };
  const { database: db } = database();
  const clock = new RealmClock(new FakeClock(Date.parse('2026-07-14T11:00:00.000Z')));
  const writer = new DeskWriter(db, new Journal(db), clock);
  return { folds, keeper: new SignalKeeper(db, writer, source) };
}

async function told(): Promise<string[]> {
  const rows = await database().database.query<{ said: string }>(
    `select type || ' ' || (entry::json -> 'data' ->> 'signal') as said from journal
     where type like 'signal-%' order by position`,
  );
  return rows.map(({ said }) => said);
}

test('a signal is told once over two nodes when it opens, and once when it closes', async () => {
  const [one, two] = [node(), node()];
  const open = { 'hotspot-1': signal, 'surge-2': { ...signal, question: 'surge' } as SignalRow };
  one.folds.open = open;
  await Promise.all([one.keeper.tick(), two.keeper.tick()]);
  // The second one is a little behind: it knew of neither, and closed neither.
  two.folds.open = open;
  await Promise.all([one.keeper.tick(), two.keeper.tick()]);
  const opened = ['signal-opened hotspot-1', 'signal-opened surge-2'];
  // Both nodes tell at once: which of the two openings is first is left to them.
  expect((await told()).toSorted()).toEqual(opened);
  for (const each of [one, two]) each.folds.open = { 'surge-2': open['surge-2'] };
  await Promise.all([one.keeper.tick(), two.keeper.tick()]);
  await one.keeper.tick();
  expect((await told()).slice(2)).toEqual(['signal-closed hotspot-1']);
  // What closed while every node was down is told when one comes back and has caught up.
  const back = node();
  back.folds.isCaughtUp = false;
  await back.keeper.tick();
  expect(await told()).toHaveLength(3);
  back.folds.isCaughtUp = true;
  await back.keeper.tick();
  await back.keeper.tick();
  expect((await told()).at(-1)).toBe('signal-closed surge-2');
});
