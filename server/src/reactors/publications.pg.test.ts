import { describe, expect, test } from 'vitest';
import { NOW, people } from '../../test/bulletin-builders';
import { anApproved, anIncident, makeBulletinDesks } from '../../test/bulletin-desks';
import { FakeClock } from '../../test/fake-clock';
import { makeIncidentDesks } from '../../test/incident-builders';
import { useDatabase } from '../../test/pg';
import { RealmClock } from '../kernel/realm-clock';
import { orThrow } from '../kernel/refusal';
import { Embargoes } from './embargoes';
import { Publications } from './publications';

const database = useDatabase();

async function clocksOf(id: string) {
  return (await makeIncidentDesks(database()).query.detail(id, false))?.clocks ?? [];
}

describe('publications', () => {
  test('[I5] [I6] a bulletin that went out while nobody followed meets its incident’s clocks, once', async () => {
    const incidentId = await anIncident(database());
    const desks = makeBulletinDesks(database());
    const id = await anApproved(desks, incidentId);
    orThrow(await desks.act(id, people.lin, { kind: 'publish' }));
    const { incidents } = makeIncidentDesks(database());
    const nodes = [1, 2].map(() => new Publications(database().database, incidents));
    for (const node of nodes) node.ring();
    await Promise.all(nodes.map((node) => node.settled()));
    const clocks = await clocksOf(incidentId);
    expect(clocks.find(({ kind }) => kind === 'response')?.metAt).not.toBeNull();
    expect(clocks.filter(({ kind }) => kind === 'next-update')).toHaveLength(1);
  });
});

describe('embargoes', () => {
  test('[B12] a bulletin goes out when its realm’s time has come, and not before', async () => {
    const wall = new FakeClock(Date.parse(NOW));
    const desks = makeBulletinDesks(database(), wall);
    const id = await anApproved(desks, await anIncident(database()));
    const releaseAt = new Date(Date.parse(NOW) + 60_000).toISOString();
    orThrow(await desks.act(id, people.lin, { kind: 'embargo', releaseAt }));
    const embargoes = new Embargoes(database().database, new RealmClock(wall), desks.desk);
    await embargoes.tick();
    expect((await desks.record(id)).state).toBe('approved');
    wall.pass(60_000);
    await embargoes.tick();
    expect((await desks.record(id)).state).toBe('published');
  });
});
