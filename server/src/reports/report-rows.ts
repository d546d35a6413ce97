/** Reports as they are stored: never changed, the newest first. */
import { ReportFigures, type ReportKind } from '@heed/shared/report-figures';
import { type ReportHead } from '@heed/shared/reports';
import type { Realm } from '@heed/shared/vocabulary';
import { queryWith, type Queryable } from '../kernel/database/database';
import type { DeskChange } from '../journal/desk-writer';

/** How many a page of the list has. */
export const ON_A_PAGE = 50;

const HEAD = `r.id, r.realm, r.kind, r.incident_id as "incidentId",
  r.figures -> 'names' -> 'incidents' -> r.incident_id::text as "incidentName",
  r.from_at as "from", r.to_at as "to", r.edition, r.position, r.at, a.name as "madeBy", r.digest,
  (r.figures -> 'totals' ->> 'received')::integer as received,
  (r.figures -> 'totals' ->> 'people')::integer as people,
  (r.figures -> 'totals' ->> 'open')::integer as open`;

export async function loadHeads(
  db: Queryable,
  realm: Realm,
  {
    kind,
    before,
  }: { readonly kind?: ReportKind | undefined; readonly before?: string | undefined },
): Promise<ReportHead[]> {
  return queryWith<ReportHead & object>(
    db,
    `select ${HEAD} from report r left join account a on a.id = r.made_by
     where r.realm = $1 and ($2::text is null or r.kind = $2) and ($3::uuid is null or r.id < $3)
     order by r.id desc limit ${ON_A_PAGE + 1}`,
    [realm, kind ?? null, before ?? null],
  );
}

export interface StoredReport {
  readonly head: ReportHead;
  readonly figures: ReportFigures;
}

export async function loadReport(db: Queryable, id: string): Promise<StoredReport | null> {
  const [row] = await queryWith<ReportHead & { figures: unknown }>(
    db,
    `select ${HEAD}, r.figures from report r left join account a on a.id = r.made_by where r.id = $1`,
    [id],
  );
  if (!row) return null;
  const { figures, ...head } = row;
  return { head, figures: ReportFigures.parse(figures) };
}

export interface NewReport {
  readonly id: string;
  /** What its editions are counted by. */
  readonly subject: string;
  readonly figures: ReportFigures;
  readonly digest: string;
}

export async function nextEdition(
  change: DeskChange,
  kind: ReportKind,
  subject: string,
): Promise<number> {
  const [row] = await change.query<{ edition: number }>(
    `select coalesce(max(edition), 0) + 1 as edition from report
     where realm = $1 and kind = $2 and subject = $3`,
    [change.realm, kind, subject],
  );
  return row?.edition ?? 1;
}

export async function insertReport(
  change: DeskChange,
  { id, subject, figures, digest }: NewReport,
): Promise<void> {
  const { realm, kind, incidentId, edition, from, to, position } = figures;
  await change.query(
    `insert into report (id, realm, kind, incident_id, subject, edition, from_at, to_at, position, at,
       made_by, figures, digest)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      id,
      realm,
      kind,
      incidentId,
      subject,
      edition,
      from,
      to,
      position,
      change.at,
      change.by.kind === 'account' ? change.by.id : null,
      JSON.stringify(figures),
      digest,
    ],
  );
}
