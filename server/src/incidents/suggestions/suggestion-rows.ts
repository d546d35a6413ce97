/** Suggested incidents as they are stored. */
import type { PoolClient } from 'pg';
import type { SignalRow, SignalZone } from '@heed/shared/signals';
import type { SuggestedScope } from '@heed/shared/suggestions';
import type { Realm } from '@heed/shared/vocabulary';
import { queryWith, type Queryable } from '../../kernel/database/database';
import type { Holder } from './rules/within';
import type { KnownSuggestion, SuggestionState } from './rules/suggestion';

export interface StoredSuggestion extends KnownSuggestion {
  readonly id: string;
  readonly realm: Realm;
  readonly signal: string;
  readonly version: number;
  readonly question: SignalRow['question'];
  /** When the signal was told first. */
  readonly since: string;
  /** Cases received from here on are its own. */
  readonly from: string;
  readonly raisedAt: string;
  /** Which has its cases, once it was accepted. */
  readonly incidentId: string | null;
  /** [I20] What it is named within, or was when both were decided; null where it is by itself. */
  readonly within: Holder | null;
}

interface Row extends Omit<StoredSuggestion, 'scope' | 'within'>, Omit<SuggestedScope, 'zone'> {
  readonly withinSuggestion: string | null;
  readonly withinIncident: string | null;
  readonly zone: SignalZone['kind'];
  readonly place: string | null;
}

const suggestionColumns = `s.id, s.realm, s.signal, s.version, s.state, s.question, s.zone, s.place,
  s.parent, s.cells, s.streets, s.category, s.topic, s.since, s.began_at as "from",
  s.told_at as "toldAt", s.raised_at as "raisedAt", s.within_suggestion as "withinSuggestion",
  s.within_incident as "withinIncident", s.incident_id as "incidentId"`;

export async function loadSuggestion(db: Queryable, id: string): Promise<StoredSuggestion | null> {
  const rows = await read(db, 'where s.id = $1', [id]);
  return rows[0] ?? null;
}

/** The same, held against every other writer to the end of the transaction. */
export async function lockSuggestion(
  client: PoolClient,
  id: string,
): Promise<StoredSuggestion | null> {
  const rows = await read(client, 'where s.id = $1 for update', [id]);
  return rows[0] ?? null;
}

/** Those of a realm that nobody has decided, and those of the signals named whatever became of them. */
export function suggestionsOf(
  db: Queryable,
  realm: Realm,
  signals: readonly string[],
): Promise<StoredSuggestion[]> {
  return read(
    db,
    `where s.realm = $1 and s.state in ('standing', 'within')
     union select ${suggestionColumns} from incident_suggestion s
     where s.realm = $1 and s.signal = any ($2)`,
    [realm, signals],
  );
}

/** Those of a realm that stand, the newest first, and how many there are. */
export async function newestStanding(
  db: Queryable,
  realm: Realm,
  most: number,
): Promise<{ rows: StoredSuggestion[]; total: number }> {
  const standing = `where s.realm = $1 and s.state = 'standing'`;
  const [rows, counted] = await Promise.all([
    read(db, `${standing} order by s.raised_at desc, s.id desc limit ${most}`, [realm]),
    queryWith<{ total: number }>(
      db,
      `select count(*)::integer as total from incident_suggestion s ${standing}`,
      [realm],
    ),
  ]);
  return { rows, total: counted[0]?.total ?? 0 };
}

/** Those of a realm that are named within another or an incident, the newest first. */
export function newestWithin(
  db: Queryable,
  realm: Realm,
  most: number,
): Promise<StoredSuggestion[]> {
  const named = `where s.realm = $1 and s.state = 'within'`;
  return read(db, `${named} order by s.raised_at desc, s.id desc limit ${most}`, [realm]);
}

/** What is named within a suggestion, held against every other writer to the end of the transaction. */
export function lockWithin(client: PoolClient, id: string): Promise<StoredSuggestion[]> {
  return read(
    client,
    `where s.within_suggestion = $1 and s.state = 'within' order by s.id for update`,
    [id],
  );
}

