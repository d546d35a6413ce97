import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { lead, makeIncidentDesks, opening } from '../../../test/incident-builders';
import { useDatabase } from '../../../test/pg';
import { hotspot } from '../../../test/signal-builders';
import { accepting, ELSEWHERE, storeMatters, suggestionNode } from '../../../test/suggestion-node';
import { isRefusal, orThrow } from '../../kernel/refusal';

const database = useDatabase();
const HOUR = 3_600_000;

beforeAll(() => storeMatters(database()));

const node = (realm: string) => suggestionNode(database(), realm);

async function linkedTo(incidentId: string): Promise<string[]> {
  const rows = await database().database.query<{ id: string }>(
    'select id from cases where incident_ids @> array[$1::uuid]',
    [incidentId],
  );
  return rows.map(({ id }) => id);
}

async function onlyOne({ list }: Awaited<ReturnType<typeof node>>) {
  const [suggestion, ...others] = (await list()).rows;
  expect(others).toEqual([]);
  if (!suggestion) throw new Error('nothing is suggested');
  return suggestion;
}

describe('suggested incidents', () => {
  test('[I17] [I18] [I19] one is raised over two nodes, and whoever accepts it has exactly its cases', async () => {
    const realm = 'drill-accepted';
    const one = await node(realm);
    const two = await node(realm);
    const now = Date.now();
    const hours = (back: number) => new Date(now - back * HOUR).toISOString();
    const own = [await one.hear(), await one.hear({ receivedAt: hours(1.2) }), await one.hear()];
    const others = [
      await one.hear({ cell: ELSEWHERE }),
      await one.hear({ category: 'power-outage' }),
      await one.hear({ receivedAt: hours(1.5) }),
      await one.hear({ historic: true }),
    ];
    for (const each of [one, two]) each.open['hotspot-1'] = hotspot(now);
    await Promise.all([one.keeper.tick(), two.keeper.tick()]);
    await Promise.all([one.keeper.tick(), two.keeper.tick()]);
    expect(await one.told()).toEqual(['raised']);
    const suggestion = await onlyOne(one);
    expect(suggestion).toMatchObject({ cases: 3, people: 3, class: 'accident', version: 1 });

    const accept = { ...accepting, requestId: randomUUID(), expectedVersion: 1 };
    expect(
      await one.desk.accept(suggestion.id, { ...accept, expectedVersion: 2 }, lead),
    ).toMatchObject({ error: 'stale-version', extra: { currentVersion: 1 } });
    const { incident } = orThrow(await one.desk.accept(suggestion.id, accept, lead));
    expect(incident).toMatchObject({ realm, state: 'monitoring', firstKnownAt: suggestion.since });
    const again = orThrow(await two.desk.accept(suggestion.id, accept, lead));
    expect(again.incident.id).toBe(incident.id);
    const other = { ...accept, requestId: randomUUID() };
    expect(await two.desk.accept(suggestion.id, other, lead)).toMatchObject({
      error: 'illegal-state',
    });

    await Promise.all([one.link(), two.link()]);
    expect((await linkedTo(incident.id)).toSorted()).toEqual(own.toSorted());
    const after = await one.hear();
    others.push(await one.hear({ cell: ELSEWHERE }));
    await one.link();
    const linked = await linkedTo(incident.id);
    expect(linked.toSorted()).toEqual([...own, after].toSorted());
    expect(linked).not.toEqual(expect.arrayContaining(others));
    // The incident covers every further signal of the same matter there.
    one.open['hotspot-2'] = hotspot(now);
    await one.keeper.tick();
    expect(await one.told()).toEqual(['raised', 'accepted']);
  });

  test('[I19] [I21] one is added to an incident over two nodes: exactly its cases, once, and the history says so', async () => {
    const realm = 'drill-added';
    const one = await node(realm);
    const two = await node(realm);
    const now = Date.now();
    const own = [await one.hear(), await one.hear()];
    const power = await one.hear({ category: 'power-outage', cell: ELSEWHERE });
    // The matter of one part in the place of the other belongs to neither.
    const mixed = [
      await one.hear({ cell: ELSEWHERE }),
      await one.hear({ category: 'power-outage' }),
    ];
    const rule = {
      ...opening().rule,
      words: [],
      categories: ['power-outage'],
      cells: [ELSEWHERE],
    };
    const { incident } = orThrow(await one.incidents.open(opening({ realm, rule }), lead));
    for (const each of [one, two]) each.open['hotspot-1'] = hotspot(now);
    await one.keeper.tick();
    const { id } = await onlyOne(one);
    const add = {
      requestId: randomUUID(),
      expectedVersion: 1,
      incidentId: incident.id,
      name: '停水，东区一带',
    };
    const elsewhere = { ...add, requestId: randomUUID(), incidentId: randomUUID() };
    expect(await one.desk.add(id, elsewhere, lead)).toMatchObject({ error: 'unknown-incident' });
    const other = { ...add, requestId: randomUUID() };
    const answers = await Promise.all([
      one.desk.add(id, add, lead),
      two.desk.add(id, add, lead),
      two.desk.add(id, other, lead),
    ]);
    const done = answers.filter((answer) => 'incident' in answer);
    expect(new Set(done.map(({ position }) => position)).size).toBe(1);
    expect(done[0]?.incident).toMatchObject({ id: incident.id, version: 2 });
    expect(answers).toContainEqual(expect.objectContaining({ error: 'illegal-state' }));

    await Promise.all([one.link(), two.link()]);
    expect((await linkedTo(incident.id)).toSorted()).toEqual([...own, power].toSorted());
    const after = await one.hear();
    await one.link();
    const linked = await linkedTo(incident.id);
    expect(linked.toSorted()).toEqual([...own, power, after].toSorted());
    expect(linked).not.toEqual(expect.arrayContaining(mixed));
    const step = (await one.history(incident.id)).at(-1);
    expect(step).toMatchObject({
      type: 'incident-rule-set',
      actorId: lead.id,
      params: { suggestionId: id },
      text: { suggestion: add.name },
    });
    // The incident covers it by now: no other signal of the same suggests it.
    one.open['hotspot-2'] = hotspot(now);
    await one.keeper.tick();
    expect(await one.told()).toEqual(['raised', 'accepted']);
  });

  test('[I21] two suggestions added to one incident at the same moment are both in its rule', async () => {
    const realm = 'drill-added-twice';
    const one = await node(realm);
    const two = await node(realm);
    const now = Date.now();
    one.open['hotspot-1'] = hotspot(now);
    one.open['surge-1'] = hotspot(now, { question: 'surge', category: 'power-outage' });
    await one.keeper.tick();
    const { incident } = orThrow(await one.incidents.open(opening({ realm }), lead));
    const [first, second] = (await one.list()).rows;
    const add = (by: typeof one, id = '') =>
      by.desk.add(
        id,
        { requestId: randomUUID(), expectedVersion: 1, incidentId: incident.id, name: '停电' },
        lead,
      );
    const answers = await Promise.all([add(one, first?.id), add(two, second?.id)]);
    expect(answers.filter(isRefusal)).toEqual([]);
    const [row] = await database().database.query<{ version: string; added: string[] }>(
      `select version, array(select p -> 'categories' ->> 0 from json_array_elements(rule -> 'also') p) as added
       from incident where id = $1`,
      [incident.id],
    );
    expect(row).toMatchObject({ version: 3 });
    expect(row?.added.toSorted()).toEqual(['power-outage', 'water-outage']);
  });

  test('[I17] [I19] what was dismissed stays away while its signal lasts, whatever node looks', async () => {
    const realm = 'drill-dismissed';
    const one = await node(realm);
    one.open['surge-1'] = hotspot(Date.now(), { question: 'surge' });
    await one.keeper.tick();
    const { id } = await onlyOne(one);
    const dismiss = { requestId: randomUUID(), expectedVersion: 1, reason: '阀门检修，已公告' };
    orThrow(await one.desk.dismiss(id, dismiss, lead));
    const restarted = await node(realm);
    restarted.open['surge-1'] = hotspot(Date.now() + HOUR, { zone: { kind: 'city', id: null } });
    await restarted.keeper.tick();
    // Nor does another signal suggest the same.
    one.open['surge-2'] = hotspot(Date.now());
    await one.keeper.tick();
    expect((await one.list()).rows).toEqual([]);
    expect(await one.told()).toEqual(['raised', 'dismissed']);
    const rows = await database().database.query(
      'select state, reason, decided_by from incident_suggestion where id = $1',
      [id],
    );
    expect(rows).toEqual([{ state: 'dismissed', reason: dismiss.reason, decided_by: lead.id }]);
    const journal = await database().database.query<{ entry: string }>(
      `select entry from journal where type = 'suggestion-dismissed' and realm = $1`,
      [realm],
    );
    expect(journal[0]?.entry).not.toContain('阀门');
  });

  test('[I17] it follows its signal, lapses with it, and is raised again when that comes back', async () => {
    const realm = 'drill-lapsed';
    const one = await node(realm);
    const now = Date.now();
    one.open['hotspot-1'] = hotspot(now);
    await one.keeper.tick();
    const before = await onlyOne(one);
    const district = { kind: 'district', id: 'east' } as const;
    one.open['hotspot-1'] = hotspot(now + 300_000, { zone: district });
    await one.keeper.tick();
    expect(await onlyOne(one)).toMatchObject({ version: 2, zone: district, from: before.from });
    delete one.open['hotspot-1'];
    // Another node may know more: what is missed once is not over yet.
    await one.keeper.tick();
    expect((await one.list()).total).toBe(1);
    await one.keeper.tick();
    expect((await one.list()).total).toBe(0);
    one.open['hotspot-1'] = hotspot(now + 600_000);
    await one.keeper.tick();
    expect(await onlyOne(one)).toMatchObject({ id: before.id, version: 4 });
    delete one.open['hotspot-1'];
    await one.keeper.tick();
    await one.keeper.tick();
    expect(await one.told()).toEqual(['raised', 'changed', 'lapsed', 'raised', 'lapsed']);
  });

  test('[I10] [I18] a topic suggests its own cases, those too that come with another topic', async () => {
    const realm = 'drill-topic';
    const one = await node(realm);
    const [topic, merged] = [randomUUID(), randomUUID()];
    const own = await one.hear({ category: null, cell: null });
    await one.hear({ category: null, cell: null });
    await join(realm, topic, own);
    one.open['surge-1'] = hotspot(Date.now(), {
      zone: { kind: 'city', id: null },
      category: null,
      topic,
      level: 'review',
    });
    await one.keeper.tick();
    const suggestion = await onlyOne(one);
    expect(suggestion).toMatchObject({ topic, cases: 1 });
    const accept = { ...accepting, requestId: randomUUID(), expectedVersion: 1 };
    const { incident } = orThrow(await one.desk.accept(suggestion.id, accept, lead));
    await one.link();
    expect(await linkedTo(incident.id)).toEqual([own]);

    const theirs = await one.hear({ category: null, cell: null });
    await join(realm, merged, theirs);
    await mergeInto(realm, topic, merged);
    await one.link();
    expect((await linkedTo(incident.id)).toSorted()).toEqual([own, theirs].toSorted());
  });
});

/** The case's complaint belongs to the topic. */
async function join(realm: string, topic: string, caseId: string): Promise<void> {
  const { database: db } = database();
  await db.query(
    `insert into topic (id, realm, first_at, last_at) values ($1, $2, now(), now())
     on conflict do nothing`,
    [topic, realm],
  );
  await db.query(
    `insert into topic_text (complaint_id, realm, position, case_id, person_id, received_at, topic_id, kin)
     select complaint_id, realm, position, case_id, person_id, received_at, $2, '{}'
     from complaint where case_id = $1`,
    [caseId, topic],
  );
}

/** As the follower of topics writes it. */
async function mergeInto(realm: string, from: string, into: string): Promise<void> {
  const { database: db } = database();
  await db.query('update topic_text set topic_id = $2 where topic_id = $1', [from, into]);
  await db.query('update topic set into_id = $2 where id = $1', [from, into]);
  const { writer } = makeIncidentDesks(database());
  const request = { realm, by: { kind: 'system', id: null }, requestId: null, body: null } as const;
  await writer.write(request, (change) => {
    change.note({ type: 'topics-merged', data: { from, into } });
    return Promise.resolve(into);
  });
}
