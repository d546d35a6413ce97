/** Calls as a telephone system tells them, and the numbers that wait to be called back. */
import { z } from 'zod';
import { CaseState, Code, Id, Realm, Time, Urgency } from './vocabulary';

/** What happened to a call: inbound ones queue, are answered or abandoned, and end; the last two are of calls back. */
export const CallEvent = z.enum([
  'queued',
  'answered',
  'abandoned',
  'ended',
  'callback-started',
  'callback-ended',
]);
export type CallEvent = z.infer<typeof CallEvent>;

/** How a call back ended. */
export const CallOutcome = z.enum(['reached', 'no-answer', 'busy', 'refused', 'wrong-number']);
export type CallOutcome = z.infer<typeof CallOutcome>;

/** A day: nobody waits longer on one call. */
const LONGEST_WAIT_SECONDS = 86_400;

/** One event of one call. The same `callId` and `event` again change nothing. */
export const CallInput = z
  .strictObject({
    /** The telephone system's own id of the call. It is kept as a keyed hash only. */
    callId: Code,
    event: CallEvent,
    /** The other side's number; null where it is withheld. It is sealed. */
    number: z.string().trim().min(1).max(32).nullable(),
    /** When it happened: events may come in any order. */
    at: Time,
    queue: Code.optional(),
    agent: Code.optional(),
    waitSeconds: z.int().min(0).max(LONGEST_WAIT_SECONDS).optional(),
    /** Of `callback-ended` alone, and needed there. */
    outcome: CallOutcome.optional(),
    realm: Realm.optional(),
  })
  .refine(({ event, outcome }) => (event === 'callback-ended') === (outcome !== undefined), {
    path: ['outcome'],
    message: 'outcome-of-callback-ended',
  });
export type CallInput = z.infer<typeof CallInput>;

export const CallReceipt = z.strictObject({
  callId: Code,
  /** `known` where this event of this call was told before. */
  status: z.enum(['recorded', 'known']),
  /** The number's line in the list of calls back; null where nothing waits there. */
  callBackId: Id.nullable(),
  position: z.int(),
});
export type CallReceipt = z.infer<typeof CallReceipt>;

/** Where a number stands: `unreached` after three tries, until a text message or word was left. */
export const CallBackState = z.enum(['waiting', 'being-called', 'unreached', 'done']);
export type CallBackState = z.infer<typeof CallBackState>;

/** Why a number is off the list. */
export const CallBackEnd = z.enum(['reached', 'answered', 'sms', 'word-left']);
export type CallBackEnd = z.infer<typeof CallBackEnd>;

/** A case of the same number, as far as its reader may see it. */
export const CallBackCase = z.strictObject({
  id: Id,
  caseNo: z.string(),
  title: z.string(),
  urgency: Urgency,
  state: CaseState,
  receivedAt: Time,
  open: z.boolean(),
  /** Rules of urgency and vulnerability that fired: illness, age, cut-off supply. */
  fired: z.array(Code),
});
export type CallBackCase = z.infer<typeof CallBackCase>;

/** One number that called and was not heard. */
export const CallBackRow = z.strictObject({
  id: Id,
  realm: Realm,
  version: z.int(),
  state: CallBackState,
  /** Masked; null where the key of it was destroyed. */
  number: z.string().nullable(),
  /** Calls that nobody took since the number was last heard. */
  calls: z.int(),
  firstAt: Time,
  lastAt: Time,
  /** The longest that one of them waited. */
  waitedSeconds: z.int(),
  /** Calls back that reached nobody. */
  tries: z.int(),
  triedAt: Time.nullable(),
  /** A further try counts from here on. */
  nextAt: Time.nullable(),
  holderId: Id.nullable(),
  /** Until when the holder has it in hand. */
  leaseUntil: Time.nullable(),
  ended: CallBackEnd.nullable(),
  /** The newest open case of the number, or else the newest at all. */
  case: CallBackCase.nullable(),
  openCases: z.int(),
});
export type CallBackRow = z.infer<typeof CallBackRow>;

export const CallBackQuery = z.strictObject({
  realm: Realm.optional(),
  /** `open` by default: all that are not done. */
  state: z.enum(['open', ...CallBackState.options]).optional(),
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
});
export type CallBackQuery = z.infer<typeof CallBackQuery>;

export const CallBackList = z.strictObject({
  rows: z.array(CallBackRow),
  nextCursor: z.string().nullable(),
  total: z.int(),
});
export type CallBackList = z.infer<typeof CallBackList>;

const base = {
  expectedVersion: z.int().min(1),
  /** Repeating a request id gets the first answer again. */
  requestId: Id,
};

export const CallBackCommand = z.discriminatedUnion('kind', [
  /** Takes the number in hand for some minutes; the answer holds it. */
  z.strictObject({ kind: z.literal('claim'), ...base }),
  /** Gives it back without having called. */
  z.strictObject({ kind: z.literal('release'), ...base }),
  /** Somebody answered. */
  z.strictObject({ kind: z.literal('reach'), ...base }),
  /** Nobody answered. */
  z.strictObject({ kind: z.literal('miss'), ...base }),
  /** After three tries: a text message was sent, or word was left. */
  z.strictObject({ kind: z.literal('leave'), ...base, by: z.enum(['sms', 'word-left']) }),
]);
export type CallBackCommand = z.infer<typeof CallBackCommand>;
export type CallBackCommandKind = CallBackCommand['kind'];

export const CallBackResult = z.strictObject({
  position: z.int(),
  callBack: CallBackRow,
  /** The whole number, for the one who has it in hand; the journal says who that is. */
  number: z.string().nullable(),
});
export type CallBackResult = z.infer<typeof CallBackResult>;

/** The telephones on the board, counted from the calls that came in. */
export const CallsRow = z.strictObject({
  /** Calls of the last 15 minutes, and those of them that somebody took. */
  offered: z.int(),
  answered: z.int(),
  abandoned: z.int(),
  offeredToday: z.int(),
  answeredToday: z.int(),
  abandonedToday: z.int(),
  /** Calls that wait now. */
  queue: z.int(),
  /** Of those that wait, and of those of the last 15 minutes. */
  longestWaitSeconds: z.int(),
  /** Distinct numbers that gave up and were not heard since; an hour ago too. */
  notReached: z.int(),
  notReachedHourAgo: z.int(),
  /** Of these, how many somebody is calling. */
  beingCalled: z.int(),
  /** Since when the one waits that has waited longest. */
  oldestAt: Time.nullable(),
  /** When the telephone system last told something. */
  toldAt: Time,
});
export type CallsRow = z.infer<typeof CallsRow>;
