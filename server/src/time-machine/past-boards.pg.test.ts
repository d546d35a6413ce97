import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DrillHouse } from '../../test/drill-house';
import { FakeClock } from '../../test/fake-clock';
import { lead, makeIncidentDesks, opening } from '../../test/incident-builders';
import { useDatabase } from '../../test/pg';
import type { BoardParts, BoardScope } from '@heed/shared/board';
import type { DrillRow } from '@heed/shared/drills';
import { isRefusal, orThrow } from '../kernel/refusal';
import { allProjections, FoldSet } from '../projections/fold-set';
import { Follower } from '../projections/follower';
import { scopeKey } from '../projections/scope';
import { SnapshotStore } from '../projections/snapshot-store';
import { Checkpoints } from './checkpoints';
import { PastBoards } from './past-boards';
import { PastReader } from './past-reader';
import { StateKeeper } from './state-keeper';
import { TimeLine } from './time-line';

const database = useDatabase();
const projections = allProjections({ timeZone: 'Asia/Shanghai' });
const wall = new FakeClock(Date.parse('2026-11-25T02:00:00.000Z'));

/** A board that was live, and when. */
interface Seen {
  readonly scope: BoardScope;
  readonly time: number;
  readonly parts: BoardParts;
}

let house: DrillHouse;
let follower: Follower;
let checkpoints: Checkpoints;
let drill: DrillRow;
const seen: Seen[] = [];

/** Lets the live folds come up to date. */
async function followed(): Promise<void> {
  const head = await house.journal.head();
  const { promise, resolve } = Promise.withResolvers<void>();
  const arrived = () => {
    if (follower.position >= head) resolve();
  };
  const end = follower.onAdvanced(arrived);
  follower.ring();
  arrived();
  await promise;
  end();
}

function look(scope: BoardScope): void {
  const time = house.realms.now(scope.realm);
  seen.push({ scope, time, parts: follower.boardParts(scopeKey(scope), time) });
}

/** A time machine that remembers nothing. */
const machine = () => new PastBoards(follower, new PastReader(database().database, projections));
const keeper = () => new StateKeeper(follower, checkpoints, machine());

beforeAll(async () => {
  house = await DrillHouse.open(database(), wall);
  checkpoints = new Checkpoints(database().database);
  follower = new Follower(
    house.journal,
    new SnapshotStore(database().database),
    house.realms,
    projections,
  );
  await follower.start();
  drill = await house.running();
  const { realm } = drill;
  const desks = makeIncidentDesks(database(), house.realms);
  await desks.lists.refresh();
  let incident: string | null = null;
  for (let minute = 0; minute < 10; minute += 1) {
    await house.passes(1);
    if (minute === 4) {
      const rule = { ...opening().rule, from: drill.beginsAt };
      const ask = opening({ realm, firstKnownAt: drill.beginsAt, rule });
      incident = orThrow(await desks.incidents.open(ask, lead)).incident.id;
    }
    await followed();
    look({ realm });
    if (incident !== null) look({ realm, incident });
    if (minute === 6) await follower.storeSnapshots();
    if (minute === 6) await checkpoints.takeKept();
  }
}, 60_000);

afterAll(() => follower.stop());

async function equalThen(boards: PastBoards, { scope, time, parts }: Seen): Promise<void> {
  const past = orThrow(await boards.at(scope, time));
  // The lists' version is today's.
  expect({ ...past.parts, reference: parts.reference }).toEqual(parts);
  expect(past).toMatchObject({ past: true, at: new Date(time).toISOString() });
}

describe('a board of the past', () => {
  test('[X1] equals the one that was live: forward, backward, of a realm and of an incident', async () => {
    expect(seen).toHaveLength(16);
    const forward = machine();
    for (const each of seen) await equalThen(forward, each);
    const backward = machine();
    for (const each of seen.toReversed()) await equalThen(backward, each);
  });

  test('[X1] shows the time between two entries as it was then', async () => {
    const [first] = seen;
    const before = orThrow(await machine().at({ realm: drill.realm }, Date.parse(drill.beginsAt)));
    expect(before.position).toBeLessThan(
      orThrow(await machine().at({ realm: drill.realm }, first?.time ?? 0)).position,
    );
    expect(before.parts.flow['now']?.received).toBeLessThan(
      first?.parts.flow['now']?.received ?? 0,
    );
  });

  test('[X2] is named by the lists as they are now', async () => {
    const [each] = seen;
    const past = orThrow(await machine().at(each?.scope ?? { realm: 'real' }, each?.time ?? 0));
    expect(past.parts.reference).toEqual(follower.listsMark(drill.realm).reference);
  });

  test('[X4] begins at states that were kept, and can do without them', async () => {
    const late = seen.filter(({ time }) => time > Date.parse(drill.beginsAt) + 7 * 60_000);
    const kept = await checkpoints.before(drill.realm, late[0]?.time ?? 0);
    const past = new FoldSet(projections);
    expect(past.load(await checkpoints.states(drill.realm, kept?.position ?? 0))).toBeGreaterThan(
      200,
    );
    // Few entries later there is nothing to keep.
    await checkpoints.takeKept();
    const count = 'select count(*)::int as n from fold_checkpoint where realm = $1';
    expect(await database().database.query(count, [drill.realm])).toEqual([{ n: 1 }]);
    for (const each of late) await equalThen(machine(), each);
    await database().database.query("update fold_checkpoint_state set state = ''");
    for (const each of late.slice(0, 2)) await equalThen(machine(), each);
    // A newer program drops states of an older one.
    await database().database.query(
      "update fold_checkpoint_state set version = 0 where fold = 'volume'",
    );
    checkpoints = new Checkpoints(database().database);
    for (const each of late.slice(0, 2)) await equalThen(machine(), each);
    expect(await database().database.query(count, [drill.realm])).toEqual([{ n: 0 }]);
  });

  test('[X6] is not to be had of a time to come, nor of a realm that nobody heard of', async () => {
    const ahead = house.realms.now(drill.realm) + 1;
    const refused = await machine().at({ realm: drill.realm }, ahead);
    expect(isRefusal(refused) && refused.error).toBe('invalid');
    const nowhere = await machine().at({ realm: 'drill-nobodys' }, 0);
    expect(isRefusal(nowhere) && nowhere.error).toBe('not-found');
  });

  test('has a line of time with what happened on it', async () => {
    const line = orThrow(
      await new TimeLine(database().database, house.journal, follower, keeper()).of({
        realm: drill.realm,
      }),
    );
    expect(line).toMatchObject({ beginsAt: drill.beginsAt, cut: false });
    expect(line.marks.map(({ kind, code }) => [kind, code])).toContainEqual([
      'incident',
      opening().class,
    ]);
  });
});

test('[X4] what the folds keep as they stop is taken too, before the database goes away', async () => {
  const { database: db } = database();
  await db.query('delete from fold_checkpoint');
  const stage = keeper();
  stage.onModuleInit();
  await follower.storeSnapshots();
  await stage.onApplicationShutdown();
  const taken = await db.query('select 1 from fold_checkpoint where realm = $1', [drill.realm]);
  expect(taken).toHaveLength(1);
});
