/** What is counted of cases, and why some are not counted. */
import { z } from 'zod';

/** 响应率 解决率 满意率 按时办结率 超期率 退单率 重办率 重复诉求率, then the signs of closing for the figure's sake. */
export const RateName = z.enum([
  'response',
  'resolution',
  'satisfaction',
  'on-time',
  'overdue',
  'return',
  'reopen',
  'repeat',
  'no-contact',
  'mass-closing',
  'again',
  'no-proof',
]);
export type RateName = z.infer<typeof RateName>;

/** Signals that somebody closed cases for the figure's sake. */
export const integritySignals = [
  'no-contact',
  'mass-closing',
  'again',
  'no-proof',
] as const satisfies readonly RateName[];

/** Why a case that a rate is about isn't counted by it. */
export const RateExclusion = z.enum([
  'historic',
  'withdrawn',
  'transferred',
  'not-accepted',
  'unreachable',
  'no-limit',
  'running',
  'reopened',
  'no-answer',
  'at-source',
  'answered',
  'tip-off',
  'no-category',
]);
export type RateExclusion = z.infer<typeof RateExclusion>;

/** Which of a rate's cases: those that count for it, all that it counts, or those that it leaves out. */
export const RatePart = z.enum(['numerator', 'denominator', 'excluded']);
export type RatePart = z.infer<typeof RatePart>;
