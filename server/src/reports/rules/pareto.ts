/** 主次因分析: the causes by size, each with its share and with the share of all up to it. Pure. */
import type { ReportCause, ReportCauses } from '@heed/shared/report-figures';

export interface Caused {
  readonly code: string | null;
  readonly received: number;
  readonly people: number;
}

/** [F8] So many causes stand in a report at most. */
export const MOST_CAUSES = 30;

/** [F8] */
export function paretoOf(causes: readonly Caused[], most = MOST_CAUSES): ReportCauses {
  const total = causes.reduce((sum, { received }) => sum + received, 0);
  const ordered = causes
    .filter(({ received }) => received > 0)
    .toSorted((a, b) => b.received - a.received || compare(a.code, b.code));
  let upTo = 0;
  const rows = ordered.slice(0, most).map((cause): ReportCause => {
    upTo += cause.received;
    return { ...cause, share: cause.received / total, cumulative: upTo / total };
  });
  return { rows, others: total - upTo };
}

/** What nobody has named stands after what is named. */
function compare(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : Number(a > b);
}
