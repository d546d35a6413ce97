/** Bulletins as rows: the record beside each version of its text. */
import type { QueryResultRow } from 'pg';
import { type BulletinQuery } from '@heed/shared/bulletin-reads';
import { BulletinContent, type Bilingual, type BulletinRow } from '@heed/shared/bulletins';
import { REAL, type Realm } from '@heed/shared/vocabulary';
import type { DeskChange } from '../journal/desk-writer';
import { isId } from '../kernel/ids';
import { isOut, type BulletinRecord } from './bulletin-record';

/** Whatever answers a query: the pool, or a write's own connection. */
export interface Reads {
  query<T extends QueryResultRow>(text: string, values?: readonly unknown[]): Promise<T[]>;
}

const columns = `b.id, b.realm, b.incident_id as "incidentId", b.version, b.state, b.kind, b.title,
  b.content_version as "contentVersion", b.digest, b.hands, b.authors, b.signed, b.response,
  b.next_update_at as "nextUpdateAt", b.release_at as "releaseAt", b.year, b.number,
  b.published_at as "publishedAt", b.emergency, b.replaces, b.replaced_by as "replacedBy",
  b.settled_at as "settledAt", b.settled_reason as "settledReason", b.saved_at as "savedAt",
  b.edited_by as "editedBy"`;

interface StoredRow extends Omit<BulletinRecord, 'content'> {
  readonly kind: BulletinRow['kind'];
  readonly title: Bilingual;
  readonly nextUpdateAt: string | null;
}

type WholeRow = StoredRow & { readonly content: unknown };

/** One bulletin with its text; `forWrite` holds it until the write is done. */
export async function loadBulletin(
  reads: Reads,
  id: string,
  forWrite = false,
): Promise<BulletinRecord | null> {
  // Locked by a statement of its own: one that waited would join the row to the text it had before.
  if (forWrite) await reads.query('select 1 from bulletin where id = $1 for update', [id]);
  const [row] = await reads.query<WholeRow>(
    `select ${columns}, v.content from bulletin b
     join bulletin_version v on v.bulletin_id = b.id and v.version = b.content_version
     where b.id = $1`,
    [id],
  );
  return row ? recordOf(row) : null;
}

/** All that was published in a realm, newest first. */
export async function loadPublished(reads: Reads, realm: Realm): Promise<BulletinRecord[]> {
  const rows = await reads.query<WholeRow>(
    `select ${columns}, v.content from bulletin b
     join bulletin_version v on v.bulletin_id = b.id and v.version = b.content_version
     where b.realm = $1 and b.published_at is not null order by b.published_at desc, b.id desc`,
    [realm],
  );
  return rows.map(recordOf);
}

/** [B26] What the public read before a bulletin: the one that it replaces, else the one before it. */
export async function loadPrevious(
  reads: Reads,
  { id, incidentId, replaces, publishedAt }: BulletinRecord,
): Promise<BulletinRecord | null> {
  const [row] = await reads.query<WholeRow>(
    `select ${columns}, v.content from bulletin b
     join bulletin_version v on v.bulletin_id = b.id and v.version = b.content_version
     where b.incident_id = $1 and b.id <> $2 and b.published_at is not null
       and ($4::timestamptz is null or b.published_at < $4)
       and (b.state <> 'retracted' or b.id = $3)
     order by b.id = $3 desc nulls last, b.published_at desc, b.id desc limit 1`,
    [incidentId, id, replaces, publishedAt],
  );
  return row ? recordOf(row) : null;
}

/** [B15] A bulletin that is to replace this one and isn't out yet. */
export async function openReplacement(reads: Reads, id: string): Promise<string | null> {
  const [row] = await reads.query<{ id: string }>(
    'select id from bulletin where replaces = $1 and published_at is null limit 1',
    [id],
  );
  return row?.id ?? null;
}

