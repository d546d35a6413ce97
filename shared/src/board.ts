/**
 * The board: aggregates that a screen shows, as named parts of keyed rows.
 * A snapshot holds every row; a delta the rows that changed from one frame to the next.
 * Rows carry ids and codes; names come from the reference lists. No text, no person.
 */
import { z } from 'zod';
import { AlarmRow } from './alarms';
import { CallsRow } from './calls';
import { RealmRow } from './drills';
import {
  AskRow,
  BulletinBoardRow,
  FigureBoardRow,
  IncidentBoardRow,
  ProgressRow,
  PromiseBoardRow,
  ZoneBoardRow,
} from './incident-board';
import { SignalRow } from './signals';
import { SuggestionMark } from './suggestions';
import { ClockKind, Code, Id, Realm, Time, Urgency } from './vocabulary';

const count = z.int().min(0);
const byUrgency = z.strictObject({ critical: count, urgent: count, normal: count });

/** Flow of the last 60 minutes; complaints count by the time they were received. */
export const FlowRow = z.strictObject({
  received: count,
  receivedBefore: count,
  /** Null while there is no baseline. */
  expected: z.number().nullable(),
  people: count,
  peopleBefore: count,
  /** Registered in the last 60 minutes but received before them: imports and late entries. */
  lateEntered: count,
  repeats: count,
  opened: count,
  answered: count,
  closed: count,
  /** Open cases now, and 60 minutes ago. */
  open: count,
  openBefore: count,
  openByUrgency: byUrgency,
  /** Distinct people with an open case, and when the longest waiting of them was received. */
  peopleWaiting: count,
  oldestOpenAt: Time.nullable(),
  unlocated: count,
  unlocatedBefore: count,
  /** How many of the expected usually have no place; null without a baseline. */
  unlocatedExpected: z.number().nullable(),
  /** Days of history that the expected values rest on, and how many it takes. */
  baselineDays: count,
  baselineNeeded: count,
});
export type FlowRow = z.infer<typeof FlowRow>;

/** Complaints of 60 minutes to come, with the interval that holds eight of ten. */
export const ForecastHour = z.strictObject({
  expected: z.number().min(0),
  low: count,
  high: count,
});
export type ForecastHour = z.infer<typeof ForecastHour>;

/** The next hours, how good yesterday's forecasts were, and how long the backlog takes. */
export const ForecastRow = z.strictObject({
  /** When the first hour begins; null while there is no baseline. */
  from: Time.nullable(),
  /** Three that follow one another; none while there is no baseline. */
  hours: z.array(ForecastHour).max(3),
  /** Forecasts of yesterday's hours, each made as its hour began; null where none was made. */
  yesterday: z
    .strictObject({
      made: count,
      /** How many of them came true within their interval. */
      within: count,
      /** Mean absolute error in per cent; null where nothing came. */
      errorPercent: count.nullable(),
    })
    .nullable(),
  /** Until nothing is open, at the pace of the last 3 hours; null where the backlog does not shrink. */
  hoursToClear: z.number().min(0).nullable(),
});
export type ForecastRow = z.infer<typeof ForecastRow>;

