/** Clusters as they are stored: the record, its members, the cases behind them, the words of each step. */
import type { PoolClient } from 'pg';
import { Urgency } from '@heed/shared/vocabulary';
import { queryWith, type Queryable } from '../kernel/database/database';
import { isId } from '../kernel/ids';
import type { CaseFacts, ClusterRecord, Membership } from './cluster-record';
import type { ClusterDraft, ClusterWords } from './rules/situation';

export async function loadCluster(db: Queryable, id: string): Promise<ClusterRecord | null> {
  if (!isId(id)) return null;
  const text = 'select doc from cluster where id = $1';
  const rows = await queryWith<{ doc: ClusterRecord }>(db, text, [id]);
  return rows[0]?.doc ?? null;
}

/** In the order in which they joined. */
export async function loadMembers(db: Queryable, clusterId: string): Promise<Membership[]> {
  return queryWith<Membership & { caseId: string }>(
    db,
    `select case_id as "caseId", joined_at as "joinedAt", rule_id as "ruleId", checked
     from cluster_member where cluster_id = $1 order by joined_at, case_id`,
    [clusterId],
  );
}

/** By case id; those that there are. */
export async function loadCaseFacts(
  db: Queryable,
  ids: readonly string[],
): Promise<Map<string, CaseFacts>> {
  const rows = await queryWith<Omit<CaseFacts, 'urgency'> & { urgency: number }>(
    db,
    `select c.id, c.realm, c.version, c.urgency, c.state, c.closed_at as "closedAt",
       c.received_at as "receivedAt", c.unit_id as "unitId", c.holder_id as "holderId",
       c.cluster_id as "clusterId", a.case_id is not null as "keptApart",
       coalesce(c.doc ->> 'procedure' = 'tip_off', false) as "tipOff"
     from cases c left join cluster_apart a on a.case_id = c.id where c.id = any ($1::uuid[])`,
    [ids.filter(isId)],
  );
  return new Map(
    rows.map(({ urgency, ...facts }) => [
      facts.id,
      { ...facts, urgency: Urgency.options[urgency] ?? 'normal' },
    ]),
  );
}

export async function insertCluster(client: PoolClient, record: ClusterRecord): Promise<void> {
  await queryWith(
    client,
    `insert into cluster (id, realm, version, lead_id, size, raised, dissolved_at, doc)
     values ($1, $2, $3, $4, 0, $5, $6, $7::json)`,
    [record.id, record.realm, ...values(record)],
  );
}

export async function updateCluster(client: PoolClient, record: ClusterRecord): Promise<void> {
  await queryWith(
    client,
    `update cluster set version = $2, lead_id = $3, raised = $4, dissolved_at = $5, doc = $6::json
     where id = $1`,
    [record.id, ...values(record)],
  );
}

function values({ version, leadId, raised, dissolvedAt, ...rest }: ClusterRecord): unknown[] {
  const doc = { version, leadId, raised, dissolvedAt, ...rest };
  return [version, leadId, raised, dissolvedAt, JSON.stringify(doc)];
}

/** The relation, and beside it what lists read: the column of the case and the size of the cluster. */
export async function writeMembers(
  client: PoolClient,
  { id, realm }: ClusterRecord,
  { joins, leaves, apart, together, checked }: ClusterDraft,
): Promise<void> {
  const run = (text: string, params: readonly unknown[]) => queryWith(client, text, params);
  if (leaves.length > 0) {
    await run('delete from cluster_member where case_id = any ($1::uuid[])', [leaves]);
    await run('update cases set cluster_id = null where id = any ($1::uuid[])', [leaves]);
  }
  if (joins.length > 0) await insertMembers(client, { id, realm }, joins);
  if (apart.length > 0) {
    await run(
      'insert into cluster_apart select unnest($1::uuid[]) on conflict (case_id) do nothing',
      [apart],
    );
  }
  if (together.length > 0) {
    await run('delete from cluster_apart where case_id = any ($1::uuid[])', [together]);
  }
  if (checked.length > 0) {
    await run('update cluster_member set checked = true where case_id = any ($1::uuid[])', [
      checked,
    ]);
  }
  await run(
    `update cluster set size = (select count(*) from cluster_member m where m.cluster_id = $1)
     where id = $1`,
    [id],
  );
}

async function insertMembers(
  client: PoolClient,
  { id, realm }: Pick<ClusterRecord, 'id' | 'realm'>,
  joins: readonly Membership[],
): Promise<void> {
  await queryWith(
    client,
    `insert into cluster_member (case_id, cluster_id, realm, joined_at, rule_id, checked)
     select m."caseId", $1, $2, m."joinedAt", m."ruleId", m.checked
     from json_to_recordset($3::json)
       m("caseId" uuid, "joinedAt" timestamptz, "ruleId" uuid, checked boolean)`,
    [id, realm, JSON.stringify(joins)],
  );
  const ids = joins.map(({ caseId }) => caseId);
  const text = 'update cases set cluster_id = $1 where id = any ($2::uuid[])';
  await queryWith(client, text, [id, ids]);
}

/** The words of one step, kept for ever beside their digest. */
export async function insertClusterWords(
  client: PoolClient,
  { id, version }: ClusterRecord,
  digest: string,
  words: ClusterWords,
): Promise<void> {
  await queryWith(
    client,
    'insert into cluster_text (cluster_id, version, digest, words) values ($1, $2, $3, $4::json)',
    [id, version, digest, JSON.stringify(words)],
  );
}
