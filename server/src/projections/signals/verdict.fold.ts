/**
 * The two questions. A surge: is it more than is usual here at this time of the week? A hotspot: is it
 * more than this zone's share of what all the others bring now? Each is the upper tail of a negative
 * binomial, over 15 minutes, 1 hour and 3 hours; the smallest chance speaks.
 */
import type { SignalWindow } from '@heed/shared/signals';
import { chanceOfAtLeast, quantile } from '../measure/negative-binomial.fold';
import type { Counters } from './counters.fold';
import type { Dispersion } from './dispersion.fold';
import type { Levels } from './levels.fold';
import { CITY, wholeOf, type Names, type PlaceKind, type Radius } from './names.fold';
import type { Question } from './residuals.fold';
import { chanceOfShare } from './share-chance.fold';
import { shareNow } from './share-now.fold';
import type { UsualWeek } from './usual-week.fold';

const WINDOWS: readonly SignalWindow[] = [15, 60, 180];
const MINUTES_A_BUCKET = 5;
const WINDOW_BUCKETS = WINDOWS.map((window) => window / MINUTES_A_BUCKET);
const LEAST_COUNT = 3;
/** In a street or around a cell: one who walks along a road tells of three or four holes in it. */
const LEAST_IN_PLACE = 5;
/** A zone that has less than this over its own usual count is no hotspot, whatever the others lack. */
const LEAST_RATIO = 1.5;
/** Nothing below so many standard deviations can matter on any board. */
const SCREEN = 4;
const HIGH = 0.95;
/** So that nothing is divided by nothing. */
const LEAST_MEAN = 1e-9;

export interface Cell {
  readonly question: Question;
  readonly zone: number;
  readonly radius: Radius;
  readonly subject: number;
}

export interface Verdict {
  readonly window: SignalWindow;
  readonly observed: number;
  readonly expected: number;
  readonly usual: number;
  readonly alpha: number;
  readonly chance: number;
}

interface Parts {
  readonly names: Names;
  readonly counters: Counters;
  readonly levels: Levels;
  readonly week: UsualWeek;
  readonly dispersion: Dispersion;
}

export class Judge {
  constructor(private readonly parts: Parts) {}

  /** Null where nothing is unusual enough to look at; an open one (`always`) is looked at anyway. */
  judge(cell: Cell, always = false): Verdict | null {
    const { names, counters, levels } = this.parts;
    const members = names.members(cell.zone, cell.radius);
    const streams = members.map((zone) => counters.find(zone, cell.subject));
    const counts = WINDOWS.map((_, window) =>
      streams.reduce((sum, stream) => sum + counters.sum(stream, window), 0),
    );
    if (!always && (counts.at(-1) ?? 0) < leastCount(names.of(cell.zone)?.kind)) return null;
    let level = 0;
    let spread = 0;
    for (const zone of members) {
      const own = levels.of(zone, cell.subject);
      level += own;
      spread += (own * own) / Math.max(0.1, levels.infoOf(zone, cell.subject));
    }
    const unsure = level === 0 ? 1 : spread / (level * level);
    return this.best(cell, counts, { level, unsure, always });
  }

  private best(cell: Cell, counts: readonly number[], known: Known): Verdict | null {
    let best: Verdict | null = null;
    WINDOWS.forEach((window, index) => {
      const verdict = this.inWindow(cell, { window, observed: counts[index] ?? 0 }, known);
      if (verdict && (best === null || verdict.chance < best.chance)) best = verdict;
    });
    return best;
  }

