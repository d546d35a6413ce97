/** What a lint and a decision ask for beside the bulletin itself. */
import type { LintFinding, LiveNumber } from '@heed/shared/bulletins';
import type { Realm } from '@heed/shared/vocabulary';
import type { FrozenResponse } from '../journal/events/bulletin-events';
import { isOut, type BulletinRecord } from './bulletin-record';
import { loadPrevious, type Reads } from './bulletin-rows';
import { lint, lintPublished } from './rules/lint/lint';
import { hasHand } from './rules/situation';

/** What a bulletin is about, as far as a draft needs it. */
export interface IncidentFacts {
  readonly id: string;
  readonly realm: Realm;
  readonly name: string;
  readonly nameEn: string | null;
  readonly level: number | null;
}

export async function loadIncidentFacts(reads: Reads, id: string): Promise<IncidentFacts | null> {
  const [row] = await reads.query<{
    id: string;
    realm: Realm;
    name: string;
    name_en: string | null;
    level: number | null;
  }>(
    `select id, realm, name, name_en, (doc ->> 'level')::integer as level from incident where id = $1`,
    [id],
  );
  return row
    ? { id, realm: row.realm, name: row.name, nameEn: row.name_en, level: row.level }
    : null;
}

/** [B31] The response that an incident is under; null before its activation and after its end. */
export async function loadResponse(
  reads: Reads,
  incidentId: string,
): Promise<FrozenResponse | null> {
  const [row] = await reads.query<FrozenResponse>(
    `select (doc ->> 'level')::integer as level, doc ->> 'class' as class,
       doc ->> 'activatedAt' as since
     from incident
     where id = $1 and state in ('activated', 'adjusted', 'stabilised')
       and doc ->> 'level' is not null`,
    [incidentId],
  );
  return row ?? null;
}

/** [B17] Faults of a bulletin as it stands, with who signed over which. */
export async function findingsOf(
  reads: Reads,
  record: BulletinRecord,
  { live, now }: { readonly live: readonly LiveNumber[]; readonly now: string },
): Promise<{ findings: LintFinding[]; previous: BulletinRecord | null }> {
  const previous = await loadPrevious(reads, record);
  const context = {
    now,
    live,
    previous: previous?.content ?? null,
    openPromises: await openPromises(reads, record.incidentId),
    legalCleared: hasHand(record, 'legal-cleared'),
    signed: record.signed,
  };
  const check = isOut(record.state) ? lintPublished : lint;
  return { findings: check(record.content, context), previous };
}

async function openPromises(reads: Reads, incidentId: string): Promise<Set<string>> {
  const rows = await reads.query<{ id: string }>(
    `select id from promise where incident_id = $1 and state in ('open', 'revised')`,
    [incidentId],
  );
  return new Set(rows.map(({ id }) => id));
}

/** The number that a publication would get now. */
export async function nextNumber(
  reads: Reads,
  realm: Realm,
  year: number,
): Promise<{ year: number; number: number }> {
  const [row] = await reads.query<{ last: number }>(
    'select last from bulletin_number where realm = $1 and year = $2',
    [realm, year],
  );
  return { year, number: (row?.last ?? 0) + 1 };
}

/** The year in which people date a bulletin: that of the deployment's own zone. */
export function yearIn(timeZone: string, at: string): number {
  return Number(
    new Intl.DateTimeFormat('en', { timeZone, year: 'numeric' }).format(Date.parse(at)),
  );
}
