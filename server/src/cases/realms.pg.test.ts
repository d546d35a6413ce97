import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeDesk, type Desk } from '../../test/builders';
import { water } from '../../test/case-story';
import { FakeClock } from '../../test/fake-clock';
import { useDatabase } from '../../test/pg';
import { RealmClock } from '../kernel/realm-clock';
import { isRefusal, orThrow } from '../kernel/refusal';
import { dueTime } from './rules/due-time';

const database = useDatabase();
const wall = new FakeClock(Date.parse('2026-11-24T06:00:00.000Z'));
const clock = new RealmClock(wall);
const realms = ['real', 'drill-east', 'drill-west'] as const;
let desk: Desk;

beforeAll(() => {
  desk = makeDesk(database(), clock);
  clock.set('drill-east', {
    realmAt: Date.parse('2025-03-01T00:00:00Z'),
    wallAt: wall.now(),
    speed: 60,
    until: Infinity,
  });
  clock.set('drill-west', {
    realmAt: Date.parse('2030-01-01T00:00:00Z'),
    wallAt: wall.now(),
    speed: 0,
    until: Infinity,
  });
});

interface Opened {
  readonly realm: string;
  readonly caseId: string;
}

async function entriesOf(caseId: string) {
  return database().database.query<{ at: string; realm: string; type: string; entry: string }>(
    'select at, realm, type, entry from journal where case_id = $1 order by position',
    [caseId],
  );
}

describe('writes of several realms in one batch', () => {
  test('[invariant 7] each write has its own realm’s time, number, due time and entry', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...realms), { minLength: 2, maxLength: 24 }),
        fc.integer({ min: 1, max: 3_600_000 }),
        async (order, pause) => {
          wall.pass(pause);
          const now = Object.fromEntries(realms.map((realm) => [realm, clock.isoNow(realm)]));
          // Submitted in one turn: they share a batch.
          const answers = await Promise.all(
            order.map((realm) => desk.desk.register(complaintIn(realm, now[realm] ?? ''))),
          );
          const opened = answers.map((answer, n) => {
            const { caseId, caseNo } = orThrow(answer);
            return { caseId, caseNo, realm: order[n] ?? '' };
          });
          for (const { caseId, caseNo, realm } of opened) {
            await expectTimes({ caseId, realm }, now[realm] ?? '');
            expect(caseNo).toMatch(numberShape[realm] ?? /never/);
          }
          await expectCommandsByRealm(opened, now);
        },
      ),
      { numRuns: 12 },
    );
  });
});

const numberShape: Record<string, RegExp> = {
  real: /^2611\d\d-/,
  'drill-east': /^D25(0[3-9]|1[0-2])\d\d-/,
  'drill-west': /^D300101-/,
};

function complaintIn(realm: string, receivedAt: string) {
  const scopeId = desk.sealer.scopeOf(realm, wall.now());
  return desk.prepare({ realm, scopeId, receivedAt, urgency: 'urgent' });
}

async function expectTimes({ caseId, realm }: Opened, now: string): Promise<void> {
  const [entry] = await entriesOf(caseId);
  expect(entry).toMatchObject({ at: now, realm, type: 'complaint-registered' });
  const { set } = JSON.parse(entry?.entry ?? '').data as {
    set: { kind: string; dueAt: string; limitMinutes: number }[];
  };
  expect(set.length).toBeGreaterThan(0);
  for (const { dueAt, limitMinutes } of set) expect(dueAt).toBe(dueTime(now, limitMinutes));
}

/** One command each, again in one batch. */
async function expectCommandsByRealm(
  opened: readonly Opened[],
  now: Readonly<Record<string, string>>,
): Promise<void> {
  const dispatch = { kind: 'dispatch', unitId: water, expectedVersion: 1 } as const;
  const answers = await Promise.all(
    opened.map(({ caseId }) => desk.command('zhou', caseId, dispatch)),
  );
  for (const [n, answer] of answers.entries()) {
    if (isRefusal(answer)) throw new Error(answer.error);
    const { realm = '' } = opened[n] ?? {};
    const claim = answer.record.clocks.find(({ kind }) => kind === 'claim');
    expect(claim?.startedAt).toBe(now[realm]);
    const entries = await entriesOf(answer.record.id);
    expect(entries.at(-1)).toMatchObject({ at: now[realm], realm, type: 'case-dispatched' });
  }
}
