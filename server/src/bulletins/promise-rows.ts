/** Promises as rows. */
import type { PromiseQuery, PromiseRow } from '@heed/shared/promises';
import { REAL } from '@heed/shared/vocabulary';
import type { DeskChange } from '../journal/desk-writer';
import { isId } from '../kernel/ids';
import type { Reads } from './bulletin-rows';
import { stateAt, type PromiseRecord } from './rules/promise';

const columns = `id, realm, incident_id as "incidentId", bulletin_id as "bulletinId", version, state,
  text, owner, owner_unit_id as "ownerUnitId", made_at as "madeAt", due_at as "dueAt",
  settled_at as "settledAt", proof, evidence_id as "evidenceId", reason,
  earlier_due_at as "earlierDueAt"`;

export async function loadPromise(
  reads: Reads,
  id: string,
  forWrite = false,
): Promise<PromiseRecord | null> {
  const [row] = await reads.query<PromiseRecord>(
    `select ${columns} from promise where id = $1 ${forWrite ? 'for update' : ''}`,
    [id],
  );
  return row ?? null;
}

/** Those due first, first; of the real realm where neither incident nor realm is named. */
export async function listPromises(
  reads: Reads,
  { incident, realm }: PromiseQuery,
): Promise<PromiseRecord[]> {
  if (incident !== undefined && !isId(incident)) return [];
  const within = realm ?? (incident === undefined ? REAL : null);
  return reads.query<PromiseRecord>(
    `select ${columns} from promise
     where ($1::uuid is null or incident_id = $1) and ($2::text is null or realm = $2)
     order by due_at, id limit 500`,
    [incident ?? null, within],
  );
}

export async function insertPromise(change: DeskChange, record: PromiseRecord): Promise<void> {
  await change.query(
    `insert into promise (id, version, state, text, due_at, settled_at, proof, evidence_id, reason,
       earlier_due_at, realm, incident_id, bulletin_id, owner, owner_unit_id, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [
      ...changing(record),
      record.realm,
      record.incidentId,
      record.bulletinId,
      record.owner,
      record.ownerUnitId,
      record.madeAt,
    ],
  );
}

export async function updatePromise(change: DeskChange, record: PromiseRecord): Promise<void> {
  await change.query(
    `update promise set version = $2, state = $3, text = $4, due_at = $5, settled_at = $6, proof = $7,
       evidence_id = $8, reason = $9, earlier_due_at = $10 where id = $1`,
    changing(record),
  );
}

function changing(record: PromiseRecord): unknown[] {
  return [
    record.id,
    record.version,
    record.state,
    record.text,
    record.dueAt,
    record.settledAt,
    record.proof,
    record.evidenceId,
    record.reason,
    JSON.stringify(record.earlierDueAt),
  ];
}

/** As lists show it at a time of its realm. */
export function promiseRow(record: PromiseRecord, now: string): PromiseRow {
  const { evidenceId: _evidenceId, earlierDueAt, ...row } = record;
  return { ...row, state: stateAt(record, now), earlierDueAt: [...earlierDueAt] };
}
