import { expect, test } from 'vitest';
import { ladderNode, onDuty } from '../../../test/ladder-node';
import { useDatabase } from '../../../test/pg';
import { loadCases } from '../../cases/case-rows';
import { soonTime } from '../../cases/rules/due-time';
import { Journal } from '../../journal/journal';
import { orThrow } from '../../kernel/refusal';

const database = useDatabase();
const MINUTE = 60_000;
/** Tuesday, 14:00 in Shanghai. */
const start = Date.parse('2026-11-24T06:00:00.000Z');

test('[L1] [L14] that many cases are due soon is told in one commit, of each once over two nodes', async () => {
  const [one, two] = [ladderNode(database(), start), ladderNode(database(), start)];
  const { database: db } = database();
  await onDuty(database(), one, 'dispatcher');
  const { desk, prepare } = one.cases;
  const receivedAt = new Date(start).toISOString();
  const urgent = { urgency: 'critical', reachable: true, receivedAt } as const;
  const ids: string[] = [];
  for (let n = 0; n < 25; n += 1) ids.push(orThrow(await desk.register(prepare(urgent))).caseId);
  const record = (await loadCases(db, ids)).get(ids[0] ?? '');
  const dispatch = record?.clocks.find(({ kind }) => kind === 'dispatch');
  const soon = dispatch ? Date.parse(soonTime(dispatch)) : NaN;
  const journal = new Journal(db);
  const before = await journal.head();
  await one.tickAt(soon);
  await Promise.all([one.tickAt(soon + MINUTE), two.tickAt(soon + MINUTE)]);
  const told = (await journal.readAfter(before, 1_000)).flatMap((entry) =>
    entry.type === 'rung-acted' ? [entry] : [],
  );
  const acts = told.map(({ data }) => `${data.caseId} ${data.clock} ${data.rung}`);
  expect(acts.toSorted()).toEqual(ids.map((id) => `${id} dispatch due-soon`).toSorted());
  const positions = told.map(({ position }) => position);
  expect(positions).toEqual(positions.map((_, n) => (positions[0] ?? 0) + n));
  const notices = await db.query('select 1 from notice');
  expect(notices).toHaveLength(told.flatMap(({ data }) => data.told).length);
  expect(notices.length).toBeGreaterThanOrEqual(25);
});
