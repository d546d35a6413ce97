/**
 * How far counts stray from what is expected, beyond a Poisson: the relative variance of each kind of
 * test, from the residuals of every hour that is over. What is unusual is brought down first, the less where no signal was open.
 */
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
const BUCKETS_AN_HOUR = 12;
const BUSY = 2;

export type Question = 'surge' | 'hotspot';
export type SavedDispersion = { readonly excess: number[]; readonly scale: number[] };
type Kind = 'city' | (typeof PLACE_KINDS)[number];
const KINDS: readonly Kind[] = ['city', ...PLACE_KINDS];

export class Dispersion {
  private readonly excess: number[];
  private readonly scale: number[];

  constructor(saved?: SavedDispersion) {
    const empty = () => Array.from({ length: KINDS.length * 4 }, () => 0);
    this.excess = saved ? [...saved.excess] : empty();
    this.scale = saved ? [...saved.scale] : empty();
  }

  alpha(question: Question, kind: Kind, subject: number, usual = USUAL_ALPHA): number {
    const at = pool(question, kind, subject);
    const excess = (this.excess[at] ?? 0) + usual * PRIOR;
    return Math.min(LARGEST_ALPHA, Math.max(LEAST_ALPHA, excess / ((this.scale[at] ?? 0) + PRIOR)));
  }

  age(left: number): void {
    for (const pools of [this.excess, this.scale]) {
      pools.forEach((value, at) => (pools[at] = value * left));
    }
  }

  /** Learns from the hour whose last bucket was `last`, and begins the next one. */
  learnHour(last: number, { names, counters, levels, week }: Learned): void {
    const spans = new Map<number, number>();
    const span = (subject: number) => {
      const known = spans.get(subject) ?? week.span(subject, last, BUCKETS_AN_HOUR);
      spans.set(subject, known);
      return known;
    };
    for (let stream = 0; stream < counters.size; stream += 1) {
      const zone = counters.zone[stream] ?? CITY;
      const subject = counters.subject[stream] ?? ALL;
      const place = names.of(zone);
      if ((place === null && zone !== CITY) || names.isTopic(subject)) continue;
      const seen = counters.hour[stream] ?? 0;
      const usual = (counters.level[stream] ?? 0) * span(subject);
      if (usual < LEAST_EXPECTED) continue;
      const unsure = 1 / Math.max(1, counters.info[stream] ?? 0);
      const most = wasUnusual(counters, stream, last) ? UNUSUAL : CLUMPED;
      const kind = place?.kind ?? 'city';
      if (kind === 'city' || kind === 'district') {
        this.take(pool('surge', kind, subject), seen, { mean: usual, unsure, most });
      }
      if (kind === 'city') continue;
      const whole = counters.find(wholeOf(kind), subject);
      const others = Math.max(0, (counters.hour[whole] ?? 0) - seen);
      const usualOthers = Math.max(0, levels.of(wholeOf(kind), subject) * span(subject) - usual);
      const volume = volumeOf(others, usualOthers);
      // A crisis is nowhere the same times the usual: it says nothing of how even usual hours are.
      if (volume.times > BUSY) continue;
      const prediction = { mean: usual * volume.times, unsure: unsure + volume.unsure, most };
      this.take(pool('hotspot', kind, subject), seen, prediction);
    }
    counters.hour.fill(0);
  }

  save(): SavedDispersion {
    return { excess: [...this.excess], scale: [...this.scale] };
  }

  private take(at: number, seen: number, { mean, unsure, most }: Prediction): void {
    const variance = mean + (USUAL_ALPHA + unsure) * mean * mean;
    const count = Math.min(seen, mean + most * Math.sqrt(variance));
    this.excess[at] = (this.excess[at] ?? 0) + (count - mean) ** 2 - mean - unsure * mean * mean;
    this.scale[at] = (this.scale[at] ?? 0) + mean * mean;
  }
}

interface Prediction {
  readonly mean: number;
  /** Relative variance of the mean itself. */
  readonly unsure: number;
  /** Standard deviations beyond which the count is brought down. */
  readonly most: number;
}

function wasUnusual(counters: Counters, stream: number, last: number): boolean {
  return counters.isUnusual(stream, last) || counters.isUnusual(stream, last - BUCKETS_AN_HOUR + 1);
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
