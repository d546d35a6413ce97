/**
 * How far counts stray from what is expected, beyond a Poisson: the relative variance of each kind of
 * test, from the residuals of every hour that is over; and how much each subject comes in clumps, from
 * those of every three hours, since one who walks along a road tells of several holes in it, and a
 * shower is told by several streets. What is unusual is brought down first, the less where no signal
 * was open.
 */
import { KEPT_BUCKETS } from './arrival.fold';
import type { Counters } from './counters.fold';
import type { Levels } from './levels.fold';
import { ALL, CITY, PLACE_KINDS, wholeOf, type Names } from './names.fold';
import type { UsualWeek } from './usual-week.fold';
import { volumeOf } from './volume-of-others.fold';

const USUAL_ALPHA = 0.06;
/** Squared expectations that the usual value is worth. */
const PRIOR = 100;
const LEAST_ALPHA = 0.005;
const LARGEST_ALPHA = 1;
/** Streams with less in an hour say nothing. */
const LEAST_EXPECTED = 0.05;
/** Standard deviations beyond which a count teaches no more: where a signal is open, and elsewhere. */
const UNUSUAL = 4;
const CLUMPED = 8;
/** A clump of so many teaches as such where next to nothing is expected. */
const LARGEST_CLUMP = 12;
/** Complaints that a subject's clumps need before they are its own and not those of all subjects. */
const CLUMP_PRIOR = 30;
const BUCKETS_AN_HOUR = 12;
const LONGEST_WINDOW = 2;
const BUSY = 2;

export type Question = 'surge' | 'hotspot';
export type SavedDispersion = {
  readonly excess: number[];
  readonly scale: number[];
  readonly clumps: [key: number, excess: number, scale: number][];
};
type Kind = 'city' | (typeof PLACE_KINDS)[number];
const KINDS: readonly Kind[] = ['city', ...PLACE_KINDS];
const POOLS = KINDS.length * 4;

export class Dispersion {
  private readonly excess: number[];
  private readonly scale: number[];
  /** By pool, and by pool and subject. */
  private readonly clumps: Map<number, Clumps>;

  constructor(saved?: SavedDispersion) {
    const empty = () => Array.from({ length: POOLS }, () => 0);
    this.excess = saved ? [...saved.excess] : empty();
    this.scale = saved ? [...saved.scale] : empty();
    this.clumps = new Map(saved?.clumps.map(([key, excess, scale]) => [key, { excess, scale }]));
  }

  alpha(question: Question, kind: Kind, subject: number, usual = USUAL_ALPHA): number {
    const at = pool(question, kind, subject);
    const excess = (this.excess[at] ?? 0) + usual * PRIOR;
    return Math.min(LARGEST_ALPHA, Math.max(LEAST_ALPHA, excess / ((this.scale[at] ?? 0) + PRIOR)));
  }

  /** Variance over the mean, beyond a Poisson's: what one complaint brings along beside itself. */
  clump(question: Question, kind: Kind, subject: number): number {
    const at = pool(question, kind, subject);
    const all = this.clumps.get(at) ?? NONE;
    const own = this.clumps.get(keyOf(at, subject)) ?? NONE;
    const ofAll = Math.max(0, all.excess) / (all.scale + CLUMP_PRIOR);
    return Math.max(0, own.excess + CLUMP_PRIOR * ofAll) / (own.scale + CLUMP_PRIOR);
  }

  age(left: number): void {
    for (const pools of [this.excess, this.scale]) {
      pools.forEach((value, at) => (pools[at] = value * left));
    }
    for (const clumps of this.clumps.values()) {
      clumps.excess *= left;
      clumps.scale *= left;
    }
  }

  /** Learns from the hour whose last bucket was `last`, and begins the next one. */
  learnHour(last: number, learned: Learned): void {
    const { hour } = learned.counters;
    const span = { last, buckets: BUCKETS_AN_HOUR, seen: (stream: number) => hour[stream] ?? 0 };
    eachResidual(span, LEAST_EXPECTED, learned, (residual) => this.take(residual));
    hour.fill(0);
  }