  private inWindow(
    cell: Cell,
    { window, observed }: Pick<Verdict, 'window' | 'observed'>,
    { level, unsure, always }: Known,
  ): Verdict | null {
    const buckets = window / MINUTES_A_BUCKET;
    const { week, counters } = this.parts;
    const span = week.span(cell.subject, counters.bucket - 1, buckets);
    const usual = level * span;
    const look = { index: WINDOWS.indexOf(window), span, usual, observed, unsure };
    const { mean, alpha, share } = this.expectation(cell, look);
    const spread = Math.sqrt(mean + alpha * mean * mean);
    const least = leastCount(this.parts.names.of(cell.zone)?.kind);
    const passes = observed >= least && observed > mean + SCREEN * spread;
    const enough = cell.question === 'surge' || observed >= LEAST_RATIO * usual;
    if (!always && !(passes && enough)) return null;
    if (!enough) return { window, observed, expected: mean, usual, alpha, chance: 1 };
    const tail = chanceOfAtLeast(observed, mean, alpha);
    const ofShare = share ? chanceOfShare(observed, share) : 0;
    const chance = Math.max(tail, ofShare, this.chanceOfTrail(cell, observed, usual));
    return { window, observed, expected: mean, usual, alpha, chance };
  }

  /** That so many are of people who told of several things each; a crisis doesn't multiply those. */
  private chanceOfTrail({ zone, subject }: Cell, observed: number, usual: number): number {
    const { names, dispersion } = this.parts;
    const trail = dispersion.trail(names.of(zone)?.kind ?? 'city', subject);
    if (!trail) return 0;
    const inTrails = atLeast(usual * trail.share);
    return chanceOfAtLeast(observed, inTrails, trail.size / inTrails);
  }

  private expectation(
    { question, zone, radius, subject }: Cell,
    { index, span, usual, observed, unsure }: Look,
  ): Expectation {
    const { names, counters, levels, week, dispersion } = this.parts;
    const kind = names.of(zone)?.kind;
    if (question === 'surge' || !kind) {
      const alpha = dispersion.alpha('surge', kind ?? 'city', subject, week.alpha);
      const doubt = week.doubt(counters.bucket - 1, WINDOW_BUCKETS[index] ?? 1);
      const clumped = dispersion.clump('surge', kind ?? 'city', subject) / atLeast(usual);
      return { mean: usual, alpha: alpha + unsure + doubt + clumped, share: null };
    }
    const usualOthers = Math.max(0, levels.of(wholeOf(kind), subject) * span - usual);
    const members = names.members(zone, radius);
    const buckets = WINDOW_BUCKETS[index] ?? 1;
    const counts = { kind, members, subject, index, buckets, observed, usual, usualOthers };
    const now = shareNow(counts, this.parts);
    const alpha = dispersion.alpha('hotspot', kind, subject) + unsure;
    const clump = dispersion.clump('hotspot', kind, subject);
    const total = now.others + observed;
    const clumpedShare = clump / atLeast(total * now.share);
    const share = { total, share: now.share, alpha: alpha + now.unsureOfShare + clumpedShare };
    return { mean: now.mean, alpha: alpha + now.unsure + clump / atLeast(now.mean), share };
  }
}

interface Expectation {
  readonly mean: number;
  readonly alpha: number;
  /** Of a hotspot: how much of what came in it usually has. */
  readonly share: { readonly total: number; readonly share: number; readonly alpha: number } | null;
}

interface Known {
  readonly level: number;
  readonly unsure: number;
  readonly always: boolean;
}

interface Look {
  /** Which window. */
  readonly index: number;
  readonly span: number;
  readonly usual: number;
  readonly observed: number;
  readonly unsure: number;
}

function leastCount(kind: PlaceKind | undefined): number {
  return kind === 'street' || kind === 'cell' ? LEAST_IN_PLACE : LEAST_COUNT;
}

function atLeast(mean: number): number {
  return Math.max(LEAST_MEAN, mean);
}

/** Nineteen of twenty stay at or below it. */
export function upperBound({ expected, alpha }: Verdict): number {
  return quantile(HIGH, expected, alpha);
}

/** Which zones answer which question. */
export function asks(question: Question, zone: number, names: Names): boolean {
  const kind = names.of(zone)?.kind;
  return question === 'surge' ? zone === CITY || kind === 'district' : kind !== undefined;
}
