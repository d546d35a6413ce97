import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { IncidentCommand, IncidentResult } from '@heed/shared/incidents';
import { lead, makeIncidentDesks, opening } from '../../test/incident-builders';
import { alarmAbout } from '../../test/incident-facts';
import { lockWaited } from '../../test/lock-waiters';
import { useDatabase } from '../../test/pg';
import { Clock } from '../kernel/clock';
import { ListWriter } from '../reference/list-writer';
import { storeSeries } from '../reference/series-rows';
import { Refusal } from '../kernel/refusal';

const database = useDatabase();
const desks = () => makeIncidentDesks(database());

function accepted<T extends object>(answer: T | Refusal): T {
  if (answer instanceof Refusal) throw new Error(`refused: ${answer.error}`);
  return answer;
}

const activation = { level: 2, matter: '水质异常', expectedDuration: '3 天', measures: '停水检测' };

function command(
  incident: IncidentResult['incident'],
  ask: Omit<Extract<IncidentCommand, { kind: 'stabilise' }>, 'expectedVersion' | 'requestId'>,
): IncidentCommand {
  return { ...ask, expectedVersion: incident.version, requestId: randomUUID() };
}

describe('an incident', () => {
  test('[I1] [I4] is opened with its response started: two entries, one answer, its clocks from the first knowledge', async () => {
    const { incidents, query } = desks();
    const { incident } = accepted(await incidents.open(opening({ activate: activation }), lead));
    expect(incident).toMatchObject({ state: 'activated', level: 2, version: 2, linkedCases: 0 });
    expect(incident.clocks.map(({ kind }) => kind).sort()).toEqual([
      'first-word',
      'press-conference',
      'upward-report',
    ]);
    for (const clock of incident.clocks) expect(clock.startedAt).toBe(incident.firstKnownAt);
    const detail = await query.detail(incident.id, true);
    expect(detail?.history.map(({ type }) => type)).toEqual([
      'incident-opened',
      'incident-activated',
    ]);
    expect(detail?.history[1]?.text).toEqual({
      matter: '水质异常',
      expectedDuration: '3 天',
      measures: '停水检测',
    });
    expect(detail?.allowed).toContain('adjust');
    expect(detail?.allowed).not.toContain('activate');
  });

  test('[invariant 10] leaves none of its words in the journal', async () => {
    const { incidents } = desks();
    accepted(await incidents.open(opening({ name: '秘密名称', activate: activation }), lead));
    const told = await database().database.query(
      `select 1 from journal where entry like '%秘密名称%' or entry like '%发黄%'
         or entry like '%停水检测%'`,
    );
    expect(told).toEqual([]);
  });

  test('[invariant 3] the same request again opens nothing; another body under its id is refused', async () => {
    const { incidents } = desks();
    const input = opening();
    const all = await Promise.all([1, 2, 3].map(() => incidents.open(input, lead)));
    const ids = new Set(all.map((each) => accepted(each).incident.id));
    expect(ids.size).toBe(1);
    const other = await incidents.open({ ...input, name: '另一件事' }, lead);
    expect(other).toMatchObject({ error: 'key-reused' });
  });

  test('[I2] of two nodes that command the same version one is told the new one', async () => {
    const { incidents } = desks();
    const { incident } = accepted(await incidents.open(opening({ activate: activation }), lead));
    const answers = await Promise.all(
      [desks(), desks()].map((node) =>
        node.incidents.command(
          incident.id,
          command(incident, { kind: 'stabilise', reason: '复测合格' }),
          lead,
        ),
      ),
    );
    const refused = answers.filter((answer) => answer instanceof Refusal);
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatchObject({ error: 'stale-version', extra: { currentVersion: 3 } });
  });

  test('[I9] a rule that names an unknown street is refused, naming the place in the rule', async () => {
    const { incidents } = desks();
    const rule = { ...opening().rule, streets: ['nowhere'] };
    const answer = await incidents.open(opening({ rule }), lead);
    expect(answer).toMatchObject({
      error: 'unknown-place',
      extra: { details: [{ path: 'rule.streets.0', message: 'unknown-value' }] },
    });
  });

  test('the words of a step are never changed', async () => {
    const { incidents } = desks();
    const { incident } = accepted(await incidents.open(opening(), lead));
    await expect(
      database().database.query('update incident_text set words = $1 where incident_id = $2', [
        '{}',
        incident.id,
      ]),
    ).rejects.toThrow('never changed');
  });

  test('[I5] [I6] a published bulletin meets the first word, once, whoever tells of it', async () => {
    const { incidents, query } = desks();
    const { incident } = accepted(await incidents.open(opening({ activate: activation }), lead));
    const told = {
      bulletinId: randomUUID(),
      publishedAt: new Date().toISOString(),
      nextUpdateAt: new Date(Date.now() + 7_200_000).toISOString(),
    };
    const nodes = [desks(), desks()];
    await Promise.all(nodes.map((node) => node.incidents.informed(incident.id, 'real', told)));
    const detail = await query.detail(incident.id, false);
    const clocks = detail?.clocks ?? [];
    expect(detail?.version).toBe(3);
    expect(clocks.find(({ kind }) => kind === 'first-word')?.metAt).toBe(told.publishedAt);
    expect(clocks.find(({ kind }) => kind === 'next-update')).toMatchObject({
      dueAt: told.nextUpdateAt,
      metAt: null,
    });
  });
});

