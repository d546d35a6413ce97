/** What lines and bars say of a topic. Pure. */
import type { TopicOrder, TopicRow } from '@heed/shared/topics';

/** The views of the list: each an order; the last one holds the retired ones too. */
export const topicViews = ['day', 'people', 'newest', 'all'] as const;
export type TopicView = (typeof topicViews)[number];

const askedBy: Readonly<Record<TopicView, { order: TopicOrder; retired: boolean }>> = {
  day: { order: 'day', retired: false },
  people: { order: 'people', retired: false },
  newest: { order: 'newest', retired: false },
  all: { order: 'people', retired: true },
};

export function askedOf(view: TopicView): Record<string, string> {
  const { order, retired } = askedBy[view];
  return { order, retired: String(retired) };
}

export type Trend = 'begins' | 'rises' | 'falls' | 'steady' | 'rests';

/** The last 24 hours beside the 24 before; a change of less than a quarter, or of one, is none. */
export function trendOf({ lastDay, dayBefore }: Pick<TopicRow, 'lastDay' | 'dayBefore'>): Trend {
  if (lastDay === 0 && dayBefore === 0) return 'rests';
  if (dayBefore === 0) return 'begins';
  const change = lastDay - dayBefore;
  if (Math.abs(change) <= Math.max(1, dayBefore / 4)) return 'steady';
  return change > 0 ? 'rises' : 'falls';
}

export interface Bar {
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly count: number;
}

/** Bars of a course, one a day, in a box of `height`; what is counted is at least a pixel high. */
export function barsOf(days: readonly number[], step: number, height: number): Bar[] {
  const most = Math.max(...days, 1);
  return days.map((count, n) => {
    const tall = count === 0 ? 0 : Math.max(1, Math.round((count / most) * height));
    return { x: n * step, y: height - tall, height: tall, count };
  });
}

/** A case as far as it may be joined with others. */
interface Joinable {
  readonly closedAt: string | null;
  readonly historic: boolean;
  readonly cluster: { readonly id: string } | null;
}

/**
 * The open cases of a topic that make one cluster: with those of a cluster that is the only one
 * there, so that the others join it; without any where there are several.
 */
export function openTogether<T extends Joinable>(cases: readonly T[]): T[] {
  const open = cases.filter(({ closedAt, historic }) => closedAt === null && !historic);
  const clusters = new Set(open.flatMap(({ cluster }) => cluster?.id ?? []));
  return clusters.size > 1 ? open.filter(({ cluster }) => cluster === null) : open;
}
