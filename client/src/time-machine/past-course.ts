/** How one moves along the line of time: by whole minutes and hours, and by playing it. Pure. */
import type { TimeLine, TimeMark } from '@heed/shared/time-machine';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** A line of this length is drawn whole; of a longer one, a day and a half around the moment. */
const WINDOW_MS = 36 * HOUR_MS;

export const PLAY_SPEEDS = [1, 10, 60] as const;
export type PlaySpeed = (typeof PLAY_SPEEDS)[number];

/** In milliseconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export function spanOf({ beginsAt, now }: TimeLine): Span {
  return { from: Date.parse(beginsAt), to: Date.parse(now) };
}

/** To the full minute or hour before or after, or so many of them; never off the line. */
export function stepped(at: number, step: number, span: Span): number {
  const unit = Math.min(Math.abs(step), HOUR_MS);
  const edge = step < 0 ? Math.ceil(at / unit) * unit : Math.floor(at / unit) * unit;
  return within(edge + step, span);
}

export function within(at: number, { from, to }: Span): number {
  return Math.max(from, Math.min(at, to));
}

/** The part of the line that is drawn. */
export function windowOf(at: number, span: Span): Span {
  if (span.to - span.from <= WINDOW_MS) return span;
  const from = within(Math.floor((at - DAY_MS / 2) / HOUR_MS) * HOUR_MS, {
    from: span.from,
    to: span.to - WINDOW_MS,
  });
  return { from, to: from + WINDOW_MS };
}

/** Where a moment lies in a span, from 0 to 1; null outside of it. */
export function shareOf(at: number, { from, to }: Span): number | null {
  if (at < from || at > to || to <= from) return null;
  return (at - from) / (to - from);
}

/** A few full hours that can be written under the line. */
export function ticksOf({ from, to }: Span): number[] {
  const steps = [MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS, HOUR_MS, 3 * HOUR_MS, 6 * HOUR_MS];
  const step = steps.find((each) => (to - from) / each <= 9) ?? DAY_MS;
  const first = Math.ceil(from / step) * step;
  const count = Math.max(0, Math.floor((to - first) / step) + 1);
  return Array.from({ length: count }, (_none, n) => first + n * step);
}

/** Marks in a window, those of one place on it together: the weightiest is drawn, the others counted. */
export interface DrawnMark {
  readonly mark: TimeMark;
  readonly share: number;
  readonly others: number;
  /** Written before its place: the line ends soon after it. */
  readonly last: boolean;
}

/** As wide as a mark's word with its count, in either language. */
const SAME_PLACE = 0.065;
const LAST = 1 - SAME_PLACE;
/** What was decided and published weighs more than what a rule has seen. */
const weights = ['signal', 'alarm', 'bulletin', 'level', 'incident'] as const;

export function drawnMarks(marks: readonly TimeMark[], window: Span): DrawnMark[] {
  const drawn: DrawnMark[] = [];
  for (const mark of marks) {
    const share = shareOf(Date.parse(mark.at), window);
    if (share === null) continue;
    const before = drawn.at(-1);
    const last = share > LAST;
    const room = last ? 2 * SAME_PLACE : SAME_PLACE;
    if (!before || (share - before.share >= room && !before.last)) {
      drawn.push({ mark, share, others: 0, last });
    } else drawn[drawn.length - 1] = together(before, mark);
  }
  return drawn;
}

function together(drawn: DrawnMark, mark: TimeMark): DrawnMark {
  const weightier = weights.indexOf(mark.kind) > weights.indexOf(drawn.mark.kind);
  return { ...drawn, mark: weightier ? mark : drawn.mark, others: drawn.others + 1 };
}

/** So long after it something that happened is still told. */
const TOLD_FOR_MS = 15 * MINUTE_MS;

/** What happened last at a moment, and how much else in its minute; null where nothing did of late. */
export function happenedLast(
  marks: readonly TimeMark[],
  at: number,
): { readonly mark: TimeMark; readonly others: number } | null {
  const until = marks.filter((mark) => Date.parse(mark.at) <= at);
  const newest = until.at(-1);
  if (!newest || at - Date.parse(newest.at) > TOLD_FOR_MS) return null;
  const minute = Math.floor(Date.parse(newest.at) / MINUTE_MS);
  const beside = until.filter((mark) => Math.floor(Date.parse(mark.at) / MINUTE_MS) === minute);
  const mark = beside.toSorted((a, b) => weights.indexOf(a.kind) - weights.indexOf(b.kind)).at(-1);
  return { mark: mark ?? newest, others: beside.length - 1 };
}

/** The next mark in a direction; null where there is none. */
export function nextMark(marks: readonly TimeMark[], at: number, direction: 1 | -1): number | null {
  const times = marks.map((mark) => Date.parse(mark.at));
  const beyond = times.filter((time) => (direction > 0 ? time > at : time < at));
  if (beyond.length === 0) return null;
  return direction > 0 ? Math.min(...beyond) : Math.max(...beyond);
}
