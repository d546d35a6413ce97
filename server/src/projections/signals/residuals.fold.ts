/** What streams counted beside what each question about them expected: what the dispersion is learned from. */
import type { Counters } from './counters.fold';
import type { Levels } from './levels.fold';
import { ALL, CITY, wholeOf, type Names, type PlaceKind } from './names.fold';
import type { UsualWeek } from './usual-week.fold';
import { volumeOf } from './volume-of-others.fold';

/** The relative variance of hours where nothing else is known. */
export const USUAL_ALPHA = 0.06;
/** Standard deviations beyond which a count teaches no more: where it was unusual, and elsewhere. */
const UNUSUAL = 4;
const CLUMPED = 8;
/** Of times the usual: a crisis. */
const BUSY = 2;
/** Which of the counters' windows is the longest. */
export const LONGEST_WINDOW = 2;

export type Question = 'surge' | 'hotspot';
export type Kind = 'city' | PlaceKind;

export interface Residual {
  readonly question: Question;
  readonly kind: Kind;
  readonly subject: number;
  readonly seen: number;
  readonly mean: number;
  /** Relative variance of the mean itself. */
  readonly unsure: number;
  /** A signal was open there. */
  readonly isUnusual: boolean;
  /** All the others brought far more than is usual. */
  readonly isCrisis: boolean;
}

export interface Learned {
  readonly names: Names;
  readonly counters: Counters;
  readonly levels: Levels;
  readonly week: UsualWeek;
}

interface Span {
  readonly last: number;
  readonly buckets: number;
  readonly seen: (stream: number) => number;
}

/** What each stream counted, beside what each question about it expected. */
export function eachResidual(
  { last, buckets, seen: seenOf }: Span,
  least: number,
  { names, counters, levels, week }: Learned,
  take: (residual: Residual) => void,
): void {
  const spans = new Map<number, number>();
  const span = (subject: number) => {
    const known = spans.get(subject) ?? week.span(subject, last, buckets);
    spans.set(subject, known);
    return known;
  };
  for (let stream = 0; stream < counters.size; stream += 1) {
    const zone = counters.zone[stream] ?? CITY;
    const subject = counters.subject[stream] ?? ALL;
    const place = names.of(zone);
    if ((place === null && zone !== CITY) || names.isTopic(subject)) continue;
    const usual = (counters.level[stream] ?? 0) * span(subject);
    if (usual < least) continue;
    const seen = seenOf(stream);
    const unsure = 1 / Math.max(1, counters.info[stream] ?? 0);
    const isUnusual = counters.isUnusual(stream, last - buckets + 1, last);
    const kind = place?.kind ?? 'city';
    const surge = { question: 'surge', kind, subject, seen, mean: usual, unsure } as const;
    if (kind === 'city') {
      take({ ...surge, isUnusual, isCrisis: false });
      continue;
    }
    const others = Math.max(0, seenOf(counters.find(wholeOf(kind), subject)) - seen);
    const usualOthers = Math.max(0, levels.of(wholeOf(kind), subject) * span(subject) - usual);
    const volume = volumeOf(others, usualOthers);
    // A crisis is nowhere the same times the usual: it says nothing of how even usual hours are.
    const isCrisis = volume.times > BUSY;
    if (kind === 'district') take({ ...surge, isUnusual, isCrisis });
    if (isCrisis) continue;
    const prediction = { mean: usual * volume.times, unsure: unsure + volume.unsure };
    take({ question: 'hotspot', kind, subject, seen, isUnusual, isCrisis, ...prediction });
  }
}

/** By subject, the most that one street or one cell has of the longest window. */
export function densestOf({ names, counters }: Learned): Map<number, number> {
  const densest = new Map<number, number>();
  for (let stream = 0; stream < counters.size; stream += 1) {
    const kind = names.of(counters.zone[stream] ?? CITY)?.kind;
    if (kind !== 'street' && kind !== 'cell') continue;
    const subject = counters.subject[stream] ?? ALL;
    const seen = counters.sum(stream, LONGEST_WINDOW);
    densest.set(subject, Math.max(seen, densest.get(subject) ?? 0));
  }
  return densest;
}

/** Beyond that a count teaches no more. */
export function usualAtMost({ mean, unsure, isUnusual, isCrisis }: Residual): number {
  const most = isUnusual || isCrisis ? UNUSUAL : CLUMPED;
  return mean + most * Math.sqrt(mean + (USUAL_ALPHA + unsure) * mean * mean);
}