/** One 5-minute bucket, keyed by the time it begins. */
export const BucketRow = z.strictObject({
  received: count,
  receivedByUrgency: byUrgency,
  closed: count,
  expected: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
export type BucketRow = z.infer<typeof BucketRow>;

/** Volume of the last 60 minutes in one slice (channel, category, urgency), with the hour before. */
export const SliceRow = z.strictObject({
  received: count,
  before: count,
  people: count,
  expected: z.number().nullable(),
});
export type SliceRow = z.infer<typeof SliceRow>;

/** Volume of the last 60 minutes in one place: a district, a street or an H3 cell. */
export const PlaceVolumeRow = z.strictObject({
  received: count,
  before: count,
  people: count,
  expected: z.number().nullable(),
  /** Observed ÷ expected, null without a baseline. */
  ratio: z.number().nullable(),
  /** A signal calls it a hotspot. */
  hot: z.boolean(),
  parent: Code.nullable(),
});
export type PlaceVolumeRow = z.infer<typeof PlaceVolumeRow>;

/** Deadlines of all open cases that are not historic. */
export const OverdueRow = z.strictObject({
  open: count,
  overdue: byUrgency,
  dueSoon: byUrgency,
  /** Overdue and nobody has reached the complainant. */
  overdueNeverContacted: count,
  neverContacted: count,
  /** Dispatched and not yet claimed. */
  unclaimed: count,
  /** Not yet dispatched. */
  undispatched: count,
});
export type OverdueRow = z.infer<typeof OverdueRow>;

/** One of the worst overdue cases, keyed by case id: number, urgency, unit, time; never text. */
export const WorstRow = z.strictObject({
  caseNo: z.string(),
  urgency: Urgency,
  category: Code.nullable(),
  district: Code.nullable(),
  street: Code.nullable(),
  unitId: Id.nullable(),
  clock: ClockKind,
  receivedAt: Time,
  dueAt: Time,
  /** Escalated to the duty leader: it stands above the others. */
  pinned: z.boolean(),
});
export type WorstRow = z.infer<typeof WorstRow>;

export const UnitLoadRow = z.strictObject({
  open: count,
  overdue: count,
  dueSoon: count,
  neverContacted: count,
  unclaimed: count,
});
export type UnitLoadRow = z.infer<typeof UnitLoadRow>;

export const MemberLoadRow = z.strictObject({
  unitId: Id.nullable(),
  open: count,
  overdue: count,
});
export type MemberLoadRow = z.infer<typeof MemberLoadRow>;

/** When a channel last brought a complaint. */
export const SourceRow = z.strictObject({ lastAt: Time });
export type SourceRow = z.infer<typeof SourceRow>;

/** Says that the reference lists changed: fetch them again. */
export const ReferenceMark = z.strictObject({ version: z.int() });

/** The row's shape in each part of the board. */
export const boardRows = {
  flow: FlowRow,
  forecast: ForecastRow,
  buckets: BucketRow,
  categories: SliceRow,
  channels: SliceRow,
  urgencies: SliceRow,
  districts: PlaceVolumeRow,
  streets: PlaceVolumeRow,
  cells: PlaceVolumeRow,
  overdue: OverdueRow,
  worst: WorstRow,
  units: UnitLoadRow,
  members: MemberLoadRow,
  sources: SourceRow,
  reference: ReferenceMark,
  incidents: IncidentBoardRow,
  figures: FigureBoardRow,
  zones: ZoneBoardRow,
  alarms: AlarmRow,
  bulletins: BulletinBoardRow,
  promises: PromiseBoardRow,
  progress: ProgressRow,
  asks: AskRow,
  calls: CallsRow,
  signals: SignalRow,
  suggestions: SuggestionMark,
  realm: RealmRow,
} as const;

export type BoardPart = keyof typeof boardRows;
export type BoardRow<P extends BoardPart> = z.infer<(typeof boardRows)[P]>;
export const boardParts = Object.keys(boardRows) as BoardPart[];
export const BoardPartName = z.enum(boardParts as [BoardPart, ...BoardPart[]]);

/** Key of a part that has one row only. */
export const ONLY = 'now';

const keyed = <T extends z.ZodType>(row: T) => z.record(z.string(), row);

export const BoardParts = z.strictObject({
  flow: keyed(FlowRow),
  forecast: keyed(ForecastRow),
  buckets: keyed(BucketRow),
  categories: keyed(SliceRow),
  channels: keyed(SliceRow),
  urgencies: keyed(SliceRow),
  districts: keyed(PlaceVolumeRow),
  streets: keyed(PlaceVolumeRow),
  cells: keyed(PlaceVolumeRow),
  overdue: keyed(OverdueRow),
  worst: keyed(WorstRow),
  units: keyed(UnitLoadRow),
  members: keyed(MemberLoadRow),
  sources: keyed(SourceRow),
  reference: keyed(ReferenceMark),
  incidents: keyed(IncidentBoardRow),
  figures: keyed(FigureBoardRow),
  zones: keyed(ZoneBoardRow),
  alarms: keyed(AlarmRow),
  bulletins: keyed(BulletinBoardRow),
  promises: keyed(PromiseBoardRow),
  progress: keyed(ProgressRow),
  asks: keyed(AskRow),
  calls: keyed(CallsRow),
  signals: keyed(SignalRow),
  suggestions: keyed(SuggestionMark),
  realm: keyed(RealmRow),
});
export type BoardParts = z.infer<typeof BoardParts>;

/** Which board: of a realm, or of an incident in it. */
export const BoardScope = z.strictObject({ realm: Realm, incident: Id.optional() });
export type BoardScope = z.infer<typeof BoardScope>;

/** A frame's place in a server's stream: a new epoch after each start, then dense numbers. */
export const Frame = z.strictObject({ epoch: Id, number: z.int().min(0) });
export type Frame = z.infer<typeof Frame>;

export const Snapshot = z.strictObject({
  realm: Realm,
  position: z.int().min(0),
  frame: Frame,
  /** The server's clock when the frame was made. */
  at: Time,
  parts: BoardParts,
});
export type Snapshot = z.infer<typeof Snapshot>;
