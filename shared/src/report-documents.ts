/** A report as it is read: headings, paragraphs and tables, the same on the page, in Word and in a spreadsheet. */
import { z } from 'zod';
import { Time } from './vocabulary';

/** A cell by its kind, so that a page, Word and a spreadsheet each write it their own way. */
export const DocumentCell = z.discriminatedUnion('as', [
  z.strictObject({ as: z.literal('text'), value: z.string() }),
  z.strictObject({ as: z.literal('count'), value: z.number().nullable() }),
  /** With its sign. */
  z.strictObject({ as: z.literal('change'), value: z.number().nullable() }),
  z.strictObject({ as: z.literal('number'), value: z.number().nullable() }),
  z.strictObject({ as: z.literal('share'), value: z.number().nullable() }),
  z.strictObject({ as: z.literal('time'), value: Time.nullable() }),
]);
export type DocumentCell = z.infer<typeof DocumentCell>;

export const DocumentTable = z.strictObject({
  is: z.literal('table'),
  caption: z.string(),
  columns: z.array(
    z.strictObject({
      label: z.string(),
      /** Of the table's width, relative to the others. */
      width: z.number(),
    }),
  ),
  rows: z.array(z.array(DocumentCell)),
  /** The last row sums the others up. */
  hasTotal: z.boolean(),
});
export type DocumentTable = z.infer<typeof DocumentTable>;

export const DocumentBlock = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('heading'), level: z.int().min(1).max(2), text: z.string() }),
  z.strictObject({ is: z.literal('paragraph'), text: z.string() }),
  z.strictObject({ is: z.literal('note'), text: z.string() }),
  DocumentTable,
]);
export type DocumentBlock = z.infer<typeof DocumentBlock>;

/** A report as it is read: the same blocks on the page, in Word and in the spreadsheet. */
export const ReportDocument = z.strictObject({
  /** Over everything, where it is of an exercise. */
  mark: z.string().nullable(),
  title: z.array(z.string()),
  subtitle: z.string(),
  blocks: z.array(DocumentBlock),
  organ: z.string(),
  /** 成文日期. */
  date: z.string(),
  /** How it counts. */
  definitions: z.string(),
  /** Where the figures come from: position, edition, digest. */
  source: z.string(),
});
export type ReportDocument = z.infer<typeof ReportDocument>;

export const ReportLanguage = z.enum(['zh', 'en']);
export type ReportLanguage = z.infer<typeof ReportLanguage>;
