/** What was heard around a bulletin, as far as it is known now, against the course up to it. Pure. */
import {
  EFFECT_WINDOWS,
  type BulletinEffect,
  type CourseCount,
  type EffectHour,
  type EffectVerdict,
  type EffectWindow,
} from '@heed/shared/bulletin-effect';
import { isoTime } from '../../kernel/instant';
import { countOver, courseAfter, type UsualWeek } from './course';
import {
  countIn,
  effectOf,
  expectedIn,
  LONGEST_WAIT,
  stepOf,
  type Arrivals,
  type Usual,
} from './effect';

const HOUR = 3_600_000;
const HOURS_BEFORE = 6;
const HOURS_AFTER = 24;

/** What is known around a publication; times in milliseconds. */
export interface Heard {
  readonly publishedAt: number;
  /** The realm's time. */
  readonly now: number;
  readonly arrivals: Arrivals;
  /** Distinct people in the hour before, and in each of `EFFECT_WINDOWS`. */
  readonly people: { readonly before: number; readonly after: readonly number[] };
  readonly usual: Usual;
  readonly week: UsualWeek;
}

export type LiveEffect = Pick<
  BulletinEffect,
  'before' | 'windows' | 'hours' | 'halfMinutes' | 'halfWhy'
>;

/** The times, in milliseconds, between which complaints are asked for. */
export function spanOf(publishedAt: number): { readonly from: number; readonly to: number } {
  const published = stepOf(publishedAt);
  return { from: published - HOURS_BEFORE * HOUR, to: published + HOURS_AFTER * HOUR };
}

/** [F19] [F20] [F21] */
export function liveEffectOf(heard: Heard): LiveEffect {
  const { arrivals, now, usual, people } = heard;
  const published = stepOf(heard.publishedAt);
  const before = countIn(arrivals, published - HOUR, published);
  const course = usual && courseOf(heard, { published, before, usual });
  return {
    before: { received: before, people: people.before },
    windows: EFFECT_WINDOWS.map((hours, index) =>
      windowOf(
        { hours, end: published + hours * HOUR, now },
        {
          received: countIn(arrivals, published, published + hours * HOUR),
          people: people.after[index] ?? 0,
          expected: course && countOver(course.slice(0, hours)),
        },
      ),
    ),
    hours: hoursOf(heard, published, course),
    ...halfOf(heard, published),
  };
}

function courseOf(
  { week }: Heard,
  { published, before, usual }: { published: number; before: number; usual: NonNullable<Usual> },
) {
  const after = Array.from({ length: HOURS_AFTER }, (_, hour) =>
    expectedIn(usual, published + hour * HOUR, published + (hour + 1) * HOUR),
  );
  const usualBefore = expectedIn(usual, published - HOUR, published);
  return courseAfter({ received: before, usual: usualBefore }, after, week);
}

function windowOf(
  { hours, end, now }: { hours: EffectWindow['hours']; end: number; now: number },
  counted: Pick<EffectWindow, 'received' | 'people' | 'expected'>,
): EffectWindow {
  const over = end <= now;
  const { expected, received } = counted;
  const verdict = over && expected ? verdictOf(received, expected) : null;
  return { hours, endsAt: isoTime(end), over, ...counted, verdict };
}

/** [F21] Only what lies outside the interval is called fewer or more. */
function verdictOf(received: number, { low, high }: CourseCount): EffectVerdict {
  if (received < low) return 'fewer';
  return received > high ? 'more' : 'as-expected';
}

function hoursOf(
  { arrivals, now, usual }: Heard,
  published: number,
  course: ReturnType<typeof courseAfter> | null,
): EffectHour[] {
  return Array.from({ length: HOURS_BEFORE + HOURS_AFTER }, (_, index) => {
    const hour = index - HOURS_BEFORE;
    const from = published + hour * HOUR;
    const ahead = hour >= 0 ? course?.[hour] : undefined;
    return {
      from: isoTime(from),
      received: from + HOUR <= now ? countIn(arrivals, from, from + HOUR) : null,
      usual: usual && Math.round(expectedIn(usual, from, from + HOUR) * 10) / 10,
      expected: ahead ? countOver([ahead]) : null,
    };
  });
}

/** [F10] Half that isn't reached while it still can be is reached not yet. */
function halfOf(
  { publishedAt, arrivals, usual, now }: Heard,
  published: number,
): Pick<LiveEffect, 'halfMinutes' | 'halfWhy'> {
  const { halfMinutes, halfWhy } = effectOf(publishedAt, arrivals, { usual, end: now });
  const isOpen = halfWhy === 'not-reached' && now < published + LONGEST_WAIT;
  return { halfMinutes, halfWhy: isOpen ? 'not-yet' : halfWhy };
}
