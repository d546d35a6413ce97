/** What happened to an entry, from the journal: its steps, the editions that were superseded, its uses. */
import type { WordingDetail, WordingStep } from '@heed/shared/wording';
import { decodeEntry } from '../journal/entry-codec';
import type { JournalEntry } from '../journal/events';
import { Database } from '../kernel/database/database';
import { accountNames } from './wording-shown';
import type { Edition, WordingRecord } from './wording-record';

/** Receipts and uses are counted, not told one by one. */
const TOLD = ['written', 'agreed', 'confirmed', 'questioned', 'recalled'].map(
  (act) => `wording-${act}`,
);

export async function stepsOf(
  database: Database,
  { id, current }: WordingRecord,
): Promise<{ steps: WordingStep[]; superseded: Edition[] }> {
  const entries = await entriesOf(database, id);
  const reasons = await reasonsOf(database, id);
  const names = await accountNames(
    database,
    entries.flatMap(({ actor }) => (actor.kind === 'account' && actor.id ? [actor.id] : [])),
  );
  return {
    steps: entries.map((entry) => toStep(entry, names, reasons)).toReversed(),
    superseded: agreedEditions(entries).filter(({ edition }) => edition !== current?.edition),
  };
}

export async function usesOf(database: Database, id: string): Promise<WordingDetail['uses']> {
  return database.query<WordingDetail['uses'][number]>(
    `select edition, count(distinct case_id)::integer as cases, count(*)::integer as times
     from wording_use where wording_id = $1 group by edition order by edition desc`,
    [id],
  );
}

async function entriesOf(database: Database, id: string): Promise<JournalEntry[]> {
  const rows = await database.query<{ position: number; entry: string }>(
    `select position, entry from journal
     where type like 'wording-%' and entry::json -> 'data' ->> 'wordingId' = $1
       and type = any ($2::text[]) order by position`,
    [id, TOLD],
  );
  return rows.map(({ position, entry }) => decodeEntry(position, entry));
}

async function reasonsOf(database: Database, id: string): Promise<Map<number, string>> {
  const rows = await database.query<{ version: number; reason: string }>(
    `select version, words ->> 'reason' as reason from wording_text
     where wording_id = $1 and words ->> 'reason' is not null`,
    [id],
  );
  return new Map(rows.map(({ version, reason }) => [version, reason]));
}

function toStep(
  { at, type, actor, data }: JournalEntry,
  names: ReadonlyMap<string, string>,
  reasons: ReadonlyMap<number, string>,
): WordingStep {
  return {
    at,
    type,
    by: actor.id === null ? null : (names.get(actor.id) ?? null),
    edition: 'edition' in data ? data.edition : null,
    reason: 'version' in data ? (reasons.get(data.version) ?? null) : null,
  };
}

/** The newest first, each as it was written last before somebody agreed. */
function agreedEditions(entries: readonly JournalEntry[]): Edition[] {
  const agreed: Edition[] = [];
  let written: Edition | null = null;
  for (const { type, data, actor, at } of entries) {
    if (type === 'wording-written') {
      const { wordingId: _id, state: _state, version, textDigest, ofIncident, ...terms } = data;
      written = {
        ...terms,
        incidentId: ofIncident,
        textVersion: version,
        digest: textDigest ?? '',
        writtenBy: actor.id,
        writtenAt: at,
        agreedBy: null,
        agreedAt: null,
      };
    }
    if (type === 'wording-agreed' && written) {
      agreed.unshift({ ...written, agreedBy: actor.id, agreedAt: at });
    }
  }
  return agreed;
}
