/** Lists, their rows and their links as they are stored. */
import type { UnitLink, UnitListHead } from '@heed/shared/unit-loop';
import { Database, queryWith, type Queryable } from '../kernel/database/database';
import type { ListedCase, UnitList } from './list-record';

const MOST_SHOWN = 50;

const LIST = `l.id, l.realm, l.unit_id as "unitId", l.made_at as "madeAt", l.made_by as "madeBy", l.rows`;
const ROW = `n, case_id as "caseId", case_no as "caseNo", version, outcome, error,
  answer_digest as "answerDigest", answered_at as "answeredAt"`;
const LINK = `id, made_at as "madeAt", expires_at as "expiresAt", revoked_at as "revokedAt", opened_at as "openedAt"`;

export async function loadList(db: Queryable, id: string): Promise<UnitList | null> {
  const rows = await queryWith<UnitList & object>(
    db,
    `select ${LIST} from unit_list l where l.id = $1`,
    [id],
  );
  return rows[0] ?? null;
}

export async function loadListed(db: Queryable, listId: string): Promise<ListedCase[]> {
  const text = `select ${ROW} from unit_list_row where list_id = $1 order by n`;
  return queryWith<ListedCase & object>(db, text, [listId]);
}

export async function loadLinks(db: Queryable, listId: string): Promise<UnitLink[]> {
  const text = `select ${LINK} from unit_link where list_id = $1 order by id desc limit 20`;
  return queryWith<UnitLink & object>(db, text, [listId]);
}

/** The newest first; of one unit only, where one is named. */
export async function loadHeads(
  database: Database,
  realm: string,
  { unitId, id }: { readonly unitId?: string | undefined; readonly id?: string },
): Promise<UnitListHead[]> {
  return database.query<UnitListHead & object>(
    `select l.id, l.realm, l.unit_id as "unitId", l.made_at as "madeAt", a.name as "madeBy", l.rows,
       count(r.outcome) filter (where r.outcome = 'applied')::integer as answered,
       count(r.outcome) filter (where r.outcome = 'conflict')::integer as conflicts
     from unit_list l left join account a on a.id = l.made_by
       left join unit_list_row r on r.list_id = l.id
     where l.realm = $1 and ($2::uuid is null or l.unit_id = $2) and ($3::uuid is null or l.id = $3)
     group by l.id, a.name order by l.id desc limit ${MOST_SHOWN}`,
    [realm, unitId ?? null, id ?? null],
  );
}

/** The link of a secret's digest while it serves, with its list. */
export async function findLink(
  database: Database,
  secretHash: Buffer,
  now: string,
): Promise<{
  readonly linkId: string;
  readonly listId: string;
  readonly expiresAt: string;
} | null> {
  const rows = await database.query<{ linkId: string; listId: string; expiresAt: string }>(
    `update unit_link set opened_at = $2
     where secret_hash = $1 and revoked_at is null and expires_at > $2
     returning id as "linkId", list_id as "listId", expires_at as "expiresAt"`,
    [secretHash, now],
  );
  return rows[0] ?? null;
}
