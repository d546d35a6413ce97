import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { IncidentInput, LinkRule } from '@heed/shared/incidents';
import { makeDesk } from '../../test/builders';
import { lead, makeIncidentDesks, opening } from '../../test/incident-builders';
import { useDatabase } from '../../test/pg';
import { rebuildCases } from '../cases/rebuild';
import type { PreparedComplaint } from '../cases/prepared';
import type { RegisteredCase } from '../cases/planning';
import { Refusal, orThrow } from '../kernel/refusal';
import { IncidentLinker } from './incident-linker';

const database = useDatabase();

/** A node with its desks and its linker, which is told of what the node journals. */
function node() {
  const cases = makeDesk(database());
  const desks = makeIncidentDesks(database());
  const linker = new IncidentLinker(database().database, cases.desk, desks.lists);
  let told = 0;
  return {
    ...cases,
    ...desks,
    linker,
    hear: (part: Partial<PreparedComplaint> & { phone?: string }) =>
      cases.desk.register(cases.prepare(part)).then((answer) => orThrow(answer)),
    open: async (part: Partial<LinkRule>, input: Partial<IncidentInput> = {}) => {
      const rule = { ...opening().rule, words: [], ...part };
      return orThrow(await desks.incidents.open(opening({ rule, ...input }), lead)).incident;
    },
    /** Lets the linker see everything that was journalled since it last looked. */
    catchUp: async () => {
      const entries = await desks.journal.readAfter(told, 10_000);
      told = entries.at(-1)?.position ?? told;
      linker.follow(entries);
      await linker.settled();
    },
  };
}

async function linksOf({ caseId }: Pick<RegisteredCase, 'caseId'>): Promise<string[]> {
  const rows = await database().database.query<{ incident_ids: string[] }>(
    'select incident_ids from cases where id = $1',
    [caseId],
  );
  return rows[0]?.incident_ids ?? [];
}

describe('the linker', () => {
  test('[I11] links what came in before the rule was set, and what comes in after it', async () => {
    const { hear, open, catchUp } = node();
    const before = await hear({ title: '水有异味甲' });
    const other = await hear({ title: '路灯不亮' });
    const incident = await open({ words: ['异味甲'] });
    const after = await hear({ title: '厨房', body: '水龙头有异味甲，能不能喝' });
    await catchUp();
    expect(await linksOf(before)).toEqual([incident.id]);
    expect(await linksOf(after)).toEqual([incident.id]);
    expect(await linksOf(other)).toEqual([]);
    const row = (await makeIncidentDesks(database()).query.detail(incident.id, false))?.linkedCases;
    expect(row).toBe(2);
  });

  test('[C26] leaves out what a person took out, however often the rule is set', async () => {
    const { hear, open, catchUp, command, incidents } = node();
    const heard = await hear({ title: '异味乙' });
    const incident = await open({ words: ['异味乙'] });
    await catchUp();
    const ask = { kind: 'unlink-incident', incidentId: incident.id, reason: '无关' } as const;
    orThrow(await command('zhou', heard.caseId, { ...ask, expectedVersion: 2 }));
    const set = {
      kind: 'set-rule',
      rule: incident.rule,
      reason: '重设',
      expectedVersion: 1,
    } as const;
    orThrow(await incidents.command(incident.id, { ...set, requestId: randomUUID() }, lead));
    await catchUp();
    expect(await linksOf(heard)).toEqual([]);
  });

  test('[I11] links each case once, whatever two nodes do at the same time', async () => {
    const one = node();
    const two = node();
    const heard = await Promise.all([1, 2, 3, 4, 5].map(() => one.hear({ title: '异味丙' })));
    const incident = await one.open({ words: ['异味丙'] });
    await Promise.all([one.catchUp(), two.catchUp()]);
    const told = await database().database.query<{ n: number }>(
      `select count(*)::int as n from journal
       where type = 'case-linked' and entry::json -> 'data' ->> 'incidentId' = $1`,
      [incident.id],
    );
    expect(told).toEqual([{ n: heard.length }]);
  });

  test('[I11] what came in while every node was down is linked at the next start', async () => {
    const { hear, open } = node();
    const incident = await open({ words: ['异味丁'] });
    const heard = await hear({ title: '异味丁' });
    const { linker } = node();
    await linker.start();
    await linker.settled();
    expect(await linksOf(heard)).toEqual([incident.id]);
  });

  test('[I11] links nothing historic, and nothing once the incident is stood down', async () => {
    const { hear, open, catchUp, incidents } = node();
    const historic = await hear({ title: '异味戊', historic: true });
    const incident = await open({ words: ['异味戊'] });
    const stand = { kind: 'stand-down', reason: '结束', expectedVersion: 1 } as const;
    await catchUp();
    orThrow(await incidents.command(incident.id, { ...stand, requestId: randomUUID() }, lead));
    const late = await hear({ title: '异味戊' });
    await catchUp();
    expect([...(await linksOf(historic)), ...(await linksOf(late))]).toEqual([]);
  });

  test('[C24] the source names the incident: a new case belongs to it at once, a repeated one too', async () => {
    const { hear, open, catchUp } = node();
    const incident = await open({ words: ['不存在的词'] });
    const named = await hear({ incidentId: incident.id });
    expect(await linksOf(named)).toEqual([incident.id]);
    const first = await hear({ phone: '+8613800000077' });
    const again = await hear({ phone: '+8613800000077', incidentId: incident.id });
    expect(again.caseId).toBe(first.caseId);
    await catchUp();
    expect(await linksOf(first)).toEqual([incident.id]);
  });

  test('[C24] a complaint that names an unknown incident, or one of another realm, is refused', async () => {
    const { desk, prepare, open } = node();
    const drill = await open({ words: ['演练'] }, { realm: 'drill-a' });
    for (const incidentId of [randomUUID(), drill.id]) {
      const answer = await desk.register(prepare({ incidentId }));
      expect(answer).toMatchObject({
        error: 'unknown-incident',
        extra: { details: [{ path: 'incidentId', message: 'unknown-value' }] },
      });
    }
  });

  test('[C24] the event carries what was said before, and the rows can be made anew from the journal', async () => {
    const { hear, open, catchUp, journal } = node();
    const heard = await hear({ phone: '+8613800000078', title: '异味己' });
    await hear({ phone: '+8613800000078', title: '还有异味己' });
    const incident = await open({ words: ['异味己'] });
    await catchUp();
    const linked = (await journal.ofCase(heard.caseId)).find(({ type }) => type === 'case-linked');
    expect(linked?.data).toMatchObject({
      incidentId: incident.id,
      rule: 'rule',
      heard: [{ opened: true }, { opened: false }],
      sealId: null,
    });
    expect(linked?.actor).toEqual({ kind: 'system', id: null });
    expect((await rebuildCases(database().database, journal)).differing).toEqual([]);
  });

  test('[C24] a person links by hand, with a reason that is sealed', async () => {
    const { hear, open, command } = node();
    const incident = await open({ words: ['别的'] });
    const heard = await hear({ title: '无关词' });
    const ask = { kind: 'link-incident', incidentId: incident.id, reason: '同一条管线' } as const;
    const answer = await command('zhou', heard.caseId, { ...ask, expectedVersion: 1 });
    expect(answer).not.toBeInstanceOf(Refusal);
    expect(await linksOf(heard)).toEqual([incident.id]);
  });
});
