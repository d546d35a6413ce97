/** What changed on the board between two frames. */
import { z } from 'zod';
import { BoardPartName, BoardParts, Frame } from './board';
import { Time } from './vocabulary';

/**
 * Applies only where `frame` follows the screen's own frame and `from` equals its position;
 * anything else is a gap: join again. An empty one each second is the heartbeat.
 */
export const Delta = z.strictObject({
  from: z.int().min(0),
  to: z.int().min(0),
  frame: Frame,
  at: Time,
  set: BoardParts.partial().optional(),
  /** Keys that are gone, part by part. */
  del: z.partialRecord(BoardPartName, z.array(z.string())).optional(),
});

export type Delta = z.infer<typeof Delta>;
