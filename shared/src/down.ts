/** Every message and acknowledgement that a server sends. */
import { z } from 'zod';
import { Snapshot } from './board';
import { Delta } from './delta';
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

/** Too far behind, or no longer allowed: join again. */
export const Resync = z.strictObject({ reason: z.enum(['lagging', 'revoked', 'restarted']) });
export type Resync = z.infer<typeof Resync>;

export const downMessages = {
  'war-room:delta': Delta,
  'case:changed': CaseChanged,
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

export const acks = { 'war-room:join': JoinAck, 'case:command': CommandAck } as const;
