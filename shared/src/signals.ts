/**
 * Signals: what the detector calls unusual. A surge asks whether more comes in than is usual; a hotspot
 * asks where more comes in than elsewhere. Numbers and codes only: sentences are made where they are read.
 */
import { z } from 'zod';
import { Channel, Code, Time } from './vocabulary';

const count = z.int().min(0);

/** By how much is it unusual: once in a day or less on such a board, or once in thirty days. */
export const SignalLevel = z.enum(['review', 'wall']);
export type SignalLevel = z.infer<typeof SignalLevel>;

/** Where: a cell is one H3 cell, a ring all cells within one or two steps of it. Only a city has no id. */
export const SignalZone = z.strictObject({
  kind: z.enum(['city', 'district', 'street', 'cell', 'ring1', 'ring2']),
  id: z.string().nullable(),
});
export type SignalZone = z.infer<typeof SignalZone>;

/** Minutes that a count goes back. */
export const SignalWindow = z.literal([15, 60, 180]);
export type SignalWindow = z.infer<typeof SignalWindow>;

/** Nearly all of it came over one channel that usually brings a small share: rows entered in one go. */
export const SignalBatch = z.strictObject({
  channel: Channel,
  share: z.number().min(0).max(1),
  usualShare: z.number().min(0).max(1),
});
export type SignalBatch = z.infer<typeof SignalBatch>;

/** Smaller chances than this are never told: no model of complaints can know so much. */
export const LEAST_CHANCE = 1e-9;

/** One thing that is unusual now, keyed by an id that stays while it is open. */
export const SignalRow = z.strictObject({
  question: z.enum(['surge', 'hotspot']),
  zone: SignalZone,
  /** The district that the zone lies in, as its newest complaint had it. */
  parent: Code.nullable(),
  category: Code.nullable(),
  /** Id of the topic, where it is about one. */
  topic: z.string().nullable(),
  window: SignalWindow,
  /** Complaints within the window, and the distinct people behind them. */
  observed: count,
  people: count,
  /** What the test held it against: of a hotspot, the zone's share of what all others bring now. */
  expected: z.number().min(0),
  /** What is usual there in such a window of the week. */
  usual: z.number().min(0),
  /** Nineteen of twenty such windows stay at or below it. */
  high: count,
  chance: z.number().min(LEAST_CHANCE).max(1),
  /** In how many days a board of this size shows one so unusual by chance. */
  intervalDays: z.number().min(0),
  level: SignalLevel,
  since: Time,
  /** End of the window. */
  at: Time,
  batch: SignalBatch.nullable(),
  /**
   * The places in which its hotspots lie, for maps and lists to mark; of a surge of the whole city, the
   * districts that surge by more than the city does, the least usual first.
   */
  covers: z.strictObject({
    districts: z.array(Code),
    streets: z.array(Code),
    cells: z.array(z.string()),
  }),
});
export type SignalRow = z.infer<typeof SignalRow>;
