/** To whom a case could go: at most three units, with a member where one is on duty, and why. */
import { z } from 'zod';
import { Code, Id, Time } from './vocabulary';

export const MOST_PROPOSALS = 3;

/** Why somebody is proposed, or what speaks against it. */
export const ProposalReasonCode = z.enum([
  /** The dispatch catalogue gives the category to the unit. */
  'catalogue',
  /** The unit works where the case is. */
  'place',
  'task-force',
  /** Beside the unit that has the case now. */
  'sister',
  /** Of the unit that has it. */
  'same-unit',
  /** The member is on duty, until when. */
  'on-duty',
  /** The member can do what the category asks for. */
  'skill',
  /** There is room, or nearly none, or none. */
  'room',
  'heavy',
  'full',
  /** The member has had so many hard cases this shift: fewer than the setting, or not. */
  'spared',
  'strained',
]);
export type ProposalReasonCode = z.infer<typeof ProposalReasonCode>;

export const ProposalReason = z.strictObject({
  code: ProposalReasonCode,
  /** Of `skill`. */
  skill: Code.nullable(),
  /** Hard cases, of `spared` and `strained`. */
  count: z.int().nullable(),
  /** Of `on-duty`. */
  until: Time.nullable(),
});
export type ProposalReason = z.infer<typeof ProposalReason>;

export const ProposalRow = z.strictObject({
  unitId: Id,
  /** Null where nobody of the unit is on duty: the unit claims it itself. */
  memberId: Id.nullable(),
  /** Open and overdue cases of the unit, and what it can carry. */
  open: z.int(),
  overdue: z.int(),
  capacity: z.int().nullable(),
  /** Those in the member's hands. */
  memberOpen: z.int().nullable(),
  reasons: z.array(ProposalReason),
});
export type ProposalRow = z.infer<typeof ProposalRow>;

export const ProposalList = z.strictObject({ rows: z.array(ProposalRow) });
export type ProposalList = z.infer<typeof ProposalList>;
