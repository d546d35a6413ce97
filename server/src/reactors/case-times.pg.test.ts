import { describe, expect, test } from 'vitest';
import { makeDesk } from '../../test/builders';
import { directory, people, power, water, type Ask } from '../../test/case-story';
import { FakeClock } from '../../test/fake-clock';
import { useDatabase } from '../../test/pg';
import { loadCases } from '../cases/case-rows';
import { CasePolicy } from '../cases/policy';
import { rebuildCases } from '../cases/rebuild';
import { Journal } from '../journal/journal';
import { RealmClock } from '../kernel/realm-clock';
import { orThrow } from '../kernel/refusal';
import { CaseTimes } from './case-times';

const database = useDatabase();
const now = Date.parse('2026-11-24T06:00:00.000Z');
const DAY = 86_400_000;
const at = (days: number) => new Date(now + days * DAY).toISOString();
const reason = '原因';

/** A node whose clock a test moves. */
function node() {
  const wall = new FakeClock(now);
  const clock = new RealmClock(wall);
  const { desk, prepare } = makeDesk(database(), clock);
  const policy = new CasePolicy({ of: () => directory }, 'Asia/Shanghai');
  const times = new CaseTimes(database().database, clock, desk, policy);
  let asked = 0;
  const stateOf = async (id: string) => (await loadCases(database().database, [id])).get(id);
  return {
    times,
    stateOf,
    open: async () => orThrow(await desk.register(prepare({ unitId: water }))).caseId,
    passTo: (days: number) => wall.pass(now + days * DAY - wall.now()),
    command: async (caseId: string, who: keyof typeof people, ask: Ask) => {
      asked += 1;
      const expectedVersion = (await stateOf(caseId))?.version ?? 0;
      const command = { expectedVersion, requestId: `${caseId}-${asked}`, ...ask };
      return orThrow(await desk.command({ caseId, actor: people[who], command }));
    },
  };
}

async function columnsOf(id: string) {
  const rows = await database().database.query(
    `select assisting_unit_ids, accused_unit_ids, marks, shelved_until from cases where id = $1`,
    [id],
  );
  return rows[0];
}

describe('what time does to cases', () => {
  test('[C32] rest ends when its time has come, once over two ticks, by nobody’s hand', async () => {
    const { times, stateOf, open, passTo, command } = node();
    const id = await open();
    await command(id, 'li', { kind: 'claim' });
    await command(id, 'li', { kind: 'contact', reached: true });
    await command(id, 'zhou', { kind: 'suspend', reasonCode: 'weather', until: at(2), reason });
    passTo(1.9);
    await times.tick();
    expect((await stateOf(id))?.state).toBe('suspended');
    passTo(2);
    await times.tick();
    await times.tick();
    const resumed = await stateOf(id);
    expect(resumed).toMatchObject({ state: 'in_progress', version: 5 });
    expect(resumed?.clocks.find(({ kind }) => kind === 'handle')?.pauses).toMatchObject([
      { from: at(0), to: at(2) },
    ]);
  });

  test('[C39] what ended 30 days ago is archived, and nothing else', async () => {
    const { times, stateOf, open, passTo, command } = node();
    const [closed, later, running] = [await open(), await open(), await open()];
    await command(closed, 'zhou', { kind: 'close', reason });
    passTo(1);
    await command(later, 'zhou', { kind: 'withdraw', reason });
    passTo(30);
    await times.tick();
    const states = await Promise.all([closed, later, running].map(stateOf));
    expect(states.map((each) => each?.state)).toEqual(['archived', 'withdrawn', 'dispatched']);
    expect(states[0]?.closedAt).toBe(at(0));
  });

  test('[C42] [C44] [C46] [C48] the columns follow the record, and all comes back from the journal alone', async () => {
    const { open, command } = node();
    const id = await open();
    await command(id, 'zhou', { kind: 'set-units', assistingUnitIds: [power], reason });
    await command(id, 'zhou', { kind: 'shelve', until: at(1), reason });
    await command(id, 'zhou', { kind: 'set-procedure', procedure: 'tip_off', reason });
    await command(id, 'gao', { kind: 'request-reveal', reason });
    await command(id, 'zhou', { kind: 'supervise', level: 'daily', reason });
    expect(await columnsOf(id)).toEqual({
      assisting_unit_ids: [power],
      accused_unit_ids: [],
      marks: ['tip_off', 'supervised', 'asked'],
      shelved_until: at(1),
    });
    await command(id, 'zhou', { kind: 'set-accused', unitId: water, reason });
    await command(id, 'zhou', { kind: 'dispatch', unitId: power });
    await command(id, 'zhou', { kind: 'undo' });
    expect(await columnsOf(id)).toMatchObject({ accused_unit_ids: [water] });
    const db = database().database;
    expect((await rebuildCases(db, new Journal(db))).differing).toEqual([]);
  });
});
