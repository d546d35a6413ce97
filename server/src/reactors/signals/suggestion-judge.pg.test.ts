import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { lead } from '../../../test/incident-builders';
import { useDatabase } from '../../../test/pg';
import { hotspot } from '../../../test/signal-builders';
import {
  accepting,
  CELL,
  ELSEWHERE,
  storeMatters,
  suggestionNode,
} from '../../../test/suggestion-node';
import { Clock } from '../../kernel/clock';
import { orThrow } from '../../kernel/refusal';

const database = useDatabase();

beforeAll(() => storeMatters(database()));

const node = (realm: string, clock?: Clock) => suggestionNode(database(), realm, clock);

describe('suggestions that share their cases', () => {
  const city = { kind: 'city', id: null } as const;

  test('[I20] are one over two nodes: the narrower is named within the wider, and a later one within its incident', async () => {
    const realm = 'drill-within';
    const one = await node(realm);
    const two = await node(realm);
    const now = Date.now();
    for (let n = 0; n < 5; n += 1) await one.hear();
    for (let n = 0; n < 3; n += 1) await one.hear({ cell: ELSEWHERE });
    for (const each of [one, two]) {
      // Of any category: no rule of one category covers it.
      each.open['hotspot-1'] = hotspot(now, { category: null });
      each.open['surge-1'] = hotspot(now, { question: 'surge', zone: city });
    }
    await Promise.all([one.keeper.tick(), two.keeper.tick()]);
    await Promise.all([one.keeper.tick(), two.keeper.tick()]);
    const { rows, within } = await one.list();
    expect(rows.map(({ signal, cases }) => [signal, cases])).toEqual([['surge-1', 8]]);
    const [wide] = rows;
    if (!wide) throw new Error('nothing is suggested');
    expect(within).toMatchObject([
      { signal: 'hotspot-1', within: { kind: 'suggestion', id: wide.id } },
    ]);
    expect((await one.told()).toSorted()).toEqual(['lapsed', 'raised', 'raised']);

    const accept = { ...accepting, requestId: randomUUID(), expectedVersion: wide.version };
    const { incident } = orThrow(await one.desk.accept(wide.id, accept, lead));
    expect(incident.rule.also).toHaveLength(1);
    // Another signal of its cases, before they are linked, and after.
    one.open['hotspot-2'] = hotspot(now, { category: null, zone: { kind: 'cell', id: ELSEWHERE } });
    await one.keeper.tick();
    const held = [{ signal: 'hotspot-2', within: { kind: 'incident', id: incident.id } }];
    expect(await one.list()).toMatchObject({ rows: [], within: held });
    await one.link();
    delete one.open['surge-1'];
    for (let n = 0; n < 3; n += 1) await one.keeper.tick();
    expect(await one.list()).toMatchObject({ rows: [], within: held });
    expect((await one.told()).filter((type) => type === 'raised')).toHaveLength(3);
  });

  test('[I18] [I20] of one kind are one: it counts the cases of all, and its incident holds them', async () => {
    const realm = 'drill-kin';
    const one = await node(realm);
    const now = Date.now();
    const own = [
      await one.hear(),
      await one.hear(),
      await one.hear({ category: 'water', cell: ELSEWHERE }),
    ];
    const power = await one.hear({ category: 'power-outage' });
    one.open['surge-1'] = hotspot(now, { question: 'surge', zone: city });
    one.open['surge-2'] = hotspot(now, { question: 'surge', zone: city, category: 'water' });
    await one.keeper.tick();
    const { rows, within } = await one.list();
    expect(rows).toMatchObject([{ signal: 'surge-1', cases: 3, people: 3 }]);
    expect(within).toMatchObject([{ signal: 'surge-2' }]);
    const [wide] = rows;
    if (!wide) throw new Error('nothing is suggested');
    const listed = (await one.casesOf(wide.id)).rows.map(({ id }) => id);
    expect(listed.toSorted()).toEqual(own.toSorted());
    const accept = { ...accepting, requestId: randomUUID(), expectedVersion: wide.version };
    const { incident } = orThrow(await one.desk.accept(wide.id, accept, lead));
    await one.link();
    const linked = await database().database.query<{ id: string }>(
      'select id from cases where incident_ids @> array[$1::uuid]',
      [incident.id],
    );
    expect(linked.map(({ id }) => id).toSorted()).toEqual(own.toSorted());
    // Decided, it is about the same cases as before.
    const decided = (await one.casesOf(wide.id)).rows.map(({ id }) => id);
    expect(decided.toSorted()).toEqual(own.toSorted());
    expect(own).not.toContain(power);
    await one.keeper.tick();
    expect(await one.list()).toMatchObject({ rows: [], within: [] });
  });

  test('[I19] [I20] are dismissed together: what was named within it does not come up again', async () => {
    const realm = 'drill-dismissed-together';
    const one = await node(realm);
    const now = Date.now();
    await one.hear();
    await one.hear({ category: 'water', cell: ELSEWHERE });
    one.open['surge-1'] = hotspot(now, { question: 'surge', zone: city });
    one.open['surge-2'] = hotspot(now, { question: 'surge', zone: city, category: 'water' });
    await one.keeper.tick();
    const [wide] = (await one.list()).rows;
    const dismiss = { requestId: randomUUID(), expectedVersion: 1, reason: '阀门检修，已公告' };
    orThrow(await one.desk.dismiss(wide?.id ?? '', dismiss, lead));
    await one.keeper.tick();
    expect(await one.list()).toMatchObject({ rows: [], within: [] });
    expect(await one.told()).toEqual(['raised', 'raised', 'lapsed', 'dismissed', 'dismissed']);
    // The wider one's signal is over; the other lasts, and holds what comes up about its cases.
    delete one.open['surge-1'];
    for (let n = 0; n < 2; n += 1) await one.keeper.tick();
    one.open['hotspot-1'] = hotspot(now, { category: null, zone: { kind: 'cell', id: ELSEWHERE } });
    await one.keeper.tick();
    expect(await one.list()).toMatchObject({ rows: [], within: [{ signal: 'hotspot-1' }] });
  });

  test('[I20] stand by themselves where they are about other cases, and again once nothing holds them', async () => {
    const realm = 'drill-released';
    const one = await node(realm);
    const now = Date.now();
    for (let n = 0; n < 4; n += 1) await one.hear();
    await one.hear({ category: 'power-outage' });
    one.open['hotspot-1'] = hotspot(now);
    one.open['surge-1'] = hotspot(now, { question: 'surge', category: 'power-outage', zone: city });
    one.open['surge-2'] = hotspot(now, { question: 'surge', category: null, zone: city });
    await one.keeper.tick();
    const signals = async () => (await one.list()).rows.map(({ signal }) => signal).toSorted();
    expect(await signals()).toEqual(['surge-2']);
    delete one.open['surge-2'];
    await one.keeper.tick();
    await one.keeper.tick();
    expect(await signals()).toEqual(['hotspot-1', 'surge-1']);
    expect((await one.list()).within).toEqual([]);
  });

  test('[I20] are counted again after a rest of nineteen times as long as counting took', async () => {
    const realm = 'drill-rests';
    const clock = new SlowClock();
    const one = await node(realm, clock);
    const now = Date.now();
    await one.hear();
    await one.hear({ cell: ELSEWHERE });
    one.open['hotspot-1'] = hotspot(now, { zone: { kind: 'cell', id: ELSEWHERE } });
    one.open['surge-1'] = hotspot(now, { question: 'surge', zone: { kind: 'cell', id: CELL } });
    await one.keeper.tick();
    // Somebody finds out where it was: both are of one place from now on.
    await database().database.query(`update incident_suggestion set cells = $2 where realm = $1`, [
      realm,
      [CELL, ELSEWHERE],
    ]);
    await one.keeper.tick();
    expect((await one.list()).total).toBe(2);
    clock.pass(19 * SlowClock.STEP);
    await one.keeper.tick();
    expect((await one.list()).total).toBe(1);
  });

  test('[I20] are judged anew when their signal tells of another place, and lapse with it', async () => {
    const realm = 'drill-moved';
    const one = await node(realm);
    const now = Date.now();
    for (let n = 0; n < 4; n += 1) await one.hear();
    one.open['hotspot-1'] = hotspot(now);
    one.open['surge-1'] = hotspot(now, { question: 'surge', zone: city });
    await one.keeper.tick();
    expect((await one.list()).within).toHaveLength(1);
    for (let n = 0; n < 4; n += 1) await one.hear({ cell: ELSEWHERE, category: 'power-outage' });
    const elsewhere = { kind: 'cell', id: ELSEWHERE } as const;
    one.open['hotspot-1'] = hotspot(now + 300_000, { zone: elsewhere, category: null });
    await one.keeper.tick();
    expect((await one.list()).total).toBe(2);
    one.open['hotspot-1'] = hotspot(now + 600_000);
    await one.keeper.tick();
    expect((await one.list()).within).toHaveLength(1);
    delete one.open['hotspot-1'];
    await one.keeper.tick();
    await one.keeper.tick();
    expect(await one.list()).toMatchObject({ total: 1, within: [] });
  });
});

/** Whatever is measured with it takes a second. */
class SlowClock extends Clock {
  static readonly STEP = 1_000;
  private at = 0;

  override monotonic(): number {
    return (this.at += SlowClock.STEP);
  }

  pass(milliseconds: number): void {
    this.at += milliseconds;
  }
}
