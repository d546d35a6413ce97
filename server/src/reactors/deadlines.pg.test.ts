import { describe, expect, test } from 'vitest';
import { makeDesk } from '../../test/builders';
import { FakeClock } from '../../test/fake-clock';
import { lead, makeIncidentDesks, opening } from '../../test/incident-builders';
import { useDatabase } from '../../test/pg';
import { RealmClock } from '../kernel/realm-clock';
import { orThrow } from '../kernel/refusal';
import { Deadlines } from './deadlines';

const database = useDatabase();
const MINUTE = 60_000;
const now = Date.now();
const rule = { ...opening().rule, words: ['没有人说的词'] };
const activate = { level: 3, matter: '水质', expectedDuration: '3 天', measures: '检测' };

/** A node whose clock a test moves. */
function node(at = now) {
  const wall = new FakeClock(at);
  const clock = new RealmClock(wall);
  const desks = makeIncidentDesks(database(), clock);
  const deadlines = new Deadlines(database().database, clock, desks.alarms);
  return { ...desks, wall, deadlines, cases: makeDesk(database(), clock) };
}

async function told(code: string, about?: string): Promise<string[]> {
  const rows = await database().database.query<{ type: string }>(
    `select type from journal j where type like 'alarm-%' and (entry::json -> 'data' ->> 'alarmId') in (
       select id::text from alarm where code = $1 and ($2::text is null or about ->> 'incidentId' = $2
         or about ->> 'caseId' = $2)) order by position`,
    [code, about ?? null],
  );
  return rows.map(({ type }) => type);
}

async function incidentOf({ incidents }: ReturnType<typeof node>, part = {}) {
  const input = opening({ rule, firstKnownAt: new Date(now).toISOString(), ...part });
  return orThrow(await incidents.open(input, lead)).incident;
}

describe('deadlines', () => {
  test('[I14] a promised word is alarmed 15 minutes after its time, once over two nodes, and cleared by the next', async () => {
    const one = node();
    const incident = await incidentOf(one, { activate });
    const publish = (bulletinId: string, minutes: number) =>
      one.incidents.informed(incident.id, 'real', {
        bulletinId,
        publishedAt: new Date(one.wall.now()).toISOString(),
        nextUpdateAt: new Date(now + minutes * MINUTE).toISOString(),
      });
    await publish('00000000-0000-7000-8000-0000000000f1', 60);
    const two = node();
    const bothAt = async (minutes: number) => {
      for (const { wall, deadlines } of [one, two]) {
        wall.pass(now + minutes * MINUTE - wall.now());
        await deadlines.tick();
      }
    };
    await bothAt(74);
    expect(await told('next-update-overdue', incident.id)).toEqual([]);
    await bothAt(75);
    await bothAt(90);
    expect(await told('next-update-overdue', incident.id)).toEqual(['alarm-raised']);
    await publish('00000000-0000-7000-8000-0000000000f2', 240);
    await bothAt(91);
    const both = ['alarm-raised', 'alarm-cleared'];
    expect(await told('next-update-overdue', incident.id)).toEqual(both);
  });

  test('[I15] a deadline that passed while every node was down is acted upon, once, when one comes back', async () => {
    const incident = await incidentOf(node(), { activate });
    const back = node(now + 49 * 60 * MINUTE);
    await back.deadlines.tick();
    await back.deadlines.tick();
    await node(now + 50 * 60 * MINUTE).deadlines.tick();
    // The report upward and the answer within 48 hours.
    expect(await told('incident-clock-overdue', incident.id)).toEqual([
      'alarm-raised',
      'alarm-raised',
    ]);
  });

  test('[I15] a node whose clock is behind clears nothing that another has raised', async () => {
    const incident = await incidentOf(node(), { activate });
    await node(now + 120 * MINUTE + 3_000).deadlines.tick();
    await node(now + 120 * MINUTE - 3_000).deadlines.tick();
    expect(await told('incident-clock-overdue', incident.id)).toEqual(['alarm-raised']);
  });

  test('[I14] a critical case that nobody takes is alarmed; a historic one, and one that is taken, is not', async () => {
    const { cases } = node();
    const critical = { urgency: 'critical' } as const;
    const waiting = orThrow(await cases.desk.register(cases.prepare(critical)));
    const historic = orThrow(
      await cases.desk.register(cases.prepare({ ...critical, historic: true })),
    );
    const taken = orThrow(await cases.desk.register(cases.prepare(critical)));
    orThrow(await cases.command('zhou', taken.caseId, { kind: 'claim', expectedVersion: 1 }));
    const late = node(now + 6 * MINUTE);
    await late.deadlines.tick();
    expect(await told('critical-case-waiting', waiting.caseId)).toEqual(['alarm-raised']);
    expect(await told('critical-case-waiting', historic.caseId)).toEqual([]);
    expect(await told('critical-case-waiting', taken.caseId)).toEqual([]);
    const claim = { kind: 'claim', expectedVersion: 1 } as const;
    orThrow(await cases.command('zhou', waiting.caseId, claim));
    await late.deadlines.tick();
    const both = ['alarm-raised', 'alarm-cleared'];
    expect(await told('critical-case-waiting', waiting.caseId)).toEqual(both);
  });

  test('[I14] a drill’s deadlines are read on the drill’s clock', async () => {
    const { incidents, clock, deadlines, wall } = node();
    const until = now + 24 * 60 * MINUTE;
    await database().database.query(
      `insert into realm (realm, realm_at, wall_at, speed, until) values ('drill-b', $1, $1, 60, $2)`,
      [new Date(now).toISOString(), new Date(until).toISOString()],
    );
    clock.set('drill-b', { realmAt: now, wallAt: now, speed: 60, until });
    const input = opening({
      rule,
      realm: 'drill-b',
      activate,
      firstKnownAt: new Date(now).toISOString(),
    });
    const { incident } = orThrow(await incidents.open(input, lead));
    wall.pass(MINUTE);
    await deadlines.tick();
    expect(await told('incident-clock-overdue', incident.id)).toEqual([]);
    wall.pass(MINUTE + 1_000);
    await deadlines.tick();
    expect(await told('incident-clock-overdue', incident.id)).toEqual(['alarm-raised']);
  });
});
