import { expect, test } from 'vitest';
import { FakeClock } from '../../test/fake-clock';
import { useDatabase } from '../../test/pg';
import { Journal } from '../journal/journal';
import { RealmClock } from '../kernel/realm-clock';
import { allProjections, FoldSet } from '../projections/fold-set';
import { Follower } from '../projections/follower';
import { SnapshotStore } from '../projections/snapshot-store';
import { Checkpoints } from './checkpoints';
import { PastBoards } from './past-boards';
import { PastReader } from './past-reader';
import { StateKeeper } from './state-keeper';

const database = useDatabase();
const projections = allProjections({ timeZone: 'Asia/Shanghai' });
const REALM = 'drill-kept';
const START = Date.parse('2026-11-24T00:00:00.000Z');
const isoAt = (n: number) => new Date(START + n * 1_000).toISOString();

/** Appends entries of the realm, one a second, from the nth on. */
async function passes(from: number, count: number, realm = REALM): Promise<void> {
  const journal = new Journal(database().database);
  for (let n = from; n < from + count; n += 1) {
    const at = isoAt(n);
    const data = { realmAt: at, wallAt: at, speed: 1, until: at, state: 'running' } as const;
    const context = { realm, at, actor: { kind: 'system', id: null } } as const;
    await journal.append([{ type: 'realm-paced', data }], context);
  }
}

/** Keeps a state as the live folds do in a flood, far behind the one before. */
async function keptLive(checkpoints: Checkpoints, position: number): Promise<void> {
  const folds = new FoldSet(projections);
  for (const entry of await new Journal(database().database).readRealmAfter(REALM, 0, position)) {
    folds.apply(entry);
  }
  await checkpoints.keep(
    REALM,
    { position, at: START + position * 1_000 },
    folds.inPieces(position),
  );
}

test('[X7] what a flood left between two kept states is filled when it is over, a stretch at a time', async () => {
  const checkpoints = new Checkpoints(database().database);
  await passes(1, 6_000);
  await keptLive(checkpoints, 4_300);
  const reader = new PastReader(database().database, projections);
  const positions = async () => (await checkpoints.all(REALM)).map(({ position }) => position);
  expect(await reader.prepare(REALM)).toBe(true);
  expect(await positions()).toEqual([4_300, 5_550]);
  expect(await reader.prepare(REALM)).toBe(true);
  expect(await positions()).toEqual([1_250, 2_500, 4_300, 5_550]);
  expect(await reader.prepare(REALM)).toBe(false);
  await passes(6_001, 1_000);
  expect(await reader.prepare(REALM)).toBe(true);
  expect((await positions()).at(-1)).toBe(6_800);
}, 60_000);

test('[X5] in a flood the past waits, and is kept when it is over', async () => {
  const { database: db } = database();
  const realm = 'drill-flooded';
  const checkpoints = new Checkpoints(db);
  const journal = new Journal(db);
  const clock = new RealmClock(new FakeClock(START));
  const follower = new Follower(journal, new SnapshotStore(db), clock, projections);
  const keeper = new StateKeeper(
    follower,
    checkpoints,
    new PastBoards(follower, new PastReader(db, projections)),
  );
  keeper.onModuleInit();
  try {
    await follower.start();
    await follower.caughtUp;
    await passes(1, 3_000, realm);
    follower.ring();
    const positions = async () => (await checkpoints.all(realm)).length;
    await expect.poll(positions, { timeout: 25_000 }).toBe(2);
  } finally {
    await follower.stop();
    await keeper.onApplicationShutdown();
  }
}, 60_000);
