import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { useDatabase } from '../../test/pg';
import { SYSTEM, type Principal } from '../access/principal';
import { ShownEvidence } from './shown-evidence';

const database = useDatabase();
const [me, other, unit] = [randomUUID(), randomUUID(), randomUUID()];
const handler: Principal = {
  ...SYSTEM,
  kind: 'account',
  id: me,
  roles: ['handler'],
  unitPath: [unit],
};

beforeAll(async () => {
  await database().database.query(
    `insert into account (realm, id, account, name, roles, password_hash, created_at)
     select 'real', id, id::text, '某人', '{}', 'x', now() from unnest($1::uuid[]) id`,
    [[me, other]],
  );
});

async function piece(by: string, type = 'application/pdf'): Promise<string> {
  const id = randomUUID();
  await database().database.query(
    `insert into evidence (id, account_id, person_id, scope_id, media_type, bytes, file_path, digest,
       seal_id, created_at)
     values ($1, $2, $1, 'routine', $3, 9, 'x', 'x', $1, now())`,
    [id, by, type],
  );
  return id;
}

/** Of a complaint of a case in somebody's unit. */
async function named(id: string, realm: string, unitId: string): Promise<string> {
  const caseId = randomUUID();
  await database().database.query(
    `insert into cases (id, case_no, realm, version, state, urgency, channel, unit_id,
       person_id, first_complaint_id, received_at, escalation, historic, doc)
     values ($1::uuid, $1::text, $2, 1, 'dispatched', 1, 'web', $3, $1, $1, now(), 0, false, '{}')`,
    [caseId, realm, unitId],
  );
  await database().database.query(
    `insert into complaint (complaint_id, case_id, realm, position, channel, received_at,
       registered_at, person_id, seal_id, urgency, rules, flags, evidence_ids)
     values ($1, $1, $2, 0, 'web', now(), now(), $1, $1, 'normal', '[]', '[]', $3)`,
    [caseId, realm, JSON.stringify([id])],
  );
  return id;
}

test('[invariant 11] one shows what one brought, or sees in this realm, and nothing that only sounds', async () => {
  const shown = new ShownEvidence(database().database);
  const fault = async (id: string) => {
    const found = await shown.fault(handler, id, 'drill-a');
    return found?.extra?.details?.map(({ path, message }) => `${path}: ${message}`).join() ?? null;
  };
  const none = 'evidenceId: no-such-evidence';
  expect(await fault(await piece(me))).toBeNull();
  expect(await fault(await named(await piece(other), 'drill-a', unit))).toBeNull();
  expect(await fault(await piece(other))).toBe(none);
  expect(await fault(await named(await piece(other), 'drill-a', randomUUID()))).toBe(none);
  // Of another realm's case, even where it is one's own, or one sees that case there.
  expect(await fault(await named(await piece(me), 'real', unit))).toBe(none);
  expect(await fault(randomUUID())).toBe(none);
  expect(await fault('x')).toBe(none);
  expect(await fault(await piece(me, 'audio/mpeg'))).toBe('evidenceId: not-showable');
});
