/** Replays: a file's complaints told again in their own time, in a realm of their own. */
import { z } from 'zod';
import { ImportMapping } from './imports';
import { Code, Id, Realm, Time } from './vocabulary';

/** How fast a replay's clock runs against the wall clock; null for as fast as the rows can be told. */
export const ReplaySpeed = z.number().min(1).max(3_600).nullable();
export type ReplaySpeed = z.infer<typeof ReplaySpeed>;

/** The last part of the realm: `replay-<name>`. */
export const ReplayName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,31}$/, 'small letters, digits and hyphens');

/** What goes with the file of a replay. */
export const ReplayOptions = z.strictObject({
  mapping: ImportMapping,
  /** IANA name of the zone that times without an offset are in. */
  zone: z.string().min(1).max(64),
  /** Made up where it is left out. */
  name: ReplayName.optional(),
  speed: ReplaySpeed.optional(),
  /** Leaves rows at fault out instead of refusing the file. */
  skipFaults: z.boolean().optional(),
  requestId: Id,
});
export type ReplayOptions = z.infer<typeof ReplayOptions>;

/** A trial needs no name, no speed and no request: it keeps nothing. */
export const ReplayTrialOptions = ReplayOptions.pick({ mapping: true, zone: true });
export type ReplayTrialOptions = z.infer<typeof ReplayTrialOptions>;

/** What a trial run over the whole file found; nothing was kept. */
export const ReplayLook = z.strictObject({
  /** Rows that would be told. */
  rows: z.int(),
  /** Rows that can't be, and the first of them by line. */
  refused: z.int(),
  faults: z.array(z.strictObject({ line: z.int(), message: z.string() })),
  /** Receipts and closings, each told at its moment. */
  moments: z.int(),
  /** Null where no row can be told. */
  beginsAt: Time.nullable(),
  endsAt: Time.nullable(),
  /** True where the file speaks of another city: its districts and units make the realm's lists. */
  ownLists: z.boolean(),
});
export type ReplayLook = z.infer<typeof ReplayLook>;

export const ReplayState = z.enum(['running', 'paused', 'ended', 'deleted']);
export type ReplayState = z.infer<typeof ReplayState>;

export const ReplayCommand = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('pause') }),
  z.strictObject({ kind: z.literal('resume') }),
  z.strictObject({ kind: z.literal('set-speed'), speed: ReplaySpeed }),
  /** Stops for good: what was told stays to be looked at. */
  z.strictObject({ kind: z.literal('end') }),
  /** Ends it, destroys the key of all that it sealed, and takes it off the list. */
  z.strictObject({ kind: z.literal('delete') }),
]);
export type ReplayCommand = z.infer<typeof ReplayCommand>;

export const ReplayRow = z.strictObject({
  id: Code,
  realm: Realm,
  state: ReplayState,
  speed: ReplaySpeed,
  /** The realm's own time now. */
  at: Time,
  beginsAt: Time,
  endsAt: Time,
  rows: z.int(),
  /** Rows of the file that were left out, and rows that intake refused while they were told. */
  refused: z.int(),
  /** Moments told so far, and in all: each row's receipt, and its closing where it has one. */
  told: z.int(),
  moments: z.int(),
  openedAt: Time,
});
export type ReplayRow = z.infer<typeof ReplayRow>;
