/** One number of the page, whose cases are listed beside it. */
import type { RateExclusion, RateName, RatePart } from '@heed/shared/rate-names';
import type { RateGrouping } from '@heed/shared/rates';

export interface PickedNumber {
  readonly name: RateName;
  readonly part: RatePart;
  readonly why?: RateExclusion;
  /** Of one group only. */
  readonly group?: { readonly by: RateGrouping; readonly key: string | null };
}

export function isSame(a: PickedNumber | null, b: PickedNumber): boolean {
  return (
    a?.name === b.name &&
    a.part === b.part &&
    a.why === b.why &&
    a.group?.by === b.group?.by &&
    a.group?.key === b.group?.key
  );
}