/** Rows by filters, newest first; of the real realm where neither incident nor realm is named. */
export async function listBulletins(
  reads: Reads,
  { incident, realm, state, published, limit = 100 }: BulletinQuery,
): Promise<Omit<BulletinRow, 'expectedNumber'>[]> {
  if (incident !== undefined && !isId(incident)) return [];
  const within = realm ?? (incident === undefined ? REAL : null);
  const rows = await reads.query<StoredRow>(
    `select ${columns} from bulletin b
     where ($1::uuid is null or b.incident_id = $1) and ($2::text is null or b.realm = $2)
       and ($3::text is null or b.state = $3)
       and ($4::boolean is null or (b.published_at is not null) = $4)
     order by b.id desc limit $5`,
    [incident ?? null, within, state ?? null, published ? published === 'true' : null, limit],
  );
  return rows.map(rowOf);
}

/** Writes what a decision made of a bulletin; `isNew` for one that begins. */
export async function saveBulletin(
  change: DeskChange,
  record: BulletinRecord,
  isNew: boolean,
): Promise<void> {
  const values = [
    record.id,
    record.version,
    record.state,
    record.content.kind,
    record.content.title,
    record.contentVersion,
    record.digest,
    JSON.stringify(record.hands),
    JSON.stringify(record.authors),
    JSON.stringify(record.signed),
    record.content.nextUpdateAt,
    record.releaseAt,
    record.year,
    record.number,
    record.publishedAt,
    record.emergency,
    record.replacedBy,
    record.settledAt,
    record.settledReason,
    record.savedAt,
    record.editedBy,
    record.response && JSON.stringify(record.response),
  ];
  await change.query(
    isNew ? insertBulletin : updateBulletin,
    isNew ? [...values, record.realm, record.incidentId, record.replaces] : values,
  );
  if (record.contentVersion === record.version) await saveVersion(change, record);
}

const insertBulletin = `insert into bulletin (id, version, state, kind, title, content_version, digest,
    hands, authors, signed, next_update_at, release_at, year, number, published_at, emergency,
    replaced_by, settled_at, settled_reason, saved_at, edited_by, response, realm, incident_id, replaces)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
    $21, $22, $23, $24, $25)`;

const updateBulletin = `update bulletin set version = $2, state = $3, kind = $4, title = $5,
    content_version = $6, digest = $7, hands = $8, authors = $9, signed = $10, next_update_at = $11,
    release_at = $12, year = $13, number = $14, published_at = $15, emergency = $16,
    replaced_by = $17, settled_at = $18, settled_reason = $19, saved_at = $20, edited_by = $21,
    response = $22
  where id = $1`;

async function saveVersion(change: DeskChange, record: BulletinRecord): Promise<void> {
  const { accountId, name } = record.editedBy;
  await change.query(
    `insert into bulletin_version (bulletin_id, version, at, account_id, name, digest, content)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [record.id, record.version, change.at, accountId, name, record.digest, record.content],
  );
}

function recordOf({
  content,
  kind: _kind,
  title: _title,
  nextUpdateAt: _next,
  ...row
}: WholeRow): BulletinRecord {
  return { ...row, content: BulletinContent.parse(content) };
}

function rowOf({
  contentVersion: _version,
  digest: _digest,
  hands: _hands,
  authors: _authors,
  signed: _signed,
  response: _response,
  editedBy: _editedBy,
  ...row
}: StoredRow): Omit<BulletinRow, 'expectedNumber'> {
  return row;
}

/** The row of a record, as lists show it. */
export function bulletinRow(record: BulletinRecord, expectedNumber: number | null): BulletinRow {
  const { content, state } = record;
  return {
    id: record.id,
    realm: record.realm,
    incidentId: record.incidentId,
    version: record.version,
    state,
    kind: content.kind,
    year: record.year,
    number: record.number,
    expectedNumber: isOut(state) ? null : expectedNumber,
    title: content.title,
    nextUpdateAt: content.nextUpdateAt,
    releaseAt: record.releaseAt,
    publishedAt: record.publishedAt,
    emergency: record.emergency,
    replaces: record.replaces,
    replacedBy: record.replacedBy,
    settledAt: record.settledAt,
    settledReason: record.settledReason,
    savedAt: record.savedAt,
  };
}
