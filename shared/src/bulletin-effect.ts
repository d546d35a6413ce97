/**
 * What was heard around a bulletin's publication, beside what was to be expected. Counts and times only;
 * before and after is no proof of a cause, and no field says that there is one.
 */
import { z } from 'zod';
import { Id, Time } from './vocabulary';

const count = z.int().min(0);

/** Hours after a publication over which complaints are summed. */
export const EFFECT_WINDOWS = [1, 3, 24] as const;

/** A count to be expected, with the interval that holds nine of ten. */
export const CourseCount = z.strictObject({ mean: z.number().min(0), low: count, high: count });
export type CourseCount = z.infer<typeof CourseCount>;

/** What was counted against the interval: below it, within it, above it. */
export const EffectVerdict = z.enum(['fewer', 'as-expected', 'more']);
export type EffectVerdict = z.infer<typeof EffectVerdict>;

export const EffectWindow = z.strictObject({
  hours: z.literal(EFFECT_WINDOWS),
  endsAt: Time,
  /** Its time has passed; until then it is too early to say, and the counts are those so far. */
  over: z.boolean(),
  received: count,
  people: count,
  /** Null where nothing can be expected: `noCourse` says why. */
  expected: CourseCount.nullable(),
  /** Null while it is too early, or where nothing can be expected. */
  verdict: EffectVerdict.nullable(),
});
export type EffectWindow = z.infer<typeof EffectWindow>;

export const EffectHour = z.strictObject({
  from: Time,
  /** Null for an hour that hasn't passed whole. */
  received: count.nullable(),
  /** What such an hour of the week usually brings; null without a baseline. */
  usual: z.number().min(0).nullable(),
  /** Of the hours after the publication, by the course up to it. */
  expected: CourseCount.nullable(),
});
export type EffectHour = z.infer<typeof EffectHour>;

/** `GET /api/bulletins/:id/effect`: of a published bulletin, over the complaints of its incident. */
export const BulletinEffect = z.strictObject({
  bulletinId: Id,
  incidentId: Id,
  year: z.int(),
  number: z.int(),
  publishedAt: Time,
  /** The realm's time of this answer. */
  at: Time,
  /** In the hour before the publication. */
  before: z.strictObject({ received: count, people: count }),
  windows: z.array(EffectWindow).length(EFFECT_WINDOWS.length),
  /** Six hours before the publication and twenty-four after it. */
  hours: z.array(EffectHour),
  /** Why nothing can be expected: too few days of history, or an incident that asks by words alone. */
  noCourse: z.enum(['no-history', 'words-alone']).nullable(),
  /** Days of history that the usual week rests on, and how many it takes. */
  baselineDays: count,
  baselineNeeded: count,
  /** Minutes until what exceeded the usual had fallen to half; null with the reason. */
  halfMinutes: count.nullable(),
  halfWhy: z.enum(['too-few', 'not-yet', 'not-reached']).nullable(),
  /** Other bulletins of the incident that were published within these hours. */
  others: z.array(
    z.strictObject({ bulletinId: Id, year: z.int(), number: z.int(), publishedAt: Time }),
  ),
});
export type BulletinEffect = z.infer<typeof BulletinEffect>;
