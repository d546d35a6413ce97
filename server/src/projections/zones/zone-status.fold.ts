/** Whether a zone is affected, by its samples: two in a row that pass make it recovered. */
import type { ZoneStatus } from '@heed/shared/figures';

export interface Sample {
  readonly position: number;
  readonly value: number;
  readonly limit: number;
  readonly at: string;
  readonly incidentId: string | null;
}

/** Passes in a row that make a zone recovered. */
export const PASSES_TO_RECOVER = 2;

/** A sample with the limit that was in force when it was recorded: a later one changes nothing. */
type Judged = Pick<Sample, 'value' | 'limit'>;

export interface SeriesStatus {
  readonly status: ZoneStatus;
  /** Samples in a row that passed, the newest first. */
  readonly passes: number;
}

/** [I13] Of one series in one zone, the newest sample first. */
export function statusOf(samples: readonly Judged[], everFailed: boolean): SeriesStatus {
  const failed = samples.findIndex((sample) => !passes(sample));
  const inARow = failed === -1 ? samples.length : failed;
  if (!everFailed) return { status: 'unknown', passes: inARow };
  if (inARow >= PASSES_TO_RECOVER) return { status: 'recovered', passes: inARow };
  return { status: inARow > 0 ? 'recovering' : 'affected', passes: inARow };
}

export function passes({ value, limit }: Judged): boolean {
  return value <= limit;
}

/** The worse of two statuses; what nothing is known of is never the worse one. */
export function isWorse(one: ZoneStatus, other: ZoneStatus): boolean {
  return badness(one) > badness(other);
}

function badness(status: ZoneStatus): number {
  return ['unknown', 'recovered', 'recovering', 'affected'].indexOf(status);
}
