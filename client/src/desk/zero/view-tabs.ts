/** The tabs of the console: its views, and beside the first of them what must reach zero. */
import type { ViewCounts } from '@heed/shared/console';
import { formatTotal } from '../../ui/format';
import { views, type View } from '../console/case-filters';
import type { ZeroGroup } from './zero-rows';

export interface ViewTab {
  readonly value: string;
  readonly label: string;
  readonly count: string | undefined;
}

export function viewTabs(
  t: (key: string) => string,
  counts: ViewCounts,
  groups: readonly ZeroGroup[],
): ViewTab[] {
  const [first, ...others] = views.map((value): ViewTab => {
    return { value, label: t(`desk.view.${value}`), count: countOf(value, counts) };
  });
  const total = groups.reduce((sum, group) => sum + group.total, 0);
  const capped = groups.some((group) => group.capped);
  const count = groups.length === 0 ? undefined : formatTotal(total, capped);
  const zero: ViewTab = { value: 'zero', label: t('zero.tab'), count };
  return first ? [first, zero, ...others] : [zero];
}

/** Of the mentions only those count that nobody has looked at. */
function countOf(view: View, { views: held, unread }: ViewCounts): string | undefined {
  if (view === 'mentioned') return unread > 0 ? formatTotal(unread, false) : undefined;
  const count = held[view];
  return count && formatTotal(count.total, count.totalCapped);
}
