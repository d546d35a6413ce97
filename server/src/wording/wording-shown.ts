/** From stored entries to rows as they go out: words, names of hands and receipts beside the record. */
import type { WordingEdition, WordingRow, WordingWords } from '@heed/shared/wording';
import type { Role } from '@heed/shared/vocabulary';
import { Database } from '../kernel/database/database';
import { stateAt } from './rules/standing';
import { receiptsOf, type Receipts } from './wording-receipts';
import type { Edition, WordingRecord } from './wording-record';

/** Who reads, as far as the rows care. */
export interface WordingReader {
  readonly kind: 'account' | 'key' | 'system';
  readonly id: string;
  readonly roles: readonly Role[];
  readonly unitPath: readonly string[];
  readonly mayWrite: boolean;
  readonly mayAgree: boolean;
}

export interface StoredWording {
  readonly doc: WordingRecord;
}

/** When and by whom rows are looked at. */
export interface Shown {
  readonly now: string;
  readonly reader: WordingReader;
}

export async function rowsOf(
  database: Database,
  stored: readonly StoredWording[],
  shown: Shown,
): Promise<WordingRow[]> {
  const records = stored.map(({ doc }) => doc);
  const editions = records.flatMap(({ id, current, draft }) =>
    [current, draft].flatMap((edition) => (edition ? [{ id, edition }] : [])),
  );
  const words = await wordsOf(database, editions);
  const names = await namesOf(
    database,
    editions.map(({ edition }) => edition),
  );
  const receipts = await receiptsOf(database, records, shown.reader.id);
  return records.map((record) => toRow(record, shown, { words, names, receipts }));
}

/** Editions of one entry with their words. */
export async function editionsOf(
  database: Database,
  id: string,
  editions: readonly Edition[],
): Promise<WordingEdition[]> {
  const words = await wordsOf(
    database,
    editions.map((edition) => ({ id, edition })),
  );
  const names = await namesOf(database, editions);
  return editions.map((edition) => toEdition(id, edition, { words, names }));
}

interface Beside {
  readonly words: ReadonlyMap<string, WordingWords>;
  readonly names: ReadonlyMap<string, string>;
}

function toRow(
  record: WordingRecord,
  { now, reader }: Shown,
  beside: Beside & { readonly receipts: Receipts },
): WordingRow {
  const { id, realm, version, current, draft } = record;
  const state = stateAt(record, now);
  const { mustRead, haveRead } = beside.receipts.of(id);
  return {
    id,
    realm,
    version,
    state,
    current: current && toEdition(id, current, beside),
    draft: draft && toEdition(id, draft, beside),
    unread: state === 'agreed' && mustReadBy(reader, current) && !beside.receipts.byReader(id),
    own: isOwn(reader, record),
    mustRead,
    haveRead,
  };
}

/** Theirs alone, or their unit's. */
export function isOwn({ id, unitPath }: WordingReader, { current, draft }: WordingRecord): boolean {
  const owned = current ?? draft;
  if (owned === null) return false;
  return (
    owned.ownerId === id || (owned.ownerUnitId !== null && unitPath.includes(owned.ownerUnitId))
  );
}

/** [W8] */
export function mustReadBy({ kind, roles }: WordingReader, current: Edition | null): boolean {
  // Whoever administers has roles for everything, and is asked to read nothing.
  if (kind !== 'account' || roles.includes('administrator')) return false;
  return roles.some((role) => current?.readers.includes(role));
}

function toEdition(id: string, edition: Edition, { words, names }: Beside): WordingEdition {
  const { textVersion, digest: _digest, writtenBy, agreedBy, ...shown } = edition;
  const text = words.get(`${id}:${textVersion}`);
  if (!text) throw new Error(`no words of wording ${id} at version ${textVersion}`);
  const nameOf = (account: string | null) =>
    account === null ? null : (names.get(account) ?? null);
  return { ...shown, words: text, writtenBy: nameOf(writtenBy), agreedBy: nameOf(agreedBy) };
}

async function wordsOf(
  database: Database,
  editions: readonly { readonly id: string; readonly edition: Edition }[],
): Promise<Map<string, WordingWords>> {
  if (editions.length === 0) return new Map();
  const rows = await database.query<{ id: string; version: number; words: WordingWords }>(
    `select t.wording_id as id, t.version, t.words from wording_text t
     join unnest($1::uuid[], $2::integer[]) w(id, version)
       on t.wording_id = w.id and t.version = w.version`,
    [editions.map(({ id }) => id), editions.map(({ edition }) => edition.textVersion)],
  );
  return new Map(rows.map(({ id, version, words }) => [`${id}:${version}`, words]));
}

/** What the accounts behind the hands are called; a key's hand has no name. */
async function namesOf(
  database: Database,
  editions: readonly Edition[],
): Promise<Map<string, string>> {
  const ids = editions.flatMap(({ writtenBy, agreedBy }) =>
    [writtenBy ?? [], agreedBy ?? []].flat(),
  );
  return accountNames(database, ids);
}

export async function accountNames(
  database: Database,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await database.query<{ id: string; name: string }>(
    'select id, name from account where id = any ($1::uuid[])',
    [[...new Set(ids)]],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