/** [I20] False where it is another by now. */
export async function nameWithin(
  client: PoolClient,
  { id, version }: Pick<StoredSuggestion, 'id' | 'version'>,
  { kind, id: holder }: Holder,
): Promise<boolean> {
  const rows = await queryWith<{ id: string }>(
    client,
    `update incident_suggestion set version = version + 1, state = 'within',
       within_suggestion = $3, within_incident = $4
     where id = $1 and version = $2 and state in ('standing', 'within') returning id`,
    [id, version, kind === 'suggestion' ? holder : null, kind === 'incident' ? holder : null],
  );
  return rows.length > 0;
}

/** Writes a new one, or what it is by now; false where another node has written that signal's meanwhile. */
export async function writeSuggestion(
  client: PoolClient,
  suggestion: StoredSuggestion,
): Promise<boolean> {
  const { id, realm, signal, version, state, question, scope, since, from } = suggestion;
  const { zone, parent, cells, streets, category, topic } = scope;
  const times = [since, from, suggestion.toldAt, suggestion.raisedAt];
  const about = [zone.kind, zone.id, parent, cells, streets, category, topic];
  const rows = await queryWith<{ id: string }>(
    client,
    `insert into incident_suggestion (id, realm, signal, version, state, question, zone, place, parent,
       cells, streets, category, topic, since, began_at, told_at, raised_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
     on conflict (realm, signal) do update set version = excluded.version, state = excluded.state,
       question = excluded.question, zone = excluded.zone, place = excluded.place,
       parent = excluded.parent, cells = excluded.cells, streets = excluded.streets,
       category = excluded.category, topic = excluded.topic, since = excluded.since,
       began_at = excluded.began_at, told_at = excluded.told_at, raised_at = excluded.raised_at,
       decided_at = null, within_suggestion = null, within_incident = null
     where incident_suggestion.id = excluded.id
       and incident_suggestion.version = excluded.version - 1
     returning id`,
    [id, realm, signal, version, state, question, ...about, ...times],
  );
  return rows.length > 0;
}

/** What became of one, by the version that it had. */
export interface Decision {
  readonly state: Exclude<SuggestionState, 'standing' | 'within'>;
  readonly at: string;
  readonly by: string | null;
  readonly reason?: string;
  readonly incidentId?: string;
}

/**
 * False where it stands no longer, or is another by now. What people decided with it stays named within
 * it: its cases are the same as when it was decided.
 */
export async function closeSuggestion(
  client: PoolClient,
  { id, version }: Pick<StoredSuggestion, 'id' | 'version'>,
  { state, at, by, reason, incidentId }: Decision,
): Promise<boolean> {
  const rows = await queryWith<{ id: string }>(
    client,
    `update incident_suggestion set version = version + 1, state = $3, decided_at = $4,
       decided_by = $5, reason = $6, incident_id = $7, within_incident = null,
       within_suggestion = case when $3 <> 'lapsed' then within_suggestion end
     where id = $1 and version = $2 and state in ('standing', 'within') returning id`,
    [id, version, state, at, by, reason ?? null, incidentId ?? null],
  );
  return rows.length > 0;
}

async function read(
  db: Queryable,
  where: string,
  values: readonly unknown[],
): Promise<StoredSuggestion[]> {
  const text = `select ${suggestionColumns} from incident_suggestion s ${where}`;
  return (await queryWith<Row>(db, text, values)).map(storedSuggestion);
}

function storedSuggestion(row: Row): StoredSuggestion {
  const { zone, place, parent, cells, streets, category, topic, ...told } = row;
  const { withinSuggestion, withinIncident, ...rest } = told;
  const scope = { zone: { kind: zone, id: place }, parent, category, topic, cells, streets };
  return { ...rest, scope, within: holderOf(withinSuggestion, withinIncident) };
}

function holderOf(suggestion: string | null, incident: string | null): Holder | null {
  if (suggestion !== null) return { kind: 'suggestion', id: suggestion };
  return incident === null ? null : { kind: 'incident', id: incident };
}
