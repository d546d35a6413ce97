import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { NumberQuery } from '@heed/shared/bulletins';
import { makeDesk, type Desk } from '../../../test/builders';
import { people as hands, soundReport, token } from '../../../test/bulletin-builders';
import { anApproved, makeBulletinDesks } from '../../../test/bulletin-desks';
import { water } from '../../../test/case-story';
import { lead, makeIncidentDesks, opening } from '../../../test/incident-builders';
import { useDatabase } from '../../../test/pg';
import type { RegisteredCase } from '../../cases/planning';
import { Journal } from '../../journal/journal';
import { Clock } from '../../kernel/clock';
import { orThrow } from '../../kernel/refusal';
import { readNumbers } from './number-reader';
import { recount } from './recount';
import { forgetTold } from './told';

const database = useDatabase();
const counts: readonly NumberQuery[] = [
  'received',
  'people',
  'repeats',
  'answered',
  'dispatched',
  'confirmed-solved',
  'replied-unconfirmed',
  'open',
];
const reason = '同一片区';
const timeZone = 'Asia/Shanghai';

async function head(): Promise<number> {
  return new Journal(database().database).head();
}

async function read(incidentId: string, position: number, ofIncident: boolean, realm = 'real') {
  const tokens = counts.map((query, n) => token(`n${n}`, { query, ofIncident }));
  const scope = { realm, incidentId, position, at: new Date().toISOString(), timeZone };
  const numbers = await readNumbers(database().database, tokens, scope);
  return Object.fromEntries(counts.map((query, n) => [query, numbers[n]?.value]));
}

/** Registers a case and links it. */
async function linked(desk: Desk, incidentId: string, phone: string): Promise<RegisteredCase> {
  const opened = orThrow<RegisteredCase>(await desk.desk.register(desk.prepare({ phone })));
  if (opened.status !== 'registered') return opened;
  orThrow(
    await desk.command('zhou', opened.caseId, {
      kind: 'link-incident',
      incidentId,
      reason,
      expectedVersion: 1,
    }),
  );
  return opened;
}

describe('counts of cases', () => {
  test('[B16] are what the journal says at a position, whatever comes after', async () => {
    const incidentId = orThrow(await makeIncidentDesks(database()).incidents.open(opening(), lead))
      .incident.id;
    const desk = makeDesk(database());
    const outside = orThrow<RegisteredCase>(await desk.desk.register(desk.prepare()));
    const first = await linked(desk, incidentId, '13800000001');
    const second = await linked(desk, incidentId, '13800000002');
    await linked(desk, incidentId, '13800000001');
    const early = await head();
    const atFirst = {
      received: 3,
      people: 2,
      repeats: 1,
      answered: 0,
      dispatched: 0,
      'confirmed-solved': 0,
      'replied-unconfirmed': 0,
      open: 2,
    };
    expect(await read(incidentId, early, true)).toEqual(atFirst);

    orThrow(
      await desk.command('zhou', second.caseId, {
        kind: 'answer',
        text: '已说明',
        expectedVersion: 2,
      }),
    );
    const at = { expectedVersion: 3 };
    orThrow(await desk.command('zhou', first.caseId, { kind: 'dispatch', unitId: water, ...at }));
    orThrow(await desk.command('li', first.caseId, { kind: 'claim', expectedVersion: 4 }));
    orThrow(
      await desk.command('li', first.caseId, {
        kind: 'contact',
        reached: true,
        note: '已联系',
        expectedVersion: 5,
      }),
    );
    orThrow(
      await desk.command('li', first.caseId, { kind: 'reply', text: '已修复', expectedVersion: 6 }),
    );
    const replied = { ...atFirst, answered: 1, dispatched: 1, 'replied-unconfirmed': 1, open: 1 };
    expect(await read(incidentId, await head(), true)).toEqual(replied);

    orThrow(
      await desk.command('zhou', first.caseId, { kind: 'approve-reply', expectedVersion: 7 }),
    );
    orThrow(
      await desk.command('gao', first.caseId, {
        kind: 'follow-up',
        outcome: 'solved',
        satisfied: true,
        expectedVersion: 8,
      }),
    );
    const solved = { ...replied, 'confirmed-solved': 1, 'replied-unconfirmed': 0, open: 0 };
    expect(await read(incidentId, await head(), true)).toEqual(solved);
    const whole = await read(incidentId, await head(), false);
    expect(whole).toMatchObject({ received: 4, open: 1 });

    orThrow(
      await desk.command('zhou', second.caseId, {
        kind: 'unlink-incident',
        incidentId,
        reason,
        expectedVersion: 3,
      }),
    );
    expect(await read(incidentId, await head(), true)).toMatchObject({ received: 2, answered: 0 });
    expect(await read(incidentId, early, true)).toEqual(atFirst);
    await forgetTold(database().database);
    expect(await read(incidentId, early, true)).toEqual(atFirst);
    expect(await read(incidentId, await head(), false, 'drill-x')).toMatchObject({
      received: 0,
      open: 0,
    });
    expect(outside.caseId).not.toBe(first.caseId);
  });
});

