/** Who is at a case: looking, writing, calling. */
import { z } from 'zod';
import { Id } from './vocabulary';

export const Doing = z.enum(['viewing', 'writing', 'calling']);
export type Doing = z.infer<typeof Doing>;

/** I am at this case; a further one takes its place. */
export const WatchMessage = z.strictObject({ caseId: Id, doing: Doing });
export type WatchMessage = z.infer<typeof WatchMessage>;

export const UnwatchMessage = z.strictObject({ caseId: Id });
export type UnwatchMessage = z.infer<typeof UnwatchMessage>;

export const Present = z.strictObject({
  memberId: Id,
  name: z.string(),
  doing: Doing,
  /** How long already, in real seconds, whatever the realm's clock does. */
  seconds: z.int().min(0),
});
export type Present = z.infer<typeof Present>;

/** Everybody who is at the case now; nobody where the list is empty. */
export const CasePresence = z.strictObject({ caseId: Id, people: z.array(Present) });
export type CasePresence = z.infer<typeof CasePresence>;
