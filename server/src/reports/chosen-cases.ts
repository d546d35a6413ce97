/** Which cases a report may count, and the position that it rests on, both of one moment. */
import { refuseField, type Refusal } from '../kernel/refusal';
import { isoTime } from '../kernel/instant';
import type { Reads } from './journal-reads';
import { DAY, type ReportSpan } from './rules/report-span';

/** [F2] More than that would take minutes. */
const MOST_CASES = 200_000;

export interface Chosen {
  readonly caseIds: readonly string[];
  readonly position: number;
  /** When the first complaint of the first of them was received; null where there is none. */
  readonly firstAt: string | null;
}

/**
 * One statement sees rows and journal as of the same commit: no case is missed that the position has.
 * An incident's are those that belong to it; a period's those that were open in it or in the day before.
 */
export async function chooseCases(
  reads: Reads,
  { realm, incidentId, since, to }: Pick<ReportSpan, 'realm' | 'incidentId' | 'since' | 'to'>,
): Promise<Chosen | Refusal> {
  const before = since === null ? null : isoTime(since - DAY);
  const [row] = await reads.query<{
    ids: string[] | null;
    position: number;
    first_at: string | null;
  }>(
    `with found as (${incidentId === null ? ofPeriod : ofIncident})
     select (select array_agg(id order by id) from (select id from found limit $4::integer + 1) f) as ids,
       (select min(received_at) from found) as first_at,
       (select position from journal_head) as position`,
    incidentId === null
      ? [realm, before, isoTime(to), MOST_CASES]
      : [realm, incidentId, isoTime(to), MOST_CASES],
  );
  const caseIds = row?.ids ?? [];
  if (caseIds.length > MOST_CASES) return refuseField('too-large', 'from', 'too-many-cases');
  return { caseIds, position: row?.position ?? 0, firstAt: row?.first_at ?? null };
}

const ofIncident = `select id, received_at from cases
  where realm = $1 and incident_ids @> array[$2::uuid] and received_at <= $3 and not historic`;

/** Each arm has an index of its own. */
const ofPeriod = `select id, received_at from cases
    where realm = $1 and received_at >= $2 and received_at <= $3 and not historic
  union
  select id, received_at from cases
    where realm = $1 and closed_at is null and received_at <= $3 and not historic
  union
  select id, received_at from cases
    where realm = $1 and closed_at >= $2 and received_at <= $3 and not historic`;
