import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { ormOptions } from '../../mikro-orm.config';
import { entities } from '../entities';
import { migrate, openDatabase } from '../kernel/database/orm';

test('of cases that were there the rarer facts stay, and whether one grew worse is read from its record', async () => {
  const server = inject('postgres');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Client({ ...server });
  await admin.connect();
  await admin.query(`create database ${name}`);
  const opened = await openDatabase(ormOptions({ ...server, database: name }, entities));
  const { database } = opened;
  const incident = randomUUID();
  const rare = {
    worse: true,
    incidentIds: [incident],
    procedure: 'tip_off',
    supervision: { by: incident },
    shelvedUntil: '2026-05-03T08:00:00.000Z',
  };
  const hear = (no: string, doc: object) =>
    database.query(
      `insert into cases (id, case_no, realm, version, position, state, urgency, channel, person_id,
         first_complaint_id, received_at, escalation, historic, doc)
       values ($1, $2, 'real', 1, 7, 'dispatched', 1, 'web', $1, $1, now(), 0, false, $3)`,
      [randomUUID(), no, JSON.stringify(doc)],
    );
  const facts = () =>
    database.query(
      `select case_no as no, incident_ids as incidents, assisting_unit_ids as assisting, marks,
         shelved_until as shelved from cases order by case_no`,
    );
  try {
    await opened.orm.migrator.up({ to: '0036-topic-people' });
    await hear('1', { worse: false, clocks: [] });
    await hear('2', rare);
    const before = await facts();
    expect(before[1]).toEqual({
      no: '2',
      incidents: [incident],
      assisting: [],
      marks: ['tip_off', 'supervised'],
      shelved: rare.shelvedUntil,
    });
    await migrate(opened);
    expect(await facts()).toEqual(before);
    expect(await database.query('select case_no from cases where worse')).toEqual([
      { case_no: '2' },
    ]);
  } finally {
    await opened.orm.close();
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  }
});
