/** Reports: figures frozen at a journal position, what is asked for, and the documents that are made of them. */
import { z } from 'zod';
import { ReportDocument } from './report-documents';
import { ReportKind, ReportName } from './report-figures';
import { Id, REAL, Realm, Time } from './vocabulary';

/** A period is no longer than this. */
export const LONGEST_PERIOD_DAYS = 92;
const Day = z.iso.date();
const asked = { requestId: Id, realm: Realm.optional() };

export const ReportInput = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('after-action'),
    ...asked,
    /** All of an incident up to now; or else the realm from `from` to `to`. */
    incidentId: Id.optional(),
    from: Time.optional(),
    to: Time.optional(),
  }),
  z.strictObject({
    kind: z.literal('daily'),
    ...asked,
    /** The local day on which the statistical day begins, at 08:00. */
    day: Day,
    incidentId: Id.optional(),
  }),
]);
export type ReportInput = z.infer<typeof ReportInput>;

const count = z.int().min(0);

export const ReportHead = z.strictObject({
  id: Id,
  realm: Realm,
  kind: ReportKind,
  incidentId: Id.nullable(),
  /** What the incident was called then. */
  incidentName: ReportName.nullable(),
  from: Time,
  to: Time,
  edition: z.int(),
  position: z.int(),
  at: Time,
  /** Null where Heed made it by itself. */
  madeBy: z.string().nullable(),
  /** SHA-256 of the figures' canonical JSON, as the journal has it. */
  digest: z.string(),
  received: count,
  people: count,
  open: count,
});
export type ReportHead = z.infer<typeof ReportHead>;

export const ReportList = z.strictObject({
  rows: z.array(ReportHead),
  nextCursor: Id.nullable(),
});
export type ReportList = z.infer<typeof ReportList>;

export const ReportListQuery = z.strictObject({
  realm: Realm.default(REAL),
  kind: ReportKind.optional(),
  cursor: Id.optional(),
});
export type ReportListQuery = z.infer<typeof ReportListQuery>;

export const ReportDetail = z.strictObject({ head: ReportHead, document: ReportDocument });
export type ReportDetail = z.infer<typeof ReportDetail>;

/** Longest name of an organ, in characters. */
export const LONGEST_ORGAN = 30;

/** Who signs, and whether the red head stands over a document. */
export const ReportStyle = z.strictObject({
  version: z.int().min(0),
  /** Null takes the city's name. */
  organ: z.string().nullable(),
  organEn: z.string().nullable(),
  redHead: z.boolean(),
});
export type ReportStyle = z.infer<typeof ReportStyle>;

const organ = z.string().trim().min(1).max(LONGEST_ORGAN);
export const ReportStyleInput = z.strictObject({
  expectedVersion: z.int().min(0),
  requestId: Id,
  organ: organ.nullable(),
  organEn: z.string().trim().min(1).max(80).nullable(),
  redHead: z.boolean(),
});
export type ReportStyleInput = z.infer<typeof ReportStyleInput>;
