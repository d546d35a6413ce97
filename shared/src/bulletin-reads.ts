/** What is asked about bulletins, and answered: lists, versions, what is new, templates. */
import { z } from 'zod';
import {
  Bilingual,
  BulletinContent,
  BulletinKind,
  BulletinRow,
  BulletinSection,
  BulletinState,
  NumberQuery,
} from './bulletins';
import { Code, Id, Realm, Time } from './vocabulary';

/** `GET /api/bulletins?…`: newest first; of the real realm where neither incident nor realm is named. */
export const BulletinQuery = z.strictObject({
  incident: Id.optional(),
  realm: Realm.optional(),
  state: BulletinState.optional(),
  /** `true`: what was published, whatever became of it later; `false`: what is being worked on. */
  published: z.enum(['true', 'false']).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
});
export type BulletinQuery = z.infer<typeof BulletinQuery>;

export const BulletinList = z.strictObject({ rows: z.array(BulletinRow) });
export type BulletinList = z.infer<typeof BulletinList>;

/** What a bulletin's text was at one of its versions, and who wrote it. */
export const BulletinVersion = z.strictObject({
  bulletinId: Id,
  version: z.int(),
  at: Time,
  name: z.string(),
  digest: z.string(),
  content: BulletinContent,
});
export type BulletinVersion = z.infer<typeof BulletinVersion>;

const change = z.enum(['added', 'removed', 'changed', 'moved']);

/** What is new in a bulletin against the one that the public read before. */
export const BulletinDiff = z.strictObject({
  /** Null where nothing was published before: all is new. */
  previous: Id.nullable(),
  /** Title, issuer and lead, where they changed. */
  texts: z.array(z.strictObject({ path: z.string(), before: Bilingual, after: Bilingual })),
  statements: z.array(
    z.strictObject({
      id: Id,
      section: BulletinSection,
      change,
      before: Bilingual.nullable(),
      after: Bilingual.nullable(),
    }),
  ),
  /** The same query in both, with another value; live where this one isn't frozen. */
  numbers: z.array(
    z.strictObject({
      id: z.string(),
      query: NumberQuery,
      figure: Code.nullable(),
      zone: Code.nullable(),
      unit: Code.nullable(),
      from: z.number(),
      to: z.number(),
    }),
  ),
  /** What was promised there and isn't here, with the reason where one is given. */
  promisesRemoved: z.array(
    z.strictObject({
      statementId: Id,
      text: Bilingual,
      promiseId: Id.nullable(),
      knownAt: Time.nullable(),
      reason: Bilingual.nullable(),
    }),
  ),
});
export type BulletinDiff = z.infer<typeof BulletinDiff>;

/** `GET /api/bulletin-templates?kind=`: what a draft of that kind begins with; `{…}` waits to be filled. */
export const BulletinTemplates = z.strictObject({ templates: z.array(BulletinContent) });
export type BulletinTemplates = z.infer<typeof BulletinTemplates>;
export const BulletinTemplateQuery = z.strictObject({ kind: BulletinKind.optional() });
export type BulletinTemplateQuery = z.infer<typeof BulletinTemplateQuery>;