test('[B16] a case counts for the incident that its source named at the registration', async () => {
  const incidentId = orThrow(await makeIncidentDesks(database()).incidents.open(opening(), lead))
    .incident.id;
  const desk = makeDesk(database());
  const named = { phone: '13800000021', incidentId };
  const { caseId } = orThrow<RegisteredCase>(await desk.desk.register(desk.prepare(named)));
  orThrow(await desk.desk.register(desk.prepare(named)));
  expect(await read(incidentId, await head(), true)).toMatchObject({
    received: 2,
    people: 1,
    repeats: 1,
    open: 1,
  });
  orThrow(
    await desk.command('zhou', caseId, {
      kind: 'unlink-incident',
      incidentId,
      reason,
      expectedVersion: 2,
    }),
  );
  expect(await read(incidentId, await head(), true)).toMatchObject({ received: 0, open: 0 });
});

describe('outside figures', () => {
  test('[B16] [B18] the newest measurement counts, not the newest entry; an old one is told', async () => {
    const { figures } = makeIncidentDesks(database());
    const now = Date.now();
    const set = async (value: number, minutesAgo: number, zone?: string) =>
      orThrow(
        await figures.set(
          {
            name: 'water-trucks',
            value,
            source: 'water',
            at: new Date(now - minutesAgo * 60_000).toISOString(),
            ...(zone ? { zone } : {}),
          },
          lead,
          null,
        ),
      );
    const ask = async (position: number, later = 0) => {
      const scope = {
        realm: 'real',
        incidentId: randomUUID(),
        position,
        at: new Date(now + later).toISOString(),
        timeZone,
      };
      const asked = token('n1', { query: 'figure', figure: 'water-trucks', ofIncident: false });
      const [number] = await readNumbers(database().database, [asked], scope);
      return number;
    };
    await set(60, 30);
    const early = await head();
    await set(63, 10);
    await set(40, 90);
    expect(await ask(await head())).toMatchObject({ value: 63, source: 'water', old: false });
    expect(await ask(early)).toMatchObject({ value: 60 });
    expect(await ask(await head(), 55 * 60_000)).toMatchObject({ value: 63, old: true });
    expect(await ask(0)).toMatchObject({ value: null });
  });
});

test('[B16] a published bulletin’s numbers are counted again as they were, long after', async () => {
  const desks = makeBulletinDesks(database(), new Clock());
  const incidentId = orThrow(await makeIncidentDesks(database()).incidents.open(opening(), lead))
    .incident.id;
  const desk = makeDesk(database());
  await linked(desk, incidentId, '13800000011');
  await linked(desk, incidentId, '13800000012');
  const soon = new Date(Date.now() + 3_600_000).toISOString();
  const content = soundReport({ nextUpdateAt: soon, unknown: [] });
  const id = await anApproved(desks, incidentId, content);
  orThrow(await desks.act(id, hands.lin, { kind: 'publish' }));
  await linked(desk, incidentId, '13800000013');
  const record = await desks.record(id);
  expect(record.content.numbers[0]?.frozen).toMatchObject({ value: 2 });
  const [again] = await recount(database().database, record, timeZone);
  expect(again).toMatchObject({ counted: 2, frozen: { value: 2 } });
});
