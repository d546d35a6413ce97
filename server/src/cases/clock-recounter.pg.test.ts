import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { defaultClockPolicy } from '../../data/clock-policy';
import { makeDesk } from '../../test/builders';
import { directory, people } from '../../test/case-story';
import { FakeClock } from '../../test/fake-clock';
import { useDatabase } from '../../test/pg';
import { Journal } from '../journal/journal';
import { RealmClock } from '../kernel/realm-clock';
import { orThrow } from '../kernel/refusal';
import { loadCases } from './case-rows';
import { ClockRecounter } from './clock-recounter';
import { CasePolicy } from './policy';
import { rebuildCases } from './rebuild';

const database = useDatabase();
const receivedAt = '2026-11-24T06:00:00.000Z';
const clock = new RealmClock(new FakeClock(Date.parse('2026-11-24T16:00:00.000Z')));

/** Handling takes eight hours less a moment, or five workdays. */
const changed = new CasePolicy(
  {
    of: () => ({
      ...directory,
      clockPolicy: defaultClockPolicy.map((row) => {
        if (row.clock !== 'handle' || row.procedure) return row;
        return row.urgency === 'urgent'
          ? { ...row, rule: 'handle-urgent~2', limit: { amount: 480, measure: 'minutes' } }
          : { ...row, rule: 'handle~2', limit: { amount: 5, measure: 'workdays' } };
      }),
    }),
  },
  'Asia/Shanghai',
);

test('[T9] changed limits come to running cases only on command: previewed, once, in the journal', async () => {
  const old = makeDesk(database(), clock);
  const register = async (urgency: 'urgent' | 'normal', part = {}) =>
    orThrow(await old.desk.register(old.prepare({ urgency, receivedAt, ...part }))).caseId;
  const [urgent, normal] = [await register('urgent'), await register('normal')];
  const historic = await register('normal', { historic: true });
  const source = await register('normal', { dueAt: '2026-12-24T06:00:00.000Z' });
  const { desk } = makeDesk(database(), clock, changed);
  const recounter = new ClockRecounter(database().database, desk, changed, clock);
  const before = await loadCases(database().database, [urgent, normal, historic, source]);

  expect(await recounter.preview('real')).toEqual({ open: 3, changed: 2, overdue: 0 });
  expect(await recounter.preview('drill-east')).toEqual({ open: 0, changed: 0, overdue: 0 });

  const ask = { realm: 'real', requestId: randomUUID(), actor: people.zhou, after: null };
  expect(await recounter.step(ask)).toEqual({ looked: 3, changed: 2, missed: 0, next: null });
  expect(await recounter.step(ask)).toEqual({ looked: 3, changed: 0, missed: 0, next: null });

  const after = await loadCases(database().database, [urgent, normal, historic, source]);
  const handle = (id: string) => after.get(id)?.clocks.find(({ kind }) => kind === 'handle');
  expect(handle(urgent)).toMatchObject({ rule: 'handle-urgent~2', startedAt: receivedAt });
  expect(handle(urgent)?.dueAt).toBe('2026-11-24T14:00:00.000Z');
  expect(handle(normal)?.dueAt).toBe('2026-12-01T09:30:00.000Z');
  for (const id of [historic, source]) expect(after.get(id)).toEqual(before.get(id));

  const journal = new Journal(database().database);
  expect((await journal.ofCase(normal)).at(-1)).toMatchObject({ type: 'clocks-recounted' });
  expect((await rebuildCases(database().database, journal)).differing).toEqual([]);
});
