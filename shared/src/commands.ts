/** What people do to a case. Each kind names a row of the transition table or a changed fact. */
import { z } from 'zod';
import { MAX_TEXT } from './complaint';
import {
  CloseReason,
  ExtensionReason,
  NotAcceptReason,
  Procedure,
  ReopenReason,
  ReturnReason,
  SuperviseReason,
  Supervision,
  SuspendReason,
  Telling,
  TransferTarget,
} from './case-life';
import { Code, FollowUpOutcome, Id, Time, Urgency } from './vocabulary';

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
    /** What the complainant was told with it, of what they had to be told. */
    told: z.array(Telling).max(4).optional(),
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
  /** 办结: as what, and why. */
  z.strictObject({
    kind: z.literal('close'),
    ...base,
    reasonCode: CloseReason.optional(),
    reason,
  }),
  /** 重办. */
  z.strictObject({
    kind: z.literal('reopen'),
    ...base,
    reasonCode: ReopenReason.optional(),
    reason,
  }),
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
  /** 转出: to an emergency number at once, to a route that the law names, or to 信访. `text` is what was told. */
  z.strictObject({
    kind: z.literal('transfer'),
    ...base,
    to: TransferTarget,
    text: text.optional(),
  }),
  /** 不予受理: why, and by which route instead, as the complainant was told. */
  z.strictObject({
    kind: z.literal('not-accept'),
    ...base,
    reasonCode: NotAcceptReason,
    text,
  }),
  /** 撤诉: the complainant takes it back. */
  z.strictObject({ kind: z.literal('withdraw'), ...base, reason }),
  /** 挂起: asked by the holder, in force when a leader approves; one that a leader asks is in force at once. */
  z.strictObject({
    kind: z.literal('suspend'),
    ...base,
    reasonCode: SuspendReason,
    until: Time,
    reason,
  }),
  z.strictObject({
    kind: z.literal('decide-suspension'),
    ...base,
    agreed: z.boolean(),
    reason: reason.optional(),
  }),
  z.strictObject({ kind: z.literal('resume'), ...base, reason: reason.optional() }),
  /** 退单申请: the unit says why, and whose case it is. */
  z.strictObject({
    kind: z.literal('request-return'),
    ...base,
    reasonCode: ReturnReason,
    unitId: Id.optional(),
    reason,
  }),
  /** 退单裁定: agreed, the case goes to the unit named here, or to the one that was proposed. */
  z.strictObject({
    kind: z.literal('decide-return'),
    ...base,
    agreed: z.boolean(),
    unitId: Id.optional(),
    reason,
  }),
  /** 归档: by the clock, some time after the end; nothing changes afterwards. */
  z.strictObject({ kind: z.literal('archive'), ...base }),
  /** 督办: raise, lower or lift. */
  z.strictObject({
    kind: z.literal('supervise'),
    ...base,
    level: Supervision,
    /** Of one that is raised or lowered; lifting has none. */
    reasonCode: SuperviseReason.optional(),
    reason,
  }),
  /** 批示: a leader's words, above the case until its unit acts on it. */
  z.strictObject({ kind: z.literal('instruct'), ...base, text }),
  /** 延期申请: once, before it is due, by at most the whole of the first limit. */
  z.strictObject({
    kind: z.literal('request-extension'),
    ...base,
    /** Hundredths of the first limit. */
    share: z.int().min(1).max(100),
    reasonCode: ExtensionReason.optional(),
    reason,
  }),
  z.strictObject({
    kind: z.literal('decide-extension'),
    ...base,
    agreed: z.boolean(),
    reason: reason.optional(),
  }),
  /** 主办与协办: the unit that leads, and those that help it. */
  z.strictObject({
    kind: z.literal('set-units'),
    ...base,
    unitId: Id.optional(),
    assistingUnitIds: z.array(Id).max(8),
    reason,
  }),
  /** 搁置: out of the working views until a time. No clock stops. */
  z.strictObject({ kind: z.literal('shelve'), ...base, until: Time, reason }),
  z.strictObject({ kind: z.literal('set-procedure'), ...base, procedure: Procedure, reason }),
  /** The unit that the complaint accuses, which then neither sees nor handles it; none lifts it. */
  z.strictObject({
    kind: z.literal('set-accused'),
    ...base,
    unitId: Id.nullable(),
    reason,
  }),
  /** 回避: whoever has an interest in the case takes it no more. */
  z.strictObject({ kind: z.literal('recuse'), ...base, reason }),
  /** Who asks to see whom a tip-off comes from; somebody else decides. */
  z.strictObject({ kind: z.literal('request-reveal'), ...base, reason }),
  z.strictObject({
    kind: z.literal('decide-reveal'),
    ...base,
    /** Who asked; needed only where several did. */
    accountId: Id.optional(),
    agreed: z.boolean(),
  }),
  /** Brings the limits and the calendar of now to a case under way; what was counted stays counted. */
  z.strictObject({ kind: z.literal('recount'), ...base }),
  /** 认领到期: by the clock, where nothing was done; `holderId` is the leader who gets it where life is at risk. */
  z.strictObject({ kind: z.literal('lapse'), ...base, holderId: Id.optional() }),
  /** 已告知: by the system, when an answer that tells it went out. */
  z.strictObject({ kind: z.literal('told'), ...base, told: z.array(Telling).min(1).max(4) }),
  /** 撤销: takes back what the same person did a moment ago, where nothing went out. */
  z.strictObject({ kind: z.literal('undo'), ...base }),
]);
export type CaseCommand = z.infer<typeof CaseCommand>;
export type CaseCommandKind = CaseCommand['kind'];

export const caseCommandKinds = CaseCommand.options.map(
  (option) => option.shape.kind.value,
) as readonly CaseCommandKind[];
