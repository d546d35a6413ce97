/** Boards of the past, and the line of time that one moves along. */
import { z } from 'zod';
import { Snapshot } from './board';
import { Id, Time } from './vocabulary';

/** A board as it was: never to be taken for the live one, whose frames have no such mark. */
export const PastBoard = z.strictObject({ ...Snapshot.shape, past: z.literal(true) });
export type PastBoard = z.infer<typeof PastBoard>;

export const TimeMarkKind = z.enum(['incident', 'level', 'bulletin', 'alarm', 'signal']);
export type TimeMarkKind = z.infer<typeof TimeMarkKind>;

/** Something that happened: an incident opened, a bulletin published, an alarm raised, a signal. */
export const TimeMark = z.strictObject({
  at: Time,
  kind: TimeMarkKind,
  /** The incident, bulletin, alarm or signal. */
  id: Id,
  /** What it was, as a code: an incident's kind, a bulletin's number, an alarm's code. */
  code: z.string().nullable(),
});
export type TimeMark = z.infer<typeof TimeMark>;

export const TimeLine = z.strictObject({
  /** The realm's first entry, and its time now. */
  beginsAt: Time,
  now: Time,
  marks: z.array(TimeMark),
  /** True where there are more marks than are told: the newest are. */
  cut: z.boolean(),
});
export type TimeLine = z.infer<typeof TimeLine>;
