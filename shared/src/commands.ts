/** What people do to a case. Each kind names a row of the transition table or a changed fact. */
import { z } from 'zod';
import { MAX_TEXT } from './complaint';
import { Code, FollowUpOutcome, Id, Urgency } from './vocabulary';

const reason = z.string().trim().min(1).max(500);
const text = z.string().trim().min(1).max(MAX_TEXT);

const base = {
  expectedVersion: z.int().min(1),
  /** Repeating a request id gets the first answer again. */
  requestId: Id,
};

export const CaseCommand = z.discriminatedUnion('kind', [
  /** 派单: hand to a unit. */
  z.strictObject({ kind: z.literal('dispatch'), ...base, unitId: Id, reason: reason.optional() }),
  /** 签收: the unit takes delivery. */
  z.strictObject({ kind: z.literal('sign'), ...base }),
  /** 认领: one member takes the case; first wins. */
  z.strictObject({ kind: z.literal('claim'), ...base }),
  /** Give a claimed case back to its unit. */
  z.strictObject({ kind: z.literal('release'), ...base, reason }),
  /** 改派: to another unit, another member, or both; the handle clock does not restart. */
  z.strictObject({
    kind: z.literal('assign'),
    ...base,
    unitId: Id.optional(),
    holderId: Id.optional(),
    reason,
  }),
  /** 首次联系 and later contacts with the complainant. */
  z.strictObject({
    kind: z.literal('contact'),
    ...base,
    reached: z.boolean(),
    note: text.optional(),
  }),
  /** 答复: the answer to the complainant, for audit. */
  z.strictObject({ kind: z.literal('reply'), ...base, text }),
  /** 直接答复: a question answered on the spot; the case is closed with it. */
  z.strictObject({ kind: z.literal('answer'), ...base, text }),
  z.strictObject({ kind: z.literal('approve-reply'), ...base }),
  z.strictObject({ kind: z.literal('reject-reply'), ...base, reason }),
  /** 回访. */
  z.strictObject({
    kind: z.literal('follow-up'),
    ...base,
    outcome: FollowUpOutcome,
    satisfied: z.boolean().optional(),
    note: text.optional(),
  }),
  z.strictObject({ kind: z.literal('close'), ...base, reason }),
  /** 重办. */
  z.strictObject({ kind: z.literal('reopen'), ...base, reason }),
  /** 提级. */
  z.strictObject({ kind: z.literal('escalate'), ...base, reason }),
  z.strictObject({ kind: z.literal('lower'), ...base, reason }),
  /** 催办. */
  z.strictObject({ kind: z.literal('remind'), ...base, note: text.optional() }),
  z.strictObject({ kind: z.literal('note'), ...base, text }),
  z.strictObject({ kind: z.literal('set-urgency'), ...base, urgency: Urgency, reason }),
  z.strictObject({ kind: z.literal('set-category'), ...base, category: Code, reason }),
  z.strictObject({
    kind: z.literal('set-place'),
    ...base,
    district: Code.optional(),
    street: Code.optional(),
    reason,
  }),
  z.strictObject({ kind: z.literal('link-incident'), ...base, incidentId: Id, reason }),
  /** A case that a person took out is not linked again by a rule. */
  z.strictObject({ kind: z.literal('unlink-incident'), ...base, incidentId: Id, reason }),
]);
export type CaseCommand = z.infer<typeof CaseCommand>;
export type CaseCommandKind = CaseCommand['kind'];

export const caseCommandKinds = CaseCommand.options.map(
  (option) => option.shape.kind.value,
) as readonly CaseCommandKind[];
