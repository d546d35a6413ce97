/** What is told of a time whose part of the journal is set apart: the month, never a number that leaves it out. */
import type { BulletinContent } from '@heed/shared/bulletins';
import { beforeAll, describe, expect, test } from 'vitest';
import { recount } from '../src/bulletins/numbers/recount';
import { AwayError } from '../src/journal/parts/away';
import { cutWhenDue } from '../src/journal/parts/cut';
import { attachPart, detachPart, MoveError } from '../src/journal/parts/move';
import { Journal } from '../src/journal/journal';
import { allProjections } from '../src/projections/fold-set';
import { Follower } from '../src/projections/follower';
import { SnapshotStore } from '../src/projections/snapshot-store';
import type { StoredReport } from '../src/reports/report-rows';
import { PastBoards } from '../src/time-machine/past-boards';
import { PastReader } from '../src/time-machine/past-reader';
import { soundReport, token } from './bulletin-builders';
import { useDatabase } from './pg';
import { readOn } from './read-on';
import { env, ReportHouse } from './report-house';

const database = useDatabase();
const MAY = '2026-05-03T08:00:00+08:00';
const DAY_MINUTES = 24 * 60;
const FILLED = 1_200;

let house: ReportHouse;
let incidentId = '';
let before: StoredReport;
let content: BulletinContent;
let boards: PastBoards;
let file = '';

beforeAll(async () => {
  const { database: db, folder } = database();
  house = new ReportHouse(database(), MAY);
  incidentId = await house.knows('柳林片区自来水异味');
  for (const n of [1, 2, 3]) await house.hears(`1391234567${n}`, incidentId);
  house.afterMinutes(DAY_MINUTES);
  before = await house.freezes({ kind: 'after-action', incidentId });
  const journal = new Journal(db);
  const [at, position] = [house.now(), await journal.head()];
  const received = token('n1', { frozen: { value: 3, unit: null, source: null, at, position } });
  content = soundReport({ numbers: [received] });
  const projections = allProjections({ timeZone: env.timeZone });
  const follower = new Follower(journal, new SnapshotStore(db), house.clock, projections);
  await cutWhenDue(db, { month: '2026-05', months: 1 });
  house.afterMinutes(40 * DAY_MINUTES);
  await fill(journal);
  await cutWhenDue(db, { month: '2026-06', months: 1 });
  await fill(journal);
  house.afterMinutes(160 * DAY_MINUTES);
  await follower.start();
  await follower.caughtUp;
  await follower.stop();
  boards = new PastBoards(follower, new PastReader(db, projections));
  await db.query("update cases set closed_at = '2026-05-05T00:00:00Z'");
  await readOn(db, await journal.head());
  const going = { month: '2026-05', folder, now: house.wall.now() };
  await expect(detachPart(db, going)).rejects.toThrow(
    new MoveError('2026-05: 1 of its incidents are not over'),
  );
  await db.query("update incident set state = 'stood_down' where id = $1", [incidentId]);
  file = await detachPart(db, going);
});

/** A part ends a thousand entries after its month. */
async function fill(journal: Journal): Promise<void> {
  const accountId = '00000000-0000-7000-8000-000000000001';
  const context = { at: house.now(), realm: 'real', actor: { kind: 'system', id: null } } as const;
  const events = Array.from({ length: FILLED }, () => ({
    type: 'session-started' as const,
    data: { accountId },
  }));
  await journal.append(events, context);
}

const recounted = () =>
  recount(database().database, { realm: 'real', incidentId, content }, env.timeZone);
const boardOfMay = () => boards.at({ realm: 'real' }, Date.parse(MAY) + 1_800_000);

describe('while a part of the journal is set apart', () => {
  test.each([
    ['a report', () => house.freezes({ kind: 'after-action', incidentId })],
    ['a published number that is counted again', () => recounted()],
    ['a board of that time', () => boardOfMay()],
  ])('%s is refused with its month', async (_what, ask) => {
    const error: unknown = await ask().then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(AwayError);
    expect((error as AwayError).refusal).toMatchObject({
      error: 'set-apart',
      extra: { details: [{ path: 'month', message: '2026-05' }] },
    });
  });

  test('what was frozen before can be read, and a report that needs nothing of it can be made', async () => {
    expect(await house.reader.find(before.head.id)).toEqual(before);
    const november = await house.freezes({ kind: 'daily', realm: 'real', day: '2026-11-10' });
    expect(november.figures.totals.received).toBe(0);
  });

  test('put back, all of them say what they said before', async () => {
    await attachPart(database().database, file);
    const again = await house.freezes({ kind: 'after-action', incidentId });
    expect(again.figures.totals.received).toBe(before.figures.totals.received);
    expect(await recounted()).toMatchObject([{ counted: 3 }]);
    expect(await boardOfMay()).toMatchObject({
      past: true,
      parts: { flow: { now: { received: 3 } } },
    });
  });
});