describe('figures', () => {
  const input = {
    name: 'turbidity',
    value: 0.8,
    unit: 'NTU',
    source: 'water',
    at: new Date().toISOString(),
  };
  let seen = 0;

  test('[I12] the first of a name begins its series; the same key again adds nothing', async () => {
    const { figures } = desks();
    const once = accepted(await figures.set(input, lead, 'k1'));
    expect(accepted(await figures.set(input, lead, 'k1'))).toEqual(once);
    const rows = await database().database.query<{ n: number }>(
      `select (select count(*) from figure where name = 'turbidity')::int as n`,
    );
    expect(rows).toEqual([{ n: 1 }]);
    expect(
      await database().database.query(`select kind from figure_series where name = 'turbidity'`),
    ).toEqual([{ kind: 'gauge' }]);
    expect(await begun('turbidity')).toEqual([{ title: 'turbidity', told: 1 }]);
  });

  test('[I12] two nodes that send the first of a name at once begin one series', async () => {
    const sent = [desks(), desks()].map(({ figures }) =>
      figures.set({ ...input, name: 'pressure' }, lead, null),
    );
    const positions = (await Promise.all(sent)).map((answer) => accepted(answer).position);
    expect(new Set(positions).size).toBe(2);
    expect(await begun('pressure')).toEqual([{ title: 'pressure', told: 1 }]);
  });

  test('[I12] the first of a name waits for whoever describes its series, and that one never for it', async () => {
    const { figures, journal, lists } = desks();
    const writer = new ListWriter(database().database, journal, new Clock(), lists);
    let sent: ReturnType<typeof figures.set> | undefined;
    await writer.write('figure-series', lead, async (query) => {
      sent = figures.set({ ...input, name: 'chlorine' }, lead, null);
      await lockWaited(database().database, 'reference_version');
      const kind = 'sample' as const;
      const described = { title: '余氯', titleEn: null, unit: 'mg/L', kind, limit: 4 };
      await storeSeries(query, [{ name: 'chlorine', ...described, staleAfterMinutes: 30 }]);
      return { answer: null, added: 1, changed: 0 };
    });
    if (!sent) throw new Error('the figure is sent');
    accepted(await sent);
    expect(await begun('chlorine')).toEqual([{ title: '余氯', told: 1 }]);
  });

  /** The series, and how many times since the last look the lists were said to have a new one. */
  async function begun(name: string) {
    const entries = await database().database.query<{ position: number }>(
      `select position from journal where type = 'reference-changed'
         and entry like '%"figure-series"%' and position > $1`,
      [seen],
    );
    seen = Math.max(seen, ...entries.map(({ position }) => position));
    const rows = await database().database.query<{ title: string }>(
      'select title from figure_series where name = $1',
      [name],
    );
    return rows.map((row) => ({ ...row, told: entries.length }));
  }

  test('[I12] of an unknown incident or zone, or measured in the future, is refused naming the field', async () => {
    const { figures } = desks();
    const later = new Date(Date.now() + 3_600_000).toISOString();
    const refusals = await Promise.all([
      figures.set({ ...input, incidentId: randomUUID() }, lead, null),
      figures.set({ ...input, zone: 'nowhere' }, lead, null),
      figures.set({ ...input, at: later }, lead, null),
    ]);
    expect(
      refusals.map((refusal) => refusal instanceof Refusal && refusal.extra.details?.[0]?.path),
    ).toEqual(['incidentId', 'zone', 'at']);
  });
});

describe('alarms', () => {
  const { alarmId: _of, ...about } = alarmAbout(randomUUID());

  test('[I15] are raised once however many nodes raise them, acknowledged once, cleared once', async () => {
    const raising = { realm: 'real', subject: 'next-update:x:1', about };
    const raised = await Promise.all([desks(), desks()].map(({ alarms }) => alarms.raise(raising)));
    expect(raised.filter(Boolean)).toHaveLength(1);
    const { alarms } = desks();
    const [standing] = await alarms.standing();
    if (!standing) throw new Error('the alarm stands');
    const ask = { alarmId: standing.id, requestId: randomUUID() };
    expect(accepted(await alarms.acknowledge(ask, lead)).alarmId).toBe(standing.id);
    expect(accepted(await alarms.acknowledge(ask, lead)).alarmId).toBe(standing.id);
    const again = await alarms.acknowledge({ ...ask, requestId: randomUUID() }, lead);
    expect(again).toMatchObject({ error: 'already-so' });
    await alarms.clear(standing);
    await alarms.clear(standing);
    expect(await alarms.standing()).toEqual([]);
    const told = await database().database.query<{ type: string }>(
      `select type from journal where type like 'alarm-%' order by position`,
    );
    expect(told.map(({ type }) => type)).toEqual([
      'alarm-raised',
      'alarm-acknowledged',
      'alarm-cleared',
    ]);
  });
});
