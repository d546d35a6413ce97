/** File imports: which column means what, and how far an import has come. */
import { z } from 'zod';
import { Channel, Id, Kind, Realm, Time, Urgency } from './vocabulary';

/** The fields of a complaint that a column can feed. */
export const ImportField = z.enum([
  'sourceId',
  'receivedAt',
  'occurredAt',
  'title',
  'text',
  'address',
  'district',
  'street',
  'community',
  'lng',
  'lat',
  'name',
  'phone',
  'email',
  'account',
  'channel',
  'kind',
  'category',
  'urgency',
  'unit',
  'dueAt',
  'closedAt',
  'externalState',
  'reply',
]);
export type ImportField = z.infer<typeof ImportField>;

/**
 * From the columns of a file to the fields of a complaint.
 * `columns` names one column a field, or several that are joined by a space.
 * `values` turns what stands in a cell into a code, field by field; `*` stands for anything else.
 */
export const ImportMapping = z.strictObject({
  columns: z.partialRecord(ImportField, z.union([z.string(), z.array(z.string()).min(1)])),
  values: z.partialRecord(ImportField, z.record(z.string(), z.string())).optional(),
  constants: z
    .strictObject({
      channel: Channel.optional(),
      kind: Kind.optional(),
      urgency: Urgency.optional(),
      category: z.string().optional(),
      unit: z.string().optional(),
    })
    .optional(),
  /** Names the source, so that the same rows again add nothing. */
  source: z.string().trim().min(1).max(64),
});
export type ImportMapping = z.infer<typeof ImportMapping>;

export const ImportOptions = z.strictObject({
  mapping: ImportMapping,
  /** IANA name of the zone that times without an offset are in. */
  zone: z.string().min(1).max(64),
  historic: z.boolean().optional(),
  realm: Realm.optional(),
});
export type ImportOptions = z.infer<typeof ImportOptions>;

/** What a look at the file's head proposes. */
export const ImportPreview = z.strictObject({
  fileName: z.string(),
  format: z.enum(['csv', 'xlsx']),
  encoding: z.string().nullable(),
  columns: z.array(z.string()),
  /** The first rows, cell by cell. */
  sample: z.array(z.array(z.string())),
  rowEstimate: z.int(),
  /** How dates such as 3/4/2019 are read, decided by the whole column; null where none is in doubt. */
  dateOrder: z.enum(['day-first', 'month-first']).nullish(),
  proposal: ImportMapping,
  /** True where the rows' times are old: propose to import them as historic. */
  proposeHistoric: z.boolean(),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

export const ImportState = z.enum(['queued', 'running', 'done', 'failed']);

export const ImportRow = z.strictObject({
  id: Id,
  fileName: z.string(),
  state: ImportState,
  historic: z.boolean(),
  realm: Realm,
  zone: z.string(),
  startedAt: Time,
  finishedAt: Time.nullable(),
  /** Rows read so far, and in all where it is known. */
  rows: z.int(),
  totalRows: z.int().nullable(),
  added: z.int(),
  repeats: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  refused: z.int(),
  /** Reasons and how many rows each refused, most first. */
  refusals: z.array(z.strictObject({ error: z.string(), message: z.string(), rows: z.int() })),
  error: z.string().nullable(),
});
export type ImportRow = z.infer<typeof ImportRow>;
