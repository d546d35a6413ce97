/**
 * When a limit ends that counts minutes, working minutes, calendar days or workdays, and which
 * stretches counted. Pure: start, limit, pauses and calendar decide.
 */
import { countsDays, type Limit, type Segment, type SegmentReason } from '@heed/shared/clocks';
import { isoTime, parseTime } from '../../kernel/instant';
import type { WorkCalendar } from './work-calendar';

const MINUTE = 60_000;
const SOONEST_WARNING = 15;

/** A time that a clock stands still; `to` is null while it does. */
export interface Pause {
  readonly from: string;
  readonly to: string | null;
}

/** What is counted: from when, how long, without which times. */
export interface Counting extends Limit {
  readonly startedAt: string;
  readonly pauses: readonly Pause[];
}

/** A stretch in milliseconds; `counted` is in milliseconds too, or 1 for a day. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly counted: number;
  readonly why: SegmentReason;
  readonly name: string | null;
}

/** When the limit ends; null while the clock stands still. [T1] [T2] [T4] */
export function dueOf(counting: Counting, calendar: WorkCalendar): number | null {
  let end: number | null = null;
  for (const { to } of walk(counting, calendar)) end = to;
  return end === Number.POSITIVE_INFINITY ? null : end;
}

/** When the last quarter begins: at least 15 minutes, or one day, before the end. [C14] [T5] */
export function soonOf(counting: Counting, calendar: WorkCalendar): number {
  const { amount, measure, startedAt } = counting;
  if (countsDays(measure)) {
    const before = amount - Math.max(1, Math.floor(amount / 4));
    return beginOfDay(counting, calendar, before);
  }
  const before = amount - Math.max(amount / 4, SOONEST_WARNING);
  if (before <= 0) return parseTime(startedAt);
  return dueOf({ ...counting, amount: before }, calendar) ?? parseTime(startedAt);
}

/** Every stretch of a clock, neighbours of one kind as one; what they count adds up to the limit. [T6] */
export function segmentsOf(counting: Counting, calendar: WorkCalendar): Segment[] {
  const unit = countsDays(counting.measure) ? 1 : MINUTE;
  let sum = 0;
  return merged(walk(counting, calendar)).map(({ from, to, counted, why, name }) => {
    const before = Math.round(sum / unit);
    sum += counted;
    return {
      from: isoTime(from),
      to: to === Number.POSITIVE_INFINITY ? null : isoTime(to),
      // Rounded along the sum: seconds of one stretch are not lost to all of them.
      counted: Math.round(sum / unit) - before,
      why,
      name,
    };
  });
}

/** The working day's beginning, or midnight, of the day after `days` that counted. */
function beginOfDay(counting: Counting, calendar: WorkCalendar, days: number): number {
  let counted = 0;
  for (const stretch of walk(counting, calendar)) {
    if (stretch.counted > 0 && counted === days) {
      const { blocks } = calendar.workDay(calendar.dayOf(stretch.from));
      return counting.measure === 'workdays' ? (blocks[0]?.[0] ?? stretch.from) : stretch.from;
    }
    counted += stretch.counted;
  }
  return parseTime(counting.startedAt);
}

/** Stretches from the start until the limit is counted, or until the clock stands still. */
function* walk(counting: Counting, calendar: WorkCalendar): Generator<Stretch> {
  if (countsDays(counting.measure)) yield* walkDays(counting, calendar);
  else yield* walkMinutes(counting, calendar);
}

function* walkMinutes(counting: Counting, calendar: WorkCalendar): Generator<Stretch> {
  let left = counting.amount * MINUTE;
  const pauses = counting.pauses.map(inMilliseconds);
  for (const raw of rawStretches(counting, calendar)) {
    for (const stretch of withPauses(raw, pauses)) {
      if (stretch.counted >= left) {
        yield { ...stretch, to: stretch.from + left, counted: left };
        return;
      }
      yield stretch;
      if (stretch.why === 'paused' && stretch.to === Number.POSITIVE_INFINITY) return;
      left -= stretch.counted;
    }
  }
}

/** Without pauses and without end. */
function* rawStretches(
  { startedAt, measure }: Counting,
  calendar: WorkCalendar,
): Generator<Stretch> {
  const start = parseTime(startedAt);
  if (measure === 'minutes') {
    yield stretchOf(start, Number.POSITIVE_INFINITY, 'counting');
    return;
  }
  for (let day = calendar.dayOf(start); ; day += 1) {
    for (const stretch of hoursOf(day, calendar)) {
      if (stretch.to > start) {
        yield stretchOf(Math.max(start, stretch.from), stretch.to, stretch.why, stretch.name);
      }
    }
  }
}

