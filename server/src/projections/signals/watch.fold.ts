/** Puts the questions to what something came into, and follows what is open until it is quiet again. */
import { chanceOfAtLeast } from '../measure/negative-binomial.fold';
import { KEPT_BUCKETS } from './arrival.fold';
import { REVIEW_DAYS } from './episodes.fold';
import { intervalOf } from './interval.fold';
import { ALL, CITY } from './names.fold';
import type { Parts } from './parts.fold';
import type { SavedWatch } from './saved.fold';
import type { Telling } from './telling.fold';
import { testsADay, volumeNow } from './tests-a-day.fold';
import { asks, Judge, type Cell, type Verdict } from './verdict.fold';

const MINUTES_A_BUCKET = 5;
/** Fewer people are no crowd, however often they call. */
const LEAST_PEOPLE = 3;
const RADII = [0, 1, 2] as const;

export class Watch {
  /** Tests in their own right that the board makes in a day. */
  tests: number;
  /** How many times the usual came in when they were counted; 0 where they have to be anew. */
  private volume: number;
  private readonly judge: Judge;

  constructor(
    private readonly parts: Parts,
    private readonly telling: Telling,
    saved?: SavedWatch,
  ) {
    this.tests = saved?.tests ?? 1;
    this.volume = saved?.volume ?? 0;
    this.judge = new Judge(parts);
  }

  countAnew(): void {
    this.volume = 0;
  }

  /** At the end of a bucket: what is open, and the streams that something came into. */
  look(touched: Iterable<number>): void {
    this.countTests();
    this.follow();
    for (const stream of touched) this.examine(stream);
  }

  save(): SavedWatch {
    return { tests: this.tests, volume: this.volume };
  }

  private countTests(): void {
    const { names, counters, levels, week } = this.parts;
    const usual = levels.of(CITY, ALL) * week.span(ALL, counters.bucket - 1, KEPT_BUCKETS);
    const volume = volumeNow(counters, usual);
    if (volume === this.volume) return;
    this.tests = testsADay(names, counters, volume);
    this.volume = volume;
  }

  /** Looks at what is open. */
  private follow(): void {
    for (const episode of this.parts.episodes.all) {
      const verdict = this.judge.judge(episode, true);
      if (!verdict) continue;
      const interval = intervalOf(verdict.chance, this.tests);
      if (this.parts.episodes.follow(episode, verdict, interval))
        this.mark(episode, verdict.window);
    }
  }

  private examine(stream: number): void {
    const { counters, names } = this.parts;
    const zone = counters.zone[stream] ?? CITY;
    const subject = counters.subject[stream] ?? ALL;
    const isCell = names.of(zone)?.kind === 'cell';
    if (asks('surge', zone, names)) this.test({ question: 'surge', zone, radius: 0, subject });
    if (!asks('hotspot', zone, names)) return;
    for (const radius of RADII) {
      if (radius === 0 || isCell) this.test({ question: 'hotspot', zone, radius, subject });
    }
  }

  private test(cell: Cell): void {
    const { counters, episodes } = this.parts;
    const verdict = this.judge.judge(cell);
    if (!verdict || episodes.has(cell)) return;
    const interval = intervalOf(verdict.chance, this.tests);
    if (interval < REVIEW_DAYS) return;
    const { people } = this.telling.behind(cell, counters.bucket, verdict.window);
    if (people < LEAST_PEOPLE || this.intervalFor(people, verdict) < REVIEW_DAYS) return;
    episodes.start(cell, { verdict, interval, since: counters.bucket });
    this.mark(cell, verdict.window);
  }

  /** As if each person had called once. */
  private intervalFor(people: number, { expected, alpha }: Verdict): number {
    return intervalOf(chanceOfAtLeast(people, expected, alpha), this.tests);
  }

  /** What a signal looks at teaches no more than is usual. */
  private mark({ zone, radius, subject }: Cell, window: number): void {
    const { counters, names } = this.parts;
    const from = counters.bucket - window / MINUTES_A_BUCKET;
    for (const member of names.members(zone, radius)) {
      const stream = counters.find(member, subject);
      if (stream >= 0) counters.mark(stream, from, counters.bucket - 1);
    }
  }
}
