import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { at, LATER, NOW, people, soundReport, statement } from '../../test/bulletin-builders';
import { anApproved, anIncident, makeBulletinDesks } from '../../test/bulletin-desks';
import { FakeClock } from '../../test/fake-clock';
import { useDatabase } from '../../test/pg';
import { orThrow } from '../kernel/refusal';

const database = useDatabase();
const { lin } = people;

function input(incidentId: string, part: object = {}) {
  return {
    incidentId,
    text: { zh: '16时公布水质', en: 'Water results by 16:00' },
    owner: '市水务集团 方磊',
    dueAt: LATER,
    requestId: randomUUID(),
    ...part,
  };
}

test('[B28] [B29] a promise is made, revised and kept; what was said before stays to be seen', async () => {
  const clock = new FakeClock(Date.parse(NOW));
  const { promises } = makeBulletinDesks(database(), clock);
  const incidentId = await anIncident(database());
  const asked = input(incidentId);
  const { promise } = orThrow(await promises.make(asked, lin));
  expect(promise).toMatchObject({ state: 'open', version: 1, madeAt: NOW, dueAt: LATER });
  expect(orThrow(await promises.make(asked, lin)).promise.id).toBe(promise.id);
  const reason = { zh: '点位增加', en: 'More points' };
  const dueAt = '2026-07-18T10:00:00.000Z';
  orThrow(await promises.command(promise.id, { kind: 'revise', ...at(1), dueAt, reason }, lin));
  clock.pass(4 * 3_600_000);
  expect(await promises.list({ incident: incidentId })).toMatchObject([
    { state: 'broken', dueAt, earlierDueAt: [LATER], reason },
  ]);
  const kept = await promises.command(promise.id, { kind: 'keep', ...at(2), proof: '检测单' }, lin);
  expect(orThrow(kept).promise).toMatchObject({ state: 'kept', proof: '检测单' });
});

test.each([
  ['a bulletin that isn’t there', { bulletinId: randomUUID() }, 'bulletinId'],
  ['an id that is none', { bulletinId: 'x' }, 'bulletinId'],
  ['a unit that isn’t there', { ownerUnitId: randomUUID() }, 'ownerUnitId'],
  ['a deadline that passed', { dueAt: '2026-07-18T06:00:00Z' }, 'dueAt'],
  ['characters that turn the text', { text: { zh: '16时\u202e公布', en: '' } }, 'text.zh'],
])('[B28] %s is refused by its field', async (_what, part, path) => {
  const { promises } = makeBulletinDesks(database());
  const refused = await promises.make(input(await anIncident(database()), part), lin);
  expect(refused).toMatchObject({ extra: { details: [{ path }] } });
});

test('[B28] a promise about no incident is refused', async () => {
  const { promises } = makeBulletinDesks(database());
  expect(await promises.make(input(randomUUID()), lin)).toMatchObject({
    error: 'unknown-incident',
  });
});

test('[B27] the public sees the promises that published bulletins make, and no others', async () => {
  const realm = 'drill-promises';
  const desks = makeBulletinDesks(database());
  const incidentId = await anIncident(database(), realm);
  const { promise } = orThrow(await desks.promises.make(input(incidentId), lin));
  orThrow(await desks.promises.make(input(incidentId), lin));
  expect((await desks.published.of(realm)).promises).toEqual([]);
  const doing = [statement('d1', { promiseId: promise.id })];
  const id = await anApproved(desks, incidentId, soundReport({ doing }));
  expect((await desks.published.of(realm)).promises).toEqual([]);
  orThrow(await desks.act(id, lin, { kind: 'publish' }));
  expect((await desks.published.of(realm)).promises.map((shown) => shown.id)).toEqual([promise.id]);
});
