/** The rarer turns of a case, as the journal keeps them. */
import { z } from 'zod';
import {
  ExtensionReason,
  NotAcceptReason,
  Procedure,
  ReturnReason,
  SuperviseReason,
  Supervision,
  SuspendReason,
  Telling,
  TransferTarget,
} from '@heed/shared/case-life';
import { EventCode, EventId, EventTime } from '../branded';
import { ofCase, words } from './case-parts';

/** Whose it was until then. */
const from = { fromUnitId: EventId.nullable(), fromHolderId: EventId.nullable() };
const decided = { ...ofCase, ...words, agreed: z.boolean() };

export const caseLifeEvents = {
  /** 转出. */
  'case-transferred': z.strictObject({ ...ofCase, ...words, to: TransferTarget }),
  /** 不予受理. */
  'case-not-accepted': z.strictObject({ ...ofCase, ...words, reason: NotAcceptReason }),
  /** 撤诉. */
  'case-withdrawn': z.strictObject({ ...ofCase, ...words }),
  /** 挂起: asked, then decided; `until` is when the work goes on again by itself. */
  'suspension-requested': z.strictObject({
    ...ofCase,
    ...words,
    reason: SuspendReason,
    until: EventTime,
  }),
  'suspension-decided': z.strictObject({ ...decided, reason: SuspendReason, until: EventTime }),
  /** A leader's own word suspends at once. */
  'case-suspended': z.strictObject({
    ...ofCase,
    ...words,
    reason: SuspendReason,
    until: EventTime,
  }),
  'case-resumed': z.strictObject({ ...ofCase, ...words }),
  /** 退单: `unitId` is the unit that the asker names. */
  'return-requested': z.strictObject({
    ...ofCase,
    ...words,
    reason: ReturnReason,
    unitId: EventId.nullable(),
    fromUnitId: EventId,
  }),
  'return-decided': z.strictObject({
    ...decided,
    unitId: EventId.nullable(),
    ...from,
  }),
  /** What was returned once is not returned again: the second time it goes to the duty leader. */
  'return-escalated': z.strictObject({
    ...ofCase,
    ...words,
    reason: ReturnReason,
    level: z.int(),
  }),
  'case-archived': z.strictObject({ ...ofCase }),
  /** 认领到期: `holderId` is the leader who has it now, null where it went back to the queue. */
  'claim-lapsed': z.strictObject({
    ...ofCase,
    fromHolderId: EventId,
    holderId: EventId.nullable(),
  }),
  /** An answer that says so went out to the complainant. */
  'complainant-told': z.strictObject({ ...ofCase, told: z.array(Telling) }),
  'supervision-set': z.strictObject({
    ...ofCase,
    ...words,
    from: Supervision,
    to: Supervision,
    reason: SuperviseReason.optional(),
  }),
  'case-instructed': z.strictObject({ ...ofCase, ...words }),
  'extension-requested': z.strictObject({
    ...ofCase,
    ...words,
    share: z.int(),
    reason: ExtensionReason.optional(),
  }),
  'extension-decided': z.strictObject({ ...decided, share: z.int() }),
  /** 主办与协办. */
  'units-set': z.strictObject({
    ...ofCase,
    ...words,
    unitId: EventId.nullable(),
    ...from,
    assistingUnitIds: z.array(EventId),
  }),
  'case-shelved': z.strictObject({ ...ofCase, ...words, until: EventTime }),
  'procedure-set': z.strictObject({ ...ofCase, ...words, from: Procedure, to: Procedure }),
  /** `unitId` is the accused; null lifts it. */
  'accused-set': z.strictObject({ ...ofCase, ...words, unitId: EventId.nullable(), ...from }),
  'member-recused': z.strictObject({ ...ofCase, ...words, memberId: EventId }),
  'reveal-requested': z.strictObject({ ...ofCase, ...words, accountId: EventId }),
  'reveal-decided': z.strictObject({
    ...ofCase,
    accountId: EventId,
    agreed: z.boolean(),
    until: EventTime,
  }),
  /** Takes back the step before it; `undone` is its type. */
  'case-undone': z.strictObject({ ...ofCase, undone: EventCode, ...from }),
} as const;
