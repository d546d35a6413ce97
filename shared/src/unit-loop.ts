/** Units without accounts: lists that go out to them, and the answers that come back. */
import { z } from 'zod';
import { MAX_TEXT } from './complaint';
import { RejectionCode } from './rejections';
import { CaseState, Code, Id, Realm, Time, Urgency } from './vocabulary';

/** A list is a sheet of paper's worth, not the whole backlog. */
export const MOST_LISTED = 500;

export const UnitListInput = z.strictObject({
  realm: Realm.optional(),
  unitId: Id,
  /** Which cases; all that are open at the unit where it is left out. */
  caseIds: z.array(Id).min(1).max(MOST_LISTED).optional(),
  requestId: Id,
});
export type UnitListInput = z.infer<typeof UnitListInput>;

/** What became of a row's answer. */
export const UnitRowOutcome = z.enum([
  /** Written to the case in the unit's name. */
  'applied',
  /** The case changed since the list was made: the answer stands beside it as a note, for a person to decide. */
  'conflict',
  /** Refused by the rules of a case; `error` says why. */
  'refused',
]);
export type UnitRowOutcome = z.infer<typeof UnitRowOutcome>;

/** A row as it is shown: masked, and of the case as it is now. */
export const UnitListRow = z.strictObject({
  n: z.int(),
  caseId: Id,
  caseNo: z.string(),
  urgency: Urgency,
  state: CaseState,
  category: Code.nullable(),
  street: Code.nullable(),
  title: z.string(),
  dueAt: Time.nullable(),
  /** False where the case has gone to another unit since. */
  here: z.boolean(),
  outcome: UnitRowOutcome.nullable(),
  error: RejectionCode.nullable(),
  answeredAt: Time.nullable(),
});
export type UnitListRow = z.infer<typeof UnitListRow>;

export const UnitLink = z.strictObject({
  id: Id,
  madeAt: Time,
  expiresAt: Time,
  revokedAt: Time.nullable(),
  /** When somebody last opened it; null where nobody has. */
  openedAt: Time.nullable(),
});
export type UnitLink = z.infer<typeof UnitLink>;

export const UnitListHead = z.strictObject({
  id: Id,
  realm: Realm,
  unitId: Id,
  madeAt: Time,
  madeBy: z.string().nullable(),
  rows: z.int(),
  answered: z.int(),
  conflicts: z.int(),
});
export type UnitListHead = z.infer<typeof UnitListHead>;

export const UnitListDetail = z.strictObject({
  ...UnitListHead.shape,
  lines: z.array(UnitListRow),
  links: z.array(UnitLink),
});
export type UnitListDetail = z.infer<typeof UnitListDetail>;

export const UnitLists = z.strictObject({ rows: z.array(UnitListHead) });
export type UnitLists = z.infer<typeof UnitLists>;

/** Messages to paste into a group, in order; none longer than 2,000 characters. */
export const UnitListText = z.strictObject({ messages: z.array(z.string()) });
export type UnitListText = z.infer<typeof UnitListText>;

export const UnitLinkInput = z.strictObject({
  /** How long it serves. */
  hours: z.int().min(1).max(168),
  requestId: Id,
});
export type UnitLinkInput = z.infer<typeof UnitLinkInput>;

/** The address is told once; the server keeps a digest of it. */
export const UnitLinkMade = z.strictObject({ link: UnitLink, path: z.string() });
export type UnitLinkMade = z.infer<typeof UnitLinkMade>;

export const UnitLinkRevoke = z.strictObject({ requestId: Id });

/** What is wrong with a row of a sheet that came back. */
export const SheetFault = z.enum([
  /** Its number, case number or check code isn't the list's own. */
  'edited',
  /** A row of another list, or of none. */
  'not-of-list',
  'twice',
  /** Neither yes nor no. */
  'bad-contact',
  'too-long',
]);
export type SheetFault = z.infer<typeof SheetFault>;

export const SheetRowResult = z.strictObject({
  /** Of the file. */
  line: z.int(),
  caseNo: z.string(),
  result: z.enum(['applied', 'already', 'conflict', 'refused', 'empty']),
  fault: SheetFault.nullable(),
  error: RejectionCode.nullable(),
});
export type SheetRowResult = z.infer<typeof SheetRowResult>;

export const SheetResult = z.strictObject({
  applied: z.int(),
  already: z.int(),
  conflict: z.int(),
  refused: z.int(),
  empty: z.int(),
  rows: z.array(SheetRowResult),
});
export type SheetResult = z.infer<typeof SheetResult>;

/** A row's answer as the form of the public page sends it. */
export const LinkAnswerForm = z.strictObject({
  n: z.coerce.number().int().min(1).max(MOST_LISTED),
  contact: z.enum(['', 'yes', 'no']),
  text: z.string().max(MAX_TEXT),
});
export type LinkAnswerForm = z.infer<typeof LinkAnswerForm>;
