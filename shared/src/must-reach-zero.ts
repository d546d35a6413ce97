/** 必须归零: everything that must not be left standing. */
import { z } from 'zod';
import { CallBackList } from './calls';
import { CaseList } from './rows';
import { Realm, Time } from './vocabulary';

/** When the one came in that has waited longest; null where none waits. */
const oldestAt = Time.nullable();

const CaseGroup = z.strictObject({ ...CaseList.shape, oldestAt });
export type ZeroCases = z.infer<typeof CaseGroup>;

const CallGroup = z.strictObject({ ...CallBackList.shape, oldestAt });
export type ZeroCalls = z.infer<typeof CallGroup>;

/** Each group with its number and first rows: cases by the longest wait, numbers by how often they called. */
export const MustReachZero = z.strictObject({
  /** Null for those who may not see the numbers to call back. */
  missedCalls: CallGroup.nullable(),
  /** 无人负责: no unit and nobody has it. */
  unowned: CaseGroup,
  /** 从未联系: nobody reached the complainant in the time for a first contact. */
  contactOverdue: CaseGroup,
  /** 重复且加重: said again, and worse than before. */
  worsening: CaseGroup,
});
export type MustReachZero = z.infer<typeof MustReachZero>;

export const MustReachZeroQuery = z.strictObject({
  realm: Realm.optional(),
  /** Rows of each group. */
  rows: z.coerce.number().int().min(1).max(50).optional(),
});
export type MustReachZeroQuery = z.infer<typeof MustReachZeroQuery>;
