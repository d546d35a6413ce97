/** Drills: a scenario played in a realm of its own, by that realm's own clock. */
import { z } from 'zod';
import { Bilingual } from './bulletins';
import { IncidentInput } from './incidents';
import { Code, Id, Realm, Time } from './vocabulary';

/** How fast a realm's clock runs against the wall clock. */
export const DrillSpeed = z.number().min(1).max(60);

export const DrillInput = z.strictObject({
  scenario: Code,
  /** Decides every voice, place and moment; the scenario's own where it is left out. */
  seed: z.int().min(0).max(2_147_483_647).optional(),
  speed: DrillSpeed.optional(),
  requestId: Id,
});
export type DrillInput = z.infer<typeof DrillInput>;

export const DrillCommand = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('pause') }),
  z.strictObject({ kind: z.literal('resume') }),
  z.strictObject({ kind: z.literal('set-speed'), speed: DrillSpeed }),
  /** Moves the clock on, paused or not, and plays what lies between; at most one hour. */
  z.strictObject({ kind: z.literal('step'), seconds: z.int().min(1).max(3_600) }),
  /** Says that the room has done what a step asks for. */
  z.strictObject({ kind: z.literal('mark-step'), step: Code }),
  z.strictObject({ kind: z.literal('end') }),
  /** Destroys the key of all that the drill sealed. Only after the end. */
  z.strictObject({ kind: z.literal('destroy-seals') }),
]);
export type DrillCommand = z.infer<typeof DrillCommand>;

export const DrillState = z.enum(['preparing', 'running', 'paused', 'ended']);
export type DrillState = z.infer<typeof DrillState>;

/** A moment of the scenario at which the room must act. */
export const DrillStep = z.strictObject({
  code: Code,
  at: Time,
  title: Bilingual,
  /** What a good room does now. */
  expects: Bilingual,
  state: z.enum(['ahead', 'due', 'done']),
  doneAt: Time.nullable(),
});
export type DrillStep = z.infer<typeof DrillStep>;

export const DrillRow = z.strictObject({
  /** Also the last part of `/drill/:id`. */
  id: Code,
  realm: Realm,
  scenario: Code,
  title: Bilingual,
  seed: z.int(),
  state: DrillState,
  speed: DrillSpeed,
  /** The realm's own time now. */
  at: Time,
  beginsAt: Time,
  endsAt: Time,
  /** Complaints told so far, and in all. */
  told: z.int(),
  total: z.int(),
  incidentId: Id.nullable(),
  sealsDestroyed: z.boolean(),
  steps: z.array(DrillStep),
});
export type DrillRow = z.infer<typeof DrillRow>;

/** One drill, with the incident that its scenario proposes: a form can be filled with it. */
export const DrillDetail = z.strictObject({
  ...DrillRow.shape,
  suggestion: IncidentInput.omit({ realm: true, requestId: true }),
});
export type DrillDetail = z.infer<typeof DrillDetail>;

/** A scenario that can be played. */
export const ScenarioRow = z.strictObject({
  code: Code,
  title: Bilingual,
  summary: Bilingual,
  minutes: z.int(),
  complaints: z.int(),
});
export type ScenarioRow = z.infer<typeof ScenarioRow>;

/** How a realm's clock runs, on the board: screens count by it between frames. */
export const RealmRow = z.strictObject({
  kind: z.enum(['real', 'drill', 'replay']),
  /** 0 while it stands still. */
  speed: z.number().min(0),
  state: DrillState.nullable(),
});
export type RealmRow = z.infer<typeof RealmRow>;
