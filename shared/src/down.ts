/** Every message and acknowledgement that a server sends. */
import { z } from 'zod';
import { AlarmAcknowledged, AlarmRaised, AlarmResult } from './alarms';
import { Snapshot } from './board';
import { Delta } from './delta';
import { CasePresence } from './presence';
import { Rejection } from './rejections';
import { CommandResult } from './rows';
import { Id } from './vocabulary';

/** A case changed: to those who may see it; they fetch it. */
export const CaseChanged = z.strictObject({
  caseId: Id,
  version: z.int(),
  position: z.int(),
});
export type CaseChanged = z.infer<typeof CaseChanged>;

/** More cases of one tick than are named one by one in a message. */
export const MOST_NAMED_CASES = 50;

/** Many cases changed at once: to sockets that asked for it when they joined, in place of `case:changed`. */
export const CasesChanged = z.strictObject({
  /** The cases; null where there are too many to name: read again what is shown. */
  cases: z.array(CaseChanged).max(MOST_NAMED_CASES).nullable(),
  count: z.int().min(2),
  /** The newest of their positions. */
  position: z.int(),
});
export type CasesChanged = z.infer<typeof CasesChanged>;

/** Too far behind, or no longer allowed: join again. */
export const Resync = z.strictObject({ reason: z.enum(['lagging', 'revoked', 'restarted']) });
export type Resync = z.infer<typeof Resync>;

export const downMessages = {
  'war-room:delta': Delta,
  'case:changed': CaseChanged,
  'cases:changed': CasesChanged,
  'case:presence': CasePresence,
  'alarm:raised': AlarmRaised,
  'alarm:acknowledged': AlarmAcknowledged,
  'war-room:resync': Resync,
} as const;
export type DownEvent = keyof typeof downMessages;

export const JoinAck = z.union([
  z.strictObject({ snapshot: Snapshot }),
  z.strictObject({ resumed: z.literal(true), position: z.int(), delta: Delta.nullable() }),
  Rejection,
]);
export type JoinAck = z.infer<typeof JoinAck>;

export const CommandAck = z.union([CommandResult, Rejection]);
export type CommandAck = z.infer<typeof CommandAck>;

export const AlarmAck = z.union([AlarmResult, Rejection]);
export type AlarmAck = z.infer<typeof AlarmAck>;

/** Who is at the case that is watched, the asker with them. */
export const WatchAck = z.union([CasePresence, Rejection]);
export type WatchAck = z.infer<typeof WatchAck>;

export const acks = {
  'war-room:join': JoinAck,
  'case:command': CommandAck,
  'alarm:acknowledge': AlarmAck,
  'case:watch': WatchAck,
} as const;
