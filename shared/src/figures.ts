/** Outside figures: named series with a source and an age, and the zones that samples speak of. */
import { z } from 'zod';
import { Code, Id, Realm, Time } from './vocabulary';

/** One value of a series, as `POST /api/figures` takes it. A figure without a source is refused. */
export const FigureInput = z.strictObject({
  /** The series' name; a new one begins a series. */
  name: Code,
  value: z.number().min(-1e12).max(1e12),
  unit: Code.optional(),
  /** Who measured or said it: an office or a system. */
  source: Code,
  /** When it was measured. */
  at: Time,
  zone: Code.optional(),
  incidentId: Id.optional(),
  realm: Realm.optional(),
});
export type FigureInput = z.infer<typeof FigureInput>;

/** One value of a series as it was taken. */
export const FigureRow = z.strictObject({
  figureId: Id,
  name: Code,
  value: z.number(),
  unit: Code.nullable(),
  source: Code,
  measuredAt: Time,
  recordedAt: Time,
  zone: Code.nullable(),
  incidentId: Id.nullable(),
});
export type FigureRow = z.infer<typeof FigureRow>;

export const FigureReceipt = z.strictObject({ figureId: Id, position: z.int() });
export type FigureReceipt = z.infer<typeof FigureReceipt>;

/** What a series is: how it is called, when it is old, and which values pass. */
export const FigureSeries = z.strictObject({
  name: Code,
  title: z.string(),
  titleEn: z.string().nullable(),
  unit: Code.nullable(),
  /** `gauge` a number of now; `sample` a measurement in a zone, with a limit; `key-sites` a pair NAME-secured, NAME-affected. */
  kind: z.enum(['gauge', 'sample', 'key-sites', 'telephony']),
  /** A sample at or below it passes. */
  limit: z.number().nullable(),
  /** A live number older than this shows amber. */
  staleAfterMinutes: z.int().min(1),
});
export type FigureSeries = z.infer<typeof FigureSeries>;

/** A series as an administrator describes it; the name stays as sources send it. */
export const FigureSeriesInput = z.strictObject({
  name: Code,
  title: z.string().trim().min(1).max(60),
  titleEn: z.string().trim().max(60).nullish(),
  unit: Code.max(20).nullish(),
  kind: FigureSeries.shape.kind,
  limit: z.number().min(-1e12).max(1e12).nullish(),
  /** At most a month. */
  staleAfterMinutes: z.int().min(1).max(44_640),
});
export type FigureSeriesInput = z.infer<typeof FigureSeriesInput>;

/** A zone's water (or power, …): affected until two samples in a row pass. */
export const ZoneStatus = z.enum(['unknown', 'affected', 'recovering', 'recovered']);
export type ZoneStatus = z.infer<typeof ZoneStatus>;
