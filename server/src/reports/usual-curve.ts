/** What complaints are usual, by the volume fold's own baseline: of a realm, or of what an incident asks for. */
import { Baseline } from '../projections/measure/baseline.fold';
import { isoTime } from '../kernel/instant';
import type { ZoneTime } from '../kernel/zone-time';
import type { WorkCalendarRow } from '@heed/shared/clocks';
import type { LinkRulePart } from '@heed/shared/incidents';
import type { ZoneRow } from '@heed/shared/reference';
import type { Realm } from '@heed/shared/vocabulary';
import { marksOf } from '../reference/marked-days';
import type { Reads } from './journal-reads';
import type { Usual } from './rules/effect';
import { DAY } from './rules/report-span';

/** As the wall asks. */
export const BASELINE_NEEDED = 14;
const BASELINE_DAYS = 84;
const QUARTER = 900_000;

/** Which complaints are compared: those that any of these asks for; an empty list of places asks nothing. */
export type Asking = readonly {
  readonly categories: readonly string[];
  readonly districts: readonly string[];
  readonly streets: readonly string[];
}[];

export interface UsualCurve {
  readonly days: number;
  readonly usual: Usual;
  /** Relative variance of an hour's count around its mean. */
  readonly alpha: number;
}

export const NOTHING_USUAL: UsualCurve = { days: 0, usual: null, alpha: 0 };

type AskedPart = Pick<LinkRulePart, 'categories' | 'districts' | 'streets' | 'zones'>;

/** [F5] Null where the incident asks by words alone: nobody counted those in the past. */
export function askingOf(
  rule: (AskedPart & { readonly also?: readonly AskedPart[] | undefined }) | undefined,
  zones: readonly Pick<ZoneRow, 'code' | 'streets'>[],
): Asking | null {
  const parts = rule ? [rule, ...(rule.also ?? [])] : [];
  const counted = parts.filter(({ categories }) => categories.length > 0);
  if (counted.length === 0) return null;
  return counted.map(({ categories, districts, streets, zones: named }) => {
    const asked = new Set(named);
    const inZones = zones.filter(({ code }) => asked.has(code)).flatMap((zone) => zone.streets);
    return { categories, districts, streets: [...streets, ...inZones] };
  });
}

interface UsualOf {
  readonly realm: Realm;
  readonly from: number;
  readonly zone: ZoneTime;
  /** Whose holidays are compared with holidays. */
  readonly calendar: Pick<WorkCalendarRow, 'days'> | undefined;
}

/** [F5] The usual week as it was known when the report's time began: what happened in it changes nothing. */
export async function usualCurve(
  reads: Reads,
  { realm, from, zone, calendar }: UsualOf,
  asking: Asking | null,
): Promise<UsualCurve> {
  const rows = await reads.query<{ quarter: number; count: number }>(
    `select floor(extract(epoch from p.received_at) * 1000 / ${QUARTER})::bigint as quarter,
       count(*)::integer as count
     from cases c join complaint p on p.case_id = c.id
     where c.realm = $1 and c.received_at >= $2 and c.received_at < $3
       and ($4::json is null or exists (select 1
         from json_to_recordset($4) a(categories text[], districts text[], streets text[])
         where c.category = any (a.categories)
           and (cardinality(a.districts) + cardinality(a.streets) = 0
             or c.district = any (a.districts) or c.street = any (a.streets))))
     group by 1 order by 1`,
    [
      realm,
      isoTime(from - BASELINE_DAYS * DAY),
      isoTime(from),
      asking === null ? null : JSON.stringify(asking),
    ],
  );
  const baseline = new Baseline(zone, [], marksOf(calendar?.days ?? []));
  for (const { quarter, count } of rows) {
    for (let n = 0; n < count; n += 1) baseline.add(quarter * QUARTER);
  }
  const { days, alpha } = baseline.at(from);
  const isReady = days >= BASELINE_NEEDED;
  const usual: Usual = isReady ? (start) => baseline.ofBucket(start, from).expected : null;
  return { days, usual, alpha };
}
