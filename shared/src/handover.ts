/** 交接班: a shift handed over by exception. What matters is accepted one by one, the rest in bulk. */
import { z } from 'zod';
import { Code, Id, REAL, Realm, Time, Urgency } from './vocabulary';

/** What can stand in a brief, the most pressing first. */
export const HandoverItemKind = z.enum([
  /** An alarm that stands. */
  'alarm',
  /** 承办中: a case in the leaving member's hands. */
  'claim',
  'overdue',
  'never-contacted',
  /** A public commitment that falls due. */
  'promise',
  /** A bulletin that is still in its chain of hands. */
  'bulletin',
  /** Open, and neither late nor untold. */
  'open',
]);
export type HandoverItemKind = z.infer<typeof HandoverItemKind>;

/** As many as a person can take over one by one. */
export const MOST_ITEMS = 20;

/** 交接中 · 已交接 · 转值班领导 · 已撤回. */
export const HandoverState = z.enum(['offered', 'accepted', 'passed_on', 'withdrawn']);
export type HandoverState = z.infer<typeof HandoverState>;

export const HandoverItem = z.strictObject({
  kind: HandoverItemKind,
  subjectId: Id,
  /** Of an alarm: what it is. Of a bulletin: how far it is. Null for all else. */
  code: Code.nullable(),
  /** The case that it is, or that an alarm is about. */
  caseNo: Code.nullable(),
  /** Redacted; told to whom may know the case, and never kept. */
  title: z.string().optional(),
  urgency: Urgency.nullable(),
  dueAt: Time.nullable(),
  acceptedAt: Time.nullable(),
});
export type HandoverItem = z.infer<typeof HandoverItem>;

export const HandoverRow = z.strictObject({
  id: Id,
  realm: Realm,
  version: z.int(),
  state: HandoverState,
  fromMemberId: Id,
  /** Who is asked to take over; null where nobody is, and the duty leader gets it. */
  toMemberId: Id.nullable(),
  /** Whom it was offered to first: they see what became of it. */
  askedMemberId: Id.nullable(),
  openedAt: Time,
  /** What is not accepted by then goes to the duty leader. */
  dueAt: Time,
  items: z.array(HandoverItem),
  /** The others, by kind. */
  rest: z.array(z.strictObject({ kind: HandoverItemKind, count: z.int() })),
  restAcceptedAt: Time.nullable(),
  /** Cases open at that time, by urgency: critical, urgent, normal. */
  open: z.strictObject({ critical: z.int(), urgent: z.int(), normal: z.int() }),
  /** What the leaving member adds in words. */
  words: z.string().nullable(),
  /** The leaving member signs with the brief. */
  signedAt: Time,
  acceptedAt: Time.nullable(),
  acceptedBy: Id.nullable(),
});
export type HandoverRow = z.infer<typeof HandoverRow>;

export const HandoverInput = z.strictObject({
  requestId: Id,
  realm: Realm.default(REAL),
  /** Left out: whoever follows at the same post, or else the duty leader. */
  toMemberId: Id.optional(),
  /** One case alone, with the key T; left out for all that is in one's hands. */
  caseId: Id.optional(),
  words: z.string().trim().min(1).max(2_000).optional(),
});
export type HandoverInput = z.infer<typeof HandoverInput>;

const base = { expectedVersion: z.int().min(1), requestId: Id };

export const HandoverCommand = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('accept-item'), ...base, subjectId: Id }),
  z.strictObject({ kind: z.literal('accept-rest'), ...base }),
  /** Signs for all of it; what was not accepted one by one must be accepted before. */
  z.strictObject({ kind: z.literal('sign'), ...base }),
  z.strictObject({ kind: z.literal('withdraw'), ...base }),
]);
export type HandoverCommand = z.infer<typeof HandoverCommand>;

export const HandoverResult = z.strictObject({
  position: z.int(),
  handover: HandoverRow,
  /** Cases that could not be given over, since they have changed: they stay where they are. */
  kept: z.array(Id),
});
export type HandoverResult = z.infer<typeof HandoverResult>;

export const HandoverList = z.strictObject({ rows: z.array(HandoverRow) });
export type HandoverList = z.infer<typeof HandoverList>;
