/** Incidents as they are stored and as they go out: the record, the names, the rule, the words of each step. */
import type { PoolClient } from 'pg';
import type { IncidentRow, LinkRule } from '@heed/shared/incidents';
import type { Realm } from '@heed/shared/vocabulary';
import { Database, queryWith, type Queryable } from '../kernel/database/database';
import type { IncidentRecord } from './incident-record';
import type { Named, StepWords } from './rules/situation';

/** A stored incident: what the rules see, and what stands beside it. */
export interface StoredIncident {
  readonly record: IncidentRecord;
  readonly named: Named;
  readonly rule: LinkRule;
}

interface Row {
  readonly doc: IncidentRecord;
  readonly name: string;
  readonly nameEn: string | null;
  readonly summary: string | null;
  readonly rule: LinkRule;
}

const COLUMNS = `doc, name, name_en as "nameEn", summary, rule`;

export async function loadIncident(db: Queryable, id: string): Promise<StoredIncident | null> {
  const rows = await queryWith<Row>(db, `select ${COLUMNS} from incident where id = $1`, [id]);
  return rows[0] ? stored(rows[0]) : null;
}

/** The same, held against every other writer to the end of the transaction. */
export async function lockIncident(client: PoolClient, id: string): Promise<StoredIncident | null> {
  const text = `select ${COLUMNS} from incident where id = $1 for update`;
  const rows = await queryWith<Row>(client, text, [id]);
  return rows[0] ? stored(rows[0]) : null;
}

/** Incidents of a realm, the newest first; of some states only, where any is named. */
export async function loadIncidents(
  database: Database,
  realm: Realm,
  states: readonly string[] | null,
): Promise<StoredIncident[]> {
  const rows = await database.query<Row>(
    `select ${COLUMNS} from incident
     where realm = $1 and ($2::text[] is null or state = any ($2)) order by id desc limit 500`,
    [realm, states],
  );
  return rows.map(stored);
}

/** How many cases are linked to each, by incident id. */
export async function linkedCases(
  database: Database,
  ids: readonly string[],
): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await database.query<{ id: string; linked: number }>(
    `select i.id, (select count(*) from cases c where c.incident_ids <> '{}'
       and c.incident_ids @> array[i.id])::integer as linked
     from unnest($1::uuid[]) i(id)`,
    [ids],
  );
  return new Map(rows.map(({ id, linked }) => [id, linked]));
}

export async function insertIncident(
  client: PoolClient,
  { record, named, rule }: StoredIncident,
): Promise<void> {
  await queryWith(
    client,
    `insert into incident (id, realm, version, state, name, name_en, summary, rule, doc)
     values ($1, $2, $3, $4, $5, $6, $7, $8::json, $9::json)`,
    [record.id, record.realm, record.version, record.state, ...values({ record, named, rule })],
  );
}

export async function updateIncident(
  client: PoolClient,
  { record, named, rule }: StoredIncident,
): Promise<void> {
  await queryWith(
    client,
    `update incident set version = $2, state = $3, name = $4, name_en = $5, summary = $6,
       rule = $7::json, doc = $8::json where id = $1`,
    [record.id, record.version, record.state, ...values({ record, named, rule })],
  );
}

function values({ record, named, rule }: StoredIncident): unknown[] {
  const { name, nameEn, summary } = named;
  return [name, nameEn, summary, JSON.stringify(rule), JSON.stringify(record)];
}

/** The words of one step, kept for ever beside their digest. */
export async function insertWords(
  client: PoolClient,
  record: IncidentRecord,
  digest: string,
  words: StepWords,
): Promise<void> {
  await queryWith(
    client,
    'insert into incident_text (incident_id, version, digest, words) values ($1, $2, $3, $4::json)',
    [record.id, record.version, digest, JSON.stringify(words)],
  );
}

function stored({ doc, name, nameEn, summary, rule }: Row): StoredIncident {
  return { record: doc, named: { name, nameEn, summary }, rule };
}

export function toIncidentRow(
  { record, named, rule }: StoredIncident,
  linked: number,
): IncidentRow {
  const { clocks, ...facts } = record;
  return { ...facts, ...named, rule, clocks: [...clocks], linkedCases: linked };
}
