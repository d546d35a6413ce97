/** 承诺: a public commitment with an owner, a deadline and proof. */
import { z } from 'zod';
import { Bilingual } from './bulletins';
import { Id, Realm, Time } from './vocabulary';

export const PromiseState = z.enum(['open', 'kept', 'broken', 'revised']);
export type PromiseState = z.infer<typeof PromiseState>;

const words = z.strictObject({
  zh: z.string().trim().min(1).max(120),
  en: z.string().trim().max(360),
});

export const PromiseInput = z.strictObject({
  incidentId: Id,
  /** The bulletin in which it was, or will be, made. */
  bulletinId: Id.optional(),
  text: words,
  ownerUnitId: Id.nullish(),
  /** The person or post that answers for it. */
  owner: z.string().trim().min(1).max(60),
  dueAt: Time,
  requestId: Id,
});
export type PromiseInput = z.infer<typeof PromiseInput>;

const base = { expectedVersion: z.int().min(1), requestId: Id };

export const PromiseCommand = z.discriminatedUnion('kind', [
  /** Kept: with what proves it. */
  z.strictObject({
    kind: z.literal('keep'),
    ...base,
    proof: z.string().trim().min(1).max(300),
    evidenceId: Id.optional(),
  }),
  z.strictObject({ kind: z.literal('break'), ...base, reason: words }),
  /** A new deadline or wording; the public is told why. */
  z.strictObject({
    kind: z.literal('revise'),
    ...base,
    dueAt: Time,
    text: words.optional(),
    reason: words,
  }),
]);
export type PromiseCommand = z.infer<typeof PromiseCommand>;

export const PromiseRow = z.strictObject({
  id: Id,
  realm: Realm,
  incidentId: Id,
  bulletinId: Id.nullable(),
  version: z.int(),
  /** `broken` also where the deadline has passed and nobody has said a word. */
  state: PromiseState,
  text: Bilingual,
  owner: z.string(),
  ownerUnitId: Id.nullable(),
  madeAt: Time,
  dueAt: Time,
  settledAt: Time.nullable(),
  proof: z.string().nullable(),
  reason: Bilingual.nullable(),
  /** Deadlines that it had before. */
  earlierDueAt: z.array(Time),
});
export type PromiseRow = z.infer<typeof PromiseRow>;

/** `GET /api/promises?…`: the ones due first, first. */
export const PromiseQuery = z.strictObject({ incident: Id.optional(), realm: Realm.optional() });
export type PromiseQuery = z.infer<typeof PromiseQuery>;

export const PromiseList = z.strictObject({ rows: z.array(PromiseRow) });
export type PromiseList = z.infer<typeof PromiseList>;

export const PromiseResult = z.strictObject({ position: z.int(), promise: PromiseRow });
export type PromiseResult = z.infer<typeof PromiseResult>;
