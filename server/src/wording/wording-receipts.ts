/** [W8] Who must have read the present editions, and who has: accounts that log in, whatever the realm. */
import type { WordingDetail } from '@heed/shared/wording';
import { Database } from '../kernel/database/database';
import type { WordingRecord } from './wording-record';

export interface Receipts {
  of(id: string): { readonly mustRead: number; readonly haveRead: number };
  /** Whether the reader has read the present edition. */
  byReader(id: string): boolean;
}

interface Counted {
  readonly id: string;
  readonly must_read: number;
  readonly have_read: number;
  readonly by_reader: boolean;
}

/** Nobody logs in to a drill's own people: its wording is read by those who direct and play it. */
const ASKED = `a.realm = 'real' and not a.disabled and not 'administrator' = any(a.roles)`;
const READERS = `account a where ${ASKED} and a.roles && w.readers`;

export async function receiptsOf(
  database: Database,
  records: readonly WordingRecord[],
  readerId: string,
): Promise<Receipts> {
  const agreed = records.flatMap(({ id, current }) => (current ? [{ id, current }] : []));
  const rows = await database.query<Counted>(
    `with asked as (
       select id, edition, string_to_array(readers, ',') as readers
       from unnest($1::uuid[], $2::integer[], $3::text[]) x(id, edition, readers))
     select w.id,
       (select count(*) from ${READERS})::integer as must_read,
       (select count(*) from ${READERS} and exists (
          select 1 from wording_read r
          where r.wording_id = w.id and r.edition = w.edition and r.account_id = a.id))::integer
         as have_read,
       exists (select 1 from wording_read r
         where r.wording_id = w.id and r.edition = w.edition and r.account_id::text = $4)
         as by_reader
     from asked w`,
    [
      agreed.map(({ id }) => id),
      agreed.map(({ current }) => current.edition),
      agreed.map(({ current }) => current.readers.join(',')),
      readerId,
    ],
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return {
    of: (id) => {
      const row = byId.get(id);
      return { mustRead: row?.must_read ?? 0, haveRead: row?.have_read ?? 0 };
    },
    byReader: (id) => byId.get(id)?.by_reader ?? false,
  };
}

/** By name, those who have not read it first. */
export async function readersOf(
  database: Database,
  { id, current }: WordingRecord,
): Promise<WordingDetail['readers']> {
  if (current === null) return [];
  const rows = await database.query<{ name: string; read_at: string | null }>(
    `select a.name, r.at as read_at from account a
     left join wording_read r on r.wording_id = $1 and r.edition = $2 and r.account_id = a.id
     where ${ASKED} and a.roles && $3::text[]
     order by r.at is not null, a.name limit 500`,
    [id, current.edition, current.readers],
  );
  return rows.map(({ name, read_at }) => ({ name, readAt: read_at }));
}