/** The worked and the other hours of a day. [T2] [T3] */
function* hoursOf(day: number, calendar: WorkCalendar): Generator<Stretch> {
  const { kind, name, blocks } = calendar.workDay(day);
  const idle = blocks.length > 0 ? 'night' : idleReason(kind);
  let at = calendar.beginOf(day);
  for (const [from, to] of blocks) {
    if (from > at) yield stretchOf(at, from, 'night');
    if (to > from) yield stretchOf(from, to, workReason(kind), name);
    at = Math.max(at, to);
  }
  const end = calendar.beginOf(day + 1);
  if (end > at) yield stretchOf(at, end, idle, idle === 'holiday' ? name : null);
}

/** [T4] The day of the start doesn't count; a day counts unless the clock stands still at its end. */
function* walkDays(counting: Counting, calendar: WorkCalendar): Generator<Stretch> {
  const start = parseTime(counting.startedAt);
  const pauses = counting.pauses.map(inMilliseconds);
  const first = calendar.dayOf(start);
  yield { ...stretchOf(start, calendar.beginOf(first + 1), 'first-day'), counted: 0 };
  let left = counting.amount;
  for (let day = first + 1; ; day += 1) {
    const [from, to] = [calendar.beginOf(day), calendar.beginOf(day + 1)];
    const { kind, name, blocks } = calendar.workDay(day);
    const works = counting.measure === 'workdays';
    const counts = !works || blocks.length > 0;
    const end = works ? (blocks.at(-1)?.[1] ?? to) : to;
    const pause = pauses.find((known) => known.from < end && end <= known.to);
    if (pause && pause.to === Number.POSITIVE_INFINITY) {
      yield { from, to: pause.to, counted: 0, why: 'paused', name: null };
      return;
    }
    if (counts && !pause) left -= 1;
    const why = pause ? 'paused' : dayReason(kind, works);
    const dayName = why === 'counting' || why === 'paused' ? null : name;
    const counted = counts && !pause ? 1 : 0;
    yield { from, to: left === 0 ? end : to, counted, why, name: dayName };
    if (left === 0) return;
  }
}

function dayReason(kind: ReturnType<WorkCalendar['workDay']>['kind'], works: boolean) {
  if (!works) return 'counting';
  return kind === 'workday' || kind === 'make-up-day' ? workReason(kind) : idleReason(kind);
}

function workReason(kind: string): SegmentReason {
  return kind === 'make-up-day' ? 'make-up-day' : 'counting';
}

function idleReason(kind: string): SegmentReason {
  return kind === 'holiday' ? 'holiday' : 'weekend';
}

function stretchOf(from: number, to: number, why: SegmentReason, name: string | null = null) {
  const counts = why === 'counting' || why === 'make-up-day';
  return { from, to, counted: counts ? to - from : 0, why, name };
}

interface Still {
  readonly from: number;
  readonly to: number;
}

function inMilliseconds({ from, to }: Pause): Still {
  return { from: parseTime(from), to: to === null ? Number.POSITIVE_INFINITY : parseTime(to) };
}

/** A stretch cut where the clock stands still: nothing of that counts. Pauses come in order. */
function* withPauses(stretch: Stretch, pauses: readonly Still[]): Generator<Stretch> {
  let { from } = stretch;
  for (const pause of pauses) {
    if (pause.to <= from || pause.from >= stretch.to) continue;
    if (pause.from > from) yield stretchOf(from, pause.from, stretch.why, stretch.name);
    const to = Math.min(stretch.to, pause.to);
    yield stretchOf(Math.max(from, pause.from), pause.to === Infinity ? Infinity : to, 'paused');
    from = to;
  }
  if (from < stretch.to) yield stretchOf(from, stretch.to, stretch.why, stretch.name);
}

function merged(stretches: Iterable<Stretch>): Stretch[] {
  const out: Stretch[] = [];
  for (const stretch of stretches) {
    const last = out.at(-1);
    if (last && last.why === stretch.why && last.name === stretch.name) {
      out[out.length - 1] = {
        ...last,
        to: stretch.to,
        counted: last.counted + stretch.counted,
      };
    } else out.push(stretch);
  }
  return out;
}