  /** Learns from the three hours that are just over: what comes later is as clumped as that. */
  learnClumps(learned: Learned): void {
    const { counters } = learned;
    const seen = (stream: number) => counters.sum(stream, LONGEST_WINDOW);
    const span = { last: counters.bucket - 1, buckets: KEPT_BUCKETS, seen };
    eachResidual(span, 0, learned, (residual) => this.takeClump(residual));
  }

  save(): SavedDispersion {
    const clumps = [...this.clumps].map(
      ([key, { excess, scale }]): SavedDispersion['clumps'][number] => [key, excess, scale],
    );
    return { excess: [...this.excess], scale: [...this.scale], clumps };
  }

  private take({ question, kind, subject, seen, mean, unsure, most }: Residual): void {
    const at = pool(question, kind, subject);
    const count = Math.min(seen, usualAtMost(mean, unsure, most));
    this.excess[at] = (this.excess[at] ?? 0) + (count - mean) ** 2 - mean - unsure * mean * mean;
    this.scale[at] = (this.scale[at] ?? 0) + mean * mean;
  }

  /** What is left of the variance beyond the relative one, the less weighty the more is expected. */
  private takeClump({ question, kind, subject, seen, mean, unsure, most }: Residual): void {
    const at = pool(question, kind, subject);
    const count = Math.min(seen, Math.max(LARGEST_CLUMP, usualAtMost(mean, unsure, most)));
    const relative = this.alpha(question, kind, subject) + unsure;
    // By the count and not its mean: where next to nothing comes the mean is too high as often as not.
    const excess = ((count - mean) ** 2 - count - relative * mean * mean) / (1 + mean);
    for (const key of [at, keyOf(at, subject)]) {
      const clumps = this.clumps.get(key) ?? { excess: 0, scale: 0 };
      clumps.excess += excess;
      clumps.scale += count / (1 + mean);
      this.clumps.set(key, clumps);
    }
  }
}

interface Clumps {
  excess: number;
  scale: number;
}

const NONE: Readonly<Clumps> = { excess: 0, scale: 0 };

interface Span {
  readonly last: number;
  readonly buckets: number;
  readonly seen: (stream: number) => number;
}

/** What each stream counted, beside what each question about it expected. */
function eachResidual(
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
    const most = counters.isUnusual(stream, last - buckets + 1, last) ? UNUSUAL : CLUMPED;
    const kind = place?.kind ?? 'city';
    if (kind === 'city' || kind === 'district') {
      take({ question: 'surge', kind, subject, seen, mean: usual, unsure, most });
    }
    if (kind === 'city') continue;
    const others = Math.max(0, seenOf(counters.find(wholeOf(kind), subject)) - seen);
    const usualOthers = Math.max(0, levels.of(wholeOf(kind), subject) * span(subject) - usual);
    const volume = volumeOf(others, usualOthers);
    // A crisis is nowhere the same times the usual: it says nothing of how even usual hours are.
    if (volume.times > BUSY) continue;
    const prediction = { mean: usual * volume.times, unsure: unsure + volume.unsure };
    take({ question: 'hotspot', kind, subject, seen, most, ...prediction });
  }
}

function usualAtMost(mean: number, unsure: number, most: number): number {
  return mean + most * Math.sqrt(mean + (USUAL_ALPHA + unsure) * mean * mean);
}

interface Residual {
  readonly question: Question;
  readonly kind: Kind;
  readonly subject: number;
  readonly seen: number;
  readonly mean: number;
  /** Relative variance of the mean itself. */
  readonly unsure: number;
  /** Standard deviations beyond which the count is brought down. */
  readonly most: number;
}

interface Learned {
  readonly names: Names;
  readonly counters: Counters;
  readonly levels: Levels;
  readonly week: UsualWeek;
}

function pool(question: Question, kind: Kind, subject: number): number {
  return KINDS.indexOf(kind) * 4 + (question === 'surge' ? 0 : 2) + (subject === ALL ? 0 : 1);
}

function keyOf(at: number, subject: number): number {
  return (subject + 1) * POOLS + at;
}
