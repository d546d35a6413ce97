import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { people } from '../../test/bulletin-builders';
import { anApproved, makeBulletinDesks } from '../../test/bulletin-desks';
import { lead, makeIncidentDesks, opening } from '../../test/incident-builders';
import { useDatabase } from '../../test/pg';
import { orThrow } from '../kernel/refusal';

const database = useDatabase();

test('[B31] a bulletin shows the level of its approval, whatever the level is when it goes out', async () => {
  const desks = makeBulletinDesks(database());
  const { incidents } = makeIncidentDesks(database());
  const activate = { level: 2, matter: '水质异常', expectedDuration: '三天', measures: '送水' };
  const opened = orThrow(
    await incidents.open({ ...opening(), realm: 'drill-levels', activate }, lead),
  );
  const { id: incidentId, version } = opened.incident;
  const id = await anApproved(desks, incidentId);
  const adjust = { kind: 'adjust', level: 1, reason: '扩大' } as const;
  const command = { ...adjust, expectedVersion: version, requestId: randomUUID() };
  orThrow(await incidents.command(incidentId, command, lead));
  const later = await anApproved(desks, incidentId);
  for (const each of [id, later]) orThrow(await desks.act(each, people.lin, { kind: 'publish' }));
  const { bulletins } = await desks.published.of('drill-levels');
  const since = opened.incident.activatedAt;
  expect(bulletins.map(({ response }) => response)).toEqual([
    { level: 1, class: opened.incident.class, since },
    { level: 2, class: opened.incident.class, since },
  ]);
  await expect(
    database().database.query('update bulletin set response = null where id = $1', [id]),
  ).rejects.toThrow('published and never changed');
});
