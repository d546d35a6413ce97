/** Entries of the agreed wording as they are stored: the record, and the words of every version beside it. */
import type { PoolClient } from 'pg';
import type { WordingWords } from '@heed/shared/wording';
import { queryWith, type Queryable } from '../kernel/database/database';
import { foldUnits } from '../kernel/text/fold';
import { pinyinInitials } from '../kernel/text/pinyin-initials';
import type { WordingRecord } from './wording-record';

export async function loadWording(db: Queryable, id: string): Promise<WordingRecord | null> {
  const text = 'select doc from wording where id = $1';
  const rows = await queryWith<{ doc: WordingRecord }>(db, text, [id]);
  return rows[0]?.doc ?? null;
}

/** The same, held against every other writer to the end of the transaction. */
export async function lockWording(client: PoolClient, id: string): Promise<WordingRecord | null> {
  const text = 'select doc from wording where id = $1 for update';
  const rows = await queryWith<{ doc: WordingRecord }>(client, text, [id]);
  return rows[0]?.doc ?? null;
}

/** `checkedPosition` moves when somebody agreed or confirmed; bulletins after it put the entry to the test. */
export async function saveWording(
  client: PoolClient,
  record: WordingRecord,
  changed: { readonly words?: WordingWords; readonly checkedPosition?: number },
): Promise<void> {
  const { id, realm, version, state, current } = record;
  await queryWith(
    client,
    `insert into wording (id, realm, version, state, incident_id, expires_at, checked_position, finds, doc)
     values ($1, $2, $3, $4, $5, $6, coalesce($7, 0), coalesce($8, ''), $9::json)
     on conflict (id) do update set version = $3, state = $4, incident_id = $5, expires_at = $6,
       checked_position = coalesce($7, wording.checked_position),
       finds = coalesce($8, wording.finds), doc = $9::json`,
    [
      id,
      realm,
      version,
      state,
      current?.incidentId ?? null,
      current?.expiresAt ?? null,
      changed.checkedPosition ?? null,
      changed.words ? findsOf(changed.words) : null,
      JSON.stringify(record),
    ],
  );
}

/** What a search finds it by: its words, and the pinyin initials of title and questions. */
export function findsOf({ title, questions, answer, answerEn }: WordingWords): string {
  const names = [title, ...questions];
  const initials = names.flatMap((name) => pinyinInitials(name));
  return foldUnits([...names, answer, answerEn ?? '', ...initials].join('\n'));
}

export async function insertWordingText(
  client: PoolClient,
  { id, version }: Pick<WordingRecord, 'id' | 'version'>,
  digest: string,
  words: object,
): Promise<void> {
  await queryWith(
    client,
    'insert into wording_text (wording_id, version, digest, words) values ($1, $2, $3, $4::json)',
    [id, version, digest, JSON.stringify(words)],
  );
}

export async function loadWords(
  db: Queryable,
  wordingId: string,
  version: number,
): Promise<WordingWords> {
  const rows = await queryWith<{ words: WordingWords }>(
    db,
    'select words from wording_text where wording_id = $1 and version = $2',
    [wordingId, version],
  );
  const [row] = rows;
  if (!row) throw new Error(`no words of wording ${wordingId} at version ${version}`);
  return row.words;
}
