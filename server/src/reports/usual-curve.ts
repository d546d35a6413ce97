/** What complaints are usual, by the volume fold's own baseline: of a realm, or of what an incident asks for. */
import { Baseline } from '../projections/measure/baseline.fold';
import { isoTime } from '../kernel/instant';
import type { ZoneTime } from '../kernel/zone-time';
import type { LinkRule } from '@heed/shared/incidents';
import type { ZoneRow } from '@heed/shared/reference';
import type { Realm } from '@heed/shared/vocabulary';
import type { Reads } from './journal-reads';
import type { Usual } from './rules/effect';
import { DAY } from './rules/report-span';

/** As the wall asks. */
export const BASELINE_NEEDED = 14;
const BASELINE_DAYS = 84;
const QUARTER = 900_000;

/** Which complaints are compared; empty lists ask nothing. */
export interface Asking {
  readonly categories: readonly string[];
  readonly districts: readonly string[];
  readonly streets: readonly string[];
}

export interface UsualCurve {
  readonly days: number;
  readonly usual: Usual;
  /** Relative variance of an hour's count around its mean. */
  readonly alpha: number;
}

export const NOTHING_USUAL: UsualCurve = { days: 0, usual: null, alpha: 0 };

/** [F5] Null where the incident asks by words alone: nobody counted those in the past. */
export function askingOf(
  rule: Pick<LinkRule, 'categories' | 'districts' | 'streets' | 'zones'> | undefined,
  zones: readonly Pick<ZoneRow, 'code' | 'streets'>[],
): Asking | null {
  if (!rule || rule.categories.length === 0) return null;
  const asked = new Set(rule.zones);
  const inZones = zones.filter(({ code }) => asked.has(code)).flatMap(({ streets }) => streets);
  const { categories, districts } = rule;
  return { categories, districts, streets: [...rule.streets, ...inZones] };
}

/** [F5] The usual week as it was known when the report's time began: what happened in it changes nothing. */
export async function usualCurve(
  reads: Reads,
  { realm, from, zone }: { readonly realm: Realm; readonly from: number; readonly zone: ZoneTime },
  asking: Asking | null,
): Promise<UsualCurve> {
  const rows = await reads.query<{ quarter: number; count: number }>(
    `select floor(extract(epoch from p.received_at) * 1000 / ${QUARTER})::bigint as quarter,
       count(*)::integer as count
     from cases c join complaint p on p.case_id = c.id
     where c.realm = $1 and c.received_at >= $2 and c.received_at < $3
       and (cardinality($4::text[]) = 0 or c.category = any ($4))
       and (cardinality($5::text[]) + cardinality($6::text[]) = 0
         or c.district = any ($5) or c.street = any ($6))
     group by 1 order by 1`,
    [
      realm,
      isoTime(from - BASELINE_DAYS * DAY),
      isoTime(from),
      asking?.categories ?? [],
      asking?.districts ?? [],
      asking?.streets ?? [],
    ],
  );
  const baseline = new Baseline(zone);
  for (const { quarter, count } of rows) {
    for (let n = 0; n < count; n += 1) baseline.add(quarter * QUARTER);
  }
  const { days, alpha } = baseline.at(from);
  const isReady = days >= BASELINE_NEEDED;
  const usual: Usual = isReady ? (start) => baseline.ofBucket(start, from).expected : null;
  return { days, usual, alpha };
}
