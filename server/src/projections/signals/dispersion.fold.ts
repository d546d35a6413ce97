/**
 * How far counts stray from what is expected, beyond a Poisson: the relative variance of each kind of
 * test, from the residuals of every hour that is over; and how much each subject comes in clumps, from
 * those of every three hours, since one who walks along a road tells of several holes in it, and a
 * shower is told by several streets. What is unusual is brought down first, the less where no signal
 * was open.
 */
import { KEPT_BUCKETS } from './arrival.fold';
import { ALL, PLACE_KINDS } from './names.fold';
import {
  densestOf,
  eachResidual,
  LONGEST_WINDOW,
  USUAL_ALPHA,
  usualAtMost,
  type Kind,
  type Learned,
  type Question,
  type Residual,
} from './residuals.fold';
import { Trails, type SavedTrails, type Trail } from './trails.fold';

/** Squared expectations that the usual value is worth. */
const PRIOR = 100;
const LEAST_ALPHA = 0.005;
const LARGEST_ALPHA = 1;
/** Streams with less in an hour say nothing. */
const LEAST_EXPECTED = 0.05;
/** A clump of so many teaches as such where next to nothing is expected. */
const LARGEST_CLUMP = 12;
/** Where more is expected within three hours, pairs and triples are no trails. */
const THIN = 0.5;
/** Complaints that a subject's clumps need before they are its own and not those of all subjects. */
const CLUMP_PRIOR = 30;
const BUCKETS_AN_HOUR = 12;

export type SavedDispersion = {
  readonly excess: number[];
  readonly scale: number[];
  readonly clumps: [key: number, excess: number, scale: number][];
  readonly trails: SavedTrails;
};
const KINDS: readonly Kind[] = ['city', ...PLACE_KINDS];
const POOLS = KINDS.length * 4;

export class Dispersion {
  private readonly excess: number[];
  private readonly scale: number[];
  /** By pool, and by pool and subject. */
  private readonly clumps: Map<number, Clumps>;
  private readonly trails: Trails;

  constructor(saved?: SavedDispersion) {
    const empty = () => Array.from({ length: POOLS }, () => 0);
    this.excess = saved ? [...saved.excess] : empty();
    this.scale = saved ? [...saved.scale] : empty();
    this.clumps = new Map(saved?.clumps.map(([key, excess, scale]) => [key, { excess, scale }]));
    this.trails = new Trails(saved?.trails);
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

  /** Null where a place is too large for one who walks along a road to matter. */
  trail(kind: Kind, subject: number): Trail | null {
    if (kind !== 'street' && kind !== 'cell') return null;
    const at = pool('hotspot', kind, subject);
    return this.trails.of(at, keyOf(at, subject));
  }

  age(left: number): void {
    this.trails.age(left);
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
    const densest = densestOf(learned);
    eachResidual(span, 0, learned, (residual) => {
      this.takeClump(residual, densest.get(residual.subject) ?? 0);
      this.takeTrail(residual);
    });
  }

  save(): SavedDispersion {
    const clumps = [...this.clumps].map(
      ([key, { excess, scale }]): SavedDispersion['clumps'][number] => [key, excess, scale],
    );
    const trails = this.trails.save();
    return { excess: [...this.excess], scale: [...this.scale], clumps, trails };
  }

  private take(residual: Residual): void {
    const { question, kind, subject, seen, mean, unsure } = residual;
    const at = pool(question, kind, subject);
    const count = Math.min(seen, usualAtMost(residual));
    this.excess[at] = (this.excess[at] ?? 0) + (count - mean) ** 2 - mean - unsure * mean * mean;
    this.scale[at] = (this.scale[at] ?? 0) + mean * mean;
  }

  /** What is left of the variance beyond the relative one, the less weighty the more is expected. */
  private takeClump(residual: Residual, densest: number): void {
    const { question, kind, subject, seen, mean, unsure, isUnusual, isCrisis } = residual;
    // One who walks along a road is a habit, signal or not; a storm is none.
    if (isCrisis || (isUnusual && 2 * densest < seen)) return;
    const at = pool(question, kind, subject);
    const count = Math.min(seen, Math.max(LARGEST_CLUMP, usualAtMost(residual)));
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

  private takeTrail({ question, kind, subject, seen, mean }: Residual): void {
    if (question !== 'hotspot' || kind === 'district' || mean > THIN) return;
    const at = pool(question, kind, subject);
    this.trails.learn([at, keyOf(at, subject)], seen, mean);
  }
}

interface Clumps {
  excess: number;
  scale: number;
}

const NONE: Readonly<Clumps> = { excess: 0, scale: 0 };

function pool(question: Question, kind: Kind, subject: number): number {
  return KINDS.indexOf(kind) * 4 + (question === 'surge' ? 0 : 2) + (subject === ALL ? 0 : 1);
}

function keyOf(at: number, subject: number): number {
  return (subject + 1) * POOLS + at;
}
