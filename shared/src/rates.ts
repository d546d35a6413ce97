/** 三率 and closure integrity: each figure with what it counts, out of what, and what was left out. */
import { z } from 'zod';
import { RateExclusion, RateName } from './rate-names';
import { CaseQuery, CaseRow } from './rows';
import { Id, Time } from './vocabulary';

/** Below this many cases a share says nothing, and none is told. */
export const LEAST_CASES = 10;
export const MOST_GROUPS = 500;
export const MOST_DAYS = 92;
export const MOST_SAMPLED = 50;

/** By what the cases are told apart. */
export const RateGrouping = z.enum([
  'unit',
  'district',
  'street',
  'category',
  'channel',
  'urgency',
]);
export type RateGrouping = z.infer<typeof RateGrouping>;

/** Which cases: those received in the period, by the filters of the case list. */
const Population = CaseQuery.pick({
  realm: true,
  unit: true,
  district: true,
  street: true,
  category: true,
  channel: true,
  kind: true,
  urgency: true,
}).extend({ from: Time, to: Time });
export type Population = z.infer<typeof Population>;

export const RatesQuery = Population.extend({ by: RateGrouping.optional() });
export type RatesQuery = z.infer<typeof RatesQuery>;

/** One rate. */
export const RateFigure = z.strictObject({
  name: RateName,
  numerator: z.int(),
  denominator: z.int(),
  /** From 0 to 1; null where fewer than ten cases were counted. */
  share: z.number().nullable(),
  excluded: z.array(z.strictObject({ why: RateExclusion, cases: z.int() })),
});
export type RateFigure = z.infer<typeof RateFigure>;

export const RateGroup = z.strictObject({
  /** Null for cases of which it isn't known. */
  key: z.string().nullable(),
  rates: z.array(RateFigure),
});
export type RateGroup = z.infer<typeof RateGroup>;

export const Rates = z.strictObject({
  /** When it was counted, by the realm's own clock. */
  at: Time,
  rates: z.array(RateFigure),
  /** The largest first; empty where nothing told them apart. */
  groups: z.array(RateGroup),
  /** How many groups there are; those past the first 500 are not listed. */
  groupCount: z.int(),
});
export type Rates = z.infer<typeof Rates>;

export const SampleQuery = Population.extend({
  /** The same seed draws the same cases; without one it is drawn from the journal. */
  seed: z
    .string()
    .regex(/^[a-z0-9]{4,16}$/, 'not a seed')
    .optional(),
  size: z.coerce.number().int().min(1).max(MOST_SAMPLED).optional(),
});
export type SampleQuery = z.infer<typeof SampleQuery>;

/** Closed cases for a second visit, each by a unit that had nothing to do with it. */
export const RevisitSample = z.strictObject({
  at: Time,
  seed: z.string(),
  /** How many cases it was drawn from. */
  population: z.int(),
  visits: z.array(
    z.strictObject({
      case: CaseRow,
      /** Who should go; null where no other unit closed a case in the period. */
      unitId: Id.nullable(),
    }),
  ),
});
export type RevisitSample = z.infer<typeof RevisitSample>;
