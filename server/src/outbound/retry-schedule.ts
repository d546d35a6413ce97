/** When a delivery that came to nothing is tried again. Pure. */
import type { DeliveryErrorCode } from '@heed/shared/deliveries';

const MINUTE = 60_000;
/** After the first try, the second, and so on: 5, 10, 30 minutes … 24 hours; then it is dead. */
export const RETRY_MINUTES: readonly number[] = [5, 10, 30, 60, 180, 360, 720, 1_440];

/** No later try can change these; once a person has, they ask for it again. */
const final: ReadonlySet<DeliveryErrorCode> = new Set([
  'origin-not-allowed',
  'gone',
  'mail-refused',
  'secret-unreadable',
]);

/** The time of the next try after `failures` of them in a row; null where there is none. */
export function nextTry(failures: number, error: DeliveryErrorCode, now: number): number | null {
  const minutes = final.has(error) ? undefined : RETRY_MINUTES[failures - 1];
  return minutes === undefined ? null : now + minutes * MINUTE;
}
