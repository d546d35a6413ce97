/** Every message that a client may send. */
import { z } from 'zod';
import { AlarmAcknowledge } from './alarms';
import { BoardScope, Frame } from './board';
import { CaseCommand } from './commands';
import { UnwatchMessage, WatchMessage } from './presence';
import { Id } from './vocabulary';

/** Enter a room, or come back to it: with the last frame seen, missed changes follow instead of a snapshot. */
export const JoinMessage = z.strictObject({
  scope: BoardScope,
  position: z.int().min(0).optional(),
  frame: Frame.optional(),
  /** Cases that change at once may come in one `cases:changed`. */
  manyAtOnce: z.boolean().optional(),
});
export type JoinMessage = z.infer<typeof JoinMessage>;

/** The same body and answers as the HTTP command. */
export const CommandMessage = z.strictObject({ caseId: Id, command: CaseCommand });
export type CommandMessage = z.infer<typeof CommandMessage>;

export const upMessages = {
  'war-room:join': JoinMessage,
  'case:command': CommandMessage,
  'alarm:acknowledge': AlarmAcknowledge,
  'case:watch': WatchMessage,
  'case:unwatch': UnwatchMessage,
} as const;
export type UpEvent = keyof typeof upMessages;
