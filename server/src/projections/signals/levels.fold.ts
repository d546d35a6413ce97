/**
 * How much is usual of each stream: what history counted over the time it covers, leaning on what the
 * place and the subject make of it apart. How far it leans is learned from how far streams stray.
 */
import type { Counters } from './counters.fold';
import { ALL, CITY, wholeOf, type Names } from './names.fold';
import type { UsualWeek } from './usual-week.fold';

/** A place or a subject that history hasn't seen is rare, not impossible. */
const UNSEEN = 0.5;
/** A topic is news by its nature: one is expected to speak up once a day until it is known better. */
const TOPIC_A_BUCKET = 1 / 288;
/** How many complaints the lean is worth, at least and at most. */
const LEAST_LEAN = 0.5;
const LARGEST_LEAN = 50;

export class Levels {
  /** Complaints that a place's and a subject's own levels are worth beside the stream's history. */
  lean: number;

  private readonly names: Names;
  private readonly counters: Counters;
  private readonly week: UsualWeek;

  constructor({ names, counters, week }: Known, lean = LEAST_LEAN) {
    this.names = names;
    this.counters = counters;
    this.week = week;
    this.lean = lean;
  }

  /** Sets every stream's level anew: the wholes first, since the others lean on them. */
  fit(): void {
    for (let stream = 0; stream < this.counters.size; stream += 1) {
      if (this.isWhole(stream)) this.set(stream);
    }
    this.lean = this.fittedLean();
    for (let stream = 0; stream < this.counters.size; stream += 1) {
      if (!this.isWhole(stream)) this.set(stream);
    }
  }

  set(stream: number): void {
    const { counters, week } = this;
    const subject = counters.subject[stream] ?? ALL;
    const learned = counters.learned[stream] ?? 0;
    const exposure = week.exposure(subject);
    if (exposure <= 0) return;
    const isTopic = this.names.isTopic(subject);
    if (this.isWhole(stream)) {
      counters.level[stream] = isTopic
        ? learned / exposure + TOPIC_A_BUCKET
        : (learned + UNSEEN) / exposure;
      counters.info[stream] = learned + (isTopic ? 1 : UNSEEN);
      return;
    }
    const prior = this.apart(counters.zone[stream] ?? CITY, subject);
    if (isTopic) {
      // That it was silent before it was born says nothing.
      counters.level[stream] = learned / exposure + prior;
      counters.info[stream] = learned + 1;
      return;
    }
    const { lean } = this;
    counters.level[stream] = prior <= 0 ? 0 : (learned + lean) / (exposure + lean / prior);
    counters.info[stream] = learned + lean;
  }

  /** The level of a zone and a subject, of one without a stream too. */
  of(zone: number, subject: number): number {
    const stream = this.counters.find(zone, subject);
    if (stream >= 0) return this.counters.level[stream] ?? 0;
    const prior = this.apart(zone, subject);
    const exposure = this.week.exposure(subject);
    return prior <= 0 ? 0 : this.lean / (exposure + this.lean / prior);
  }

  infoOf(zone: number, subject: number): number {
    const stream = this.counters.find(zone, subject);
    return stream < 0 ? this.lean : (this.counters.info[stream] ?? 0);
  }

  /** What a zone would have of a subject if the subject came from everywhere alike. */
  private apart(zone: number, subject: number): number {
    const { counters } = this;
    const level = (of: number, about: number) => {
      const stream = counters.find(of, about);
      return stream < 0 ? 0 : (counters.level[stream] ?? 0);
    };
    const kind = this.names.of(zone)?.kind;
    const whole = kind ? wholeOf(kind) : CITY;
    const all = level(whole, ALL);
    return all <= 0 ? 0 : (level(zone, ALL) * level(whole, subject)) / all;
  }

  /** By moments: what the squares exceed a Poisson's by tells how far streams stray from the lean. */
  private fittedLean(): number {
    const { counters, week } = this;
    let excess = 0;
    let scale = 0;
    for (let stream = 0; stream < counters.size; stream += 1) {
      const subject = counters.subject[stream] ?? ALL;
      if (this.isWhole(stream) || this.names.isTopic(subject)) continue;
      const usual = this.apart(counters.zone[stream] ?? CITY, subject) * week.exposure(subject);
      const learned = counters.learned[stream] ?? 0;
      excess += (learned - usual) ** 2 - usual;
      scale += usual * usual;
    }
    if (scale === 0 || excess <= 0) return LARGEST_LEAN;
    return Math.min(LARGEST_LEAN, Math.max(LEAST_LEAN, scale / excess));
  }

  /** All of a subject in the city, or all subjects of a place: nothing to lean on. */
  private isWhole(stream: number): boolean {
    const { counters, names } = this;
    return counters.subject[stream] === ALL || names.of(counters.zone[stream] ?? CITY) === null;
  }
}

interface Known {
  readonly names: Names;
  readonly counters: Counters;
  readonly week: UsualWeek;
}
