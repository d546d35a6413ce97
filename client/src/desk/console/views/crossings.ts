/** Which views have come to hold more than they should since the last count. */
import type { SavedView, ViewCounts } from '@heed/shared/console';

/** A first count crosses nothing: nobody saw it below. */
export function crossings(
  views: readonly SavedView[],
  before: ViewCounts,
  now: ViewCounts,
): SavedView[] {
  return views.filter(({ id, alertAbove }) => {
    const was = before.saved[id]?.total;
    const is = now.saved[id]?.total;
    if (alertAbove === null || was === undefined || is === undefined) return false;
    return was <= alertAbove && is > alertAbove;
  });
}
