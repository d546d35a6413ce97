/** The board's parts that tell of incidents, figures, zones, alarms, bulletins and promises: ids, codes, numbers, times. */
import { z } from 'zod';
import { BulletinKind, BulletinState } from './bulletins';
import { ZoneStatus } from './figures';
import {
  IncidentClass,
  IncidentClock,
  IncidentState,
  ResponseLevel,
  WarningColour,
} from './incidents';
import { PromiseState } from './promises';
import { Code, Id, Time } from './vocabulary';

const count = z.int().min(0);

/** An incident that isn't reviewed yet, keyed by its id; its name is fetched when the version changes. */
export const IncidentBoardRow = z.strictObject({
  version: z.int(),
  state: IncidentState,
  class: IncidentClass,
  level: ResponseLevel.nullable(),
  warning: WarningColour.nullable(),
  firstKnownAt: Time,
  activatedAt: Time.nullable(),
  stoodDownAt: Time.nullable(),
  clocks: z.array(IncidentClock),
  linkedCases: count,
});
export type IncidentBoardRow = z.infer<typeof IncidentBoardRow>;

/** The newest value of a series, keyed by name, or by name and zone as `name|zone`. */
export const FigureBoardRow = z.strictObject({
  value: z.number(),
  unit: Code.nullable(),
  source: Code,
  at: Time,
  previous: z.number().nullable(),
  previousAt: Time.nullable(),
  incidentId: Id.nullable(),
});
export type FigureBoardRow = z.infer<typeof FigureBoardRow>;

/** A zone by its samples, keyed by its code. */
export const ZoneBoardRow = z.strictObject({
  status: ZoneStatus,
  value: z.number().nullable(),
  limit: z.number().nullable(),
  sampledAt: Time.nullable(),
  /** Samples in a row that passed. */
  passes: count,
  /** Complaints of the last 60 minutes located in the zone's streets. */
  received: count,
});
export type ZoneBoardRow = z.infer<typeof ZoneBoardRow>;

/** A bulletin that was published, keyed by its id: for the marks on the chart and the band. */
export const BulletinBoardRow = z.strictObject({
  version: z.int(),
  incidentId: Id,
  number: z.int(),
  year: z.int(),
  kind: BulletinKind,
  state: BulletinState,
  publishedAt: Time,
  correctedAt: Time.nullable(),
  nextUpdateAt: Time.nullable(),
});
export type BulletinBoardRow = z.infer<typeof BulletinBoardRow>;

export const PromiseBoardRow = z.strictObject({
  version: z.int(),
  incidentId: Id,
  state: PromiseState,
  dueAt: Time,
  ownerUnitId: Id.nullable(),
});
export type PromiseBoardRow = z.infer<typeof PromiseBoardRow>;

/** How far the work has come since the scope began, and in the statistical day: never one number for three things. */
export const ProgressRow = z.strictObject({
  received: count,
  people: count,
  repeats: count,
  answered: count,
  dispatched: count,
  confirmedSolved: count,
  repliedUnconfirmed: count,
  since: Time.nullable(),
});
export type ProgressRow = z.infer<typeof ProgressRow>;

/** A question that the public asks, keyed by its code: people who asked it in the last 60 minutes. */
export const AskRow = z.strictObject({ people: count, before: count });
export type AskRow = z.infer<typeof AskRow>;
