/** Where duties and gaps stand along the hours of a few days, so that none covers another. */
import type { Duty, Gap, PostRow } from '@heed/shared/roster';

export const HOUR_MS = 3_600_000;
export const SHOWN_HOURS = 72;
const STEP_HOURS = 6;

export interface Axis {
  /** Milliseconds. */
  from: number;
  to: number;
}

/** One block of a post's row, in shares of the axis. */
export interface Block<T> {
  item: T;
  lane: number;
  left: number;
  width: number;
}

export interface PostLine {
  post: PostRow;
  duties: Block<Duty>[];
  gaps: Block<Gap>[];
  lanes: number;
  /** Different people on duty now. */
  have: number;
}

/** From the last quarter of a day on the wall before `now`, so many days on. */
export function axisOf(now: number, dayBegins: number, days: number): Axis {
  const step = STEP_HOURS * HOUR_MS;
  const from = dayBegins + Math.floor((now - dayBegins) / step) * step + days * 24 * HOUR_MS;
  return { from, to: from + SHOWN_HOURS * HOUR_MS };
}

/** The quarters of the days, each with its time. */
export function ticksOf({ from, to }: Axis): number[] {
  const step = STEP_HOURS * HOUR_MS;
  return Array.from({ length: Math.ceil((to - from) / step) }, (_, n) => from + n * step);
}

/** Posts in use, with what stands in their rows. */
export function linesOf(
  { posts, duties, gaps }: { posts: PostRow[]; duties: Duty[]; gaps: Gap[] },
  axis: Axis,
  now: number,
): PostLine[] {
  return posts
    .filter((post) => !post.retired)
    .map((post) => {
      const blocks = laid(
        duties.filter(({ postId }) => postId === post.id),
        axis,
      );
      const lanes = Math.max(1, ...blocks.map(({ lane }) => lane + 1));
      const missing = laid(
        gaps.filter(({ postId }) => postId === post.id),
        axis,
      ).map((block) => ({ ...block, lane: lanes }));
      return {
        post,
        duties: blocks,
        gaps: missing,
        lanes: lanes + Number(missing.length > 0),
        have: standing(duties, post.id, now),
      };
    });
}

function laid<T extends { start: string; end: string }>(items: T[], axis: Axis): Block<T>[] {
  const ends: number[] = [];
  return items
    .map((item) => ({ item, from: Date.parse(item.start), to: Date.parse(item.end) }))
    .filter(({ from, to }) => from < axis.to && to > axis.from)
    .toSorted((a, b) => a.from - b.from)
    .map(({ item, from, to }) => {
      const free = ends.findIndex((end) => end <= from);
      const lane = free === -1 ? ends.length : free;
      ends[lane] = to;
      const left = share(Math.max(from, axis.from), axis);
      return { item, lane, left, width: share(Math.min(to, axis.to), axis) - left };
    });
}

export function share(time: number, { from, to }: Axis): number {
  return (time - from) / (to - from);
}

function standing(duties: Duty[], postId: string, now: number): number {
  const here = duties.filter(
    (duty) => duty.postId === postId && Date.parse(duty.start) <= now && now < Date.parse(duty.end),
  );
  return new Set(here.map(({ memberId }) => memberId)).size;
}
