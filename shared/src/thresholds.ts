/** 阈值: the numbers that the desk goes by beside the clocks, each with what it counts and where it comes from. */
import { z } from 'zod';
import { Id, Time } from './vocabulary';

/** In the order in which they are shown. */
export const ThresholdArea = z.enum([
  'cases',
  'leases',
  'ladder',
  'roster',
  'calls',
  'clusters',
  'wording',
  'topics',
]);
export type ThresholdArea = z.infer<typeof ThresholdArea>;

export const ThresholdUnit = z.enum([
  'minutes',
  'work-minutes',
  'hours',
  'days',
  'workdays',
  'count',
  'percent',
]);
export type ThresholdUnit = z.infer<typeof ThresholdUnit>;

export const ThresholdCode = z.enum([
  'return-critical',
  'return-urgent',
  'return-normal',
  'suspension-longest',
  'shelving-longest',
  'follow-up-calls',
  'follow-up-apart',
  'supervised-reopenings',
  'archived-after',
  'reveal-holds',
  'lease-contact-critical',
  'lease-contact-urgent',
  'lease-contact-normal',
  'lease-between-critical',
  'lease-between-urgent',
  'lease-between-normal',
  'lease-warned',
  'ladder-told',
  'roster-hours',
  'roster-nights',
  'roster-hard-cases',
  'hand-over',
  'call-back-hold',
  'call-back-apart',
  'call-back-tries',
  'cluster-hours',
  'cluster-near',
  'cluster-anywhere',
  'cluster-rule-days',
  'wording-share',
  'wording-least',
  'wording-most',
  'topic-people',
  'topic-alike',
  'topic-days',
]);
export type ThresholdCode = z.infer<typeof ThresholdCode>;

/** What holds, each in its own unit: all that a rule is handed. */
export const Limits = z.record(ThresholdCode, z.int());
export type Limits = Readonly<z.infer<typeof Limits>>;

const MOST_SOURCE = 200;

export const ThresholdRow = z.strictObject({
  code: ThresholdCode,
  area: ThresholdArea,
  unit: ThresholdUnit,
  value: z.int(),
  source: z.string(),
  sourceEn: z.string().nullable(),
  least: z.int(),
  most: z.int(),
  /** Which of the two bounds is the law's; null where neither is. */
  statutory: z.enum(['least', 'most']).nullable(),
  /** What holds where the deployment has set nothing. */
  preset: z.strictObject({ value: z.int(), source: z.string(), sourceEn: z.string() }),
  /** Who set it and when; null while the preset holds. */
  set: z.strictObject({ by: Id.nullable(), at: Time }).nullable(),
});
export type ThresholdRow = z.infer<typeof ThresholdRow>;

export const ThresholdList = z.strictObject({ rows: z.array(ThresholdRow) });
export type ThresholdList = z.infer<typeof ThresholdList>;

export const ThresholdInput = z.strictObject({
  code: ThresholdCode,
  value: z.int(),
  source: z.string().trim().min(1).max(MOST_SOURCE),
  sourceEn: z.string().trim().max(MOST_SOURCE).nullish(),
});
export type ThresholdInput = z.infer<typeof ThresholdInput>;

export const ThresholdRemoval = z.strictObject({ code: ThresholdCode });
export type ThresholdRemoval = z.infer<typeof ThresholdRemoval>;
