/**
 * Finds what is unusual. Every complaint counts in its zones (city, district, street, cell, rings of
 * cells) and subjects (all, its category, its topic); every full 5 minutes the cells that something came
 * into are asked whether it is more than usual, and more than elsewhere. Depends on the arrivals and the
 * times it is told, on nothing else.
 */
import {
  bucketOf,
  KEPT_BUCKETS,
  LATE_AFTER,
  type Arrival,
  type DetectorSettings,
  type Signal,
} from './arrival.fold';
import { eachStream, recentOf, subjectOf } from './counting.fold';
import { fit, foldTopic, forgetTopics, learnLate, learnOldest, turn } from './learning.fold';
import type { DaysMarked } from '../measure/marked-days.fold';
import { ALL } from './names.fold';
import { partsOf, type Parts } from './parts.fold';
import type { Recent } from './recent.fold';
import type { SavedDetector } from './saved.fold';
import { Telling } from './telling.fold';
import { Watch } from './watch.fold';

export type { Arrival, DetectorSettings, Signal } from './arrival.fold';
export type { SavedDetector } from './saved.fold';

/** What a person or a later entry changes of a case; what is left out stays. */
export interface Change {
  readonly category?: string | null;
  readonly topic?: string | null;
  readonly place?: { readonly district: string | null; readonly street: string | null };
}

export class Detector {
  private readonly parts: Parts;
  private readonly telling: Telling;
  private readonly watch: Watch;
  /** Streams that something came into since the last full bucket. */
  private readonly touched: Set<number>;
  private told: readonly Signal[];
  /** History came in since the last fit, or a day turned. */
  private stale: boolean;
  /** The newest bucket that something was counted in. */
  private newest: number;

  constructor(
    private readonly settings: DetectorSettings,
    saved?: SavedDetector,
  ) {
    this.parts = partsOf(settings, saved);
    this.telling = new Telling(this.parts, saved?.telling);
    this.watch = new Watch(this.parts, this.telling, saved?.watch);
    this.touched = new Set(saved?.touched);
    this.told = saved?.told ?? [];
    this.stale = saved?.stale ?? true;
    this.newest = saved?.newest ?? 0;
  }

  /** Days of the last sixty that anything is known of. */
  get knownDays(): number {
    return this.parts.week.knownDays;
  }

  /** Tests in their own right that the board makes in a day. */
  get testsADay(): number {
    return this.watch.tests;
  }

  /** Takes an arrival, and the time up to its entry. */
  add(arrival: Arrival): void {
    this.advance(arrival.enteredAt);
    const at = Math.min(arrival.at, arrival.enteredAt);
    const { counters, recent } = this.parts;
    if (arrival.enteredAt - at > LATE_AFTER || !counters.holds(bucketOf(at))) {
      this.learn(arrival);
      return;
    }
    const counted = recentOf(arrival, at, this.parts);
    recent.add(counted);
    this.count(counted, 1);
    this.learnChannel(counted, at);
  }

  /** Takes what is history: it teaches what is usual and is never tested. */
  learn(arrival: Arrival): void {
    this.advance(arrival.enteredAt);
    const known = recentOf(arrival, arrival.at, this.parts);
    learnLate(known, arrival.at, this.parts);
    this.learnChannel(known, arrival.at);
    this.stale = true;
  }

  /** All of a case that is still kept counts otherwise from now on. */
  change(caseId: string, { category, topic, place }: Change): void {
    const { recent, names, points } = this.parts;
    for (const before of recent.of(caseId)) {
      const district = place?.district ? names.place('district', place.district) : 0;
      const street = place?.street ? names.place('street', place.street) : 0;
      const after: Recent = {
        ...before,
        ...(category === undefined ? {} : { category: subjectOf('c', category, this.parts) }),
        ...(topic === undefined ? {} : { topic: subjectOf('t', topic, this.parts) }),
        ...(place === undefined ? {} : { district, street, cell: stays(before, district, street) }),
      };
      if (after.topic !== ALL) names.setTopic(after.topic, after.category);
      if (points.has({ ...after, point: null })) continue;
      this.count(before, -1);
      recent.replace(before, after);
      this.count(after, 1);
    }
  }

  /** Which days are holidays, and which weekends are worked. */
  markDays(days: DaysMarked): void {
    this.parts.week.mark(days);
    this.stale = true;
  }

  /** All that belonged to the one topic belongs to the other. */
  mergeTopics(from: string, into: string): void {
    const { names, recent, episodes } = this.parts;
    const [gone, kept] = [names.subject(`t${from}`), names.subject(`t${into}`)];
    for (const before of recent.all()) {
      if (before.topic !== gone) continue;
      const after = { ...before, topic: kept };
      this.count(before, -1);
      recent.replace(before, after);
      this.count(after, 1);
    }
    names.mergeTopics(gone, kept);
    foldTopic(this.parts, gone, kept);
    episodes.dropSubject(gone);
  }

  /** Closes full buckets up to `to`: learns, tests, opens and closes signals. */
  advance(to: number): void {
    const { counters, episodes } = this.parts;
    const bucket = bucketOf(to);
    if (counters.bucket === 0) {
      counters.leap(bucket);
      this.stale = turn(this.parts, to) || this.stale;
    }
    while (counters.bucket < bucket) {
      const isIdle = counters.bucket - this.newest > KEPT_BUCKETS && episodes.all.length === 0;
      if (isIdle && bucket - counters.bucket > KEPT_BUCKETS) {
        counters.leap(bucket - 1);
      }
      this.close();
    }
  }

  /** What is open, the least likely chance first. */
  signals(): readonly Signal[] {
    return this.told;
  }

  /** The same bytes for the same arrivals. */
  save(): SavedDetector {
    const { names, counters, recent, week, levels, dispersion, channels, points, episodes } =
      this.parts;
    return {
      names: names.save(),
      counters: counters.save(),
      recent: [...recent.save()],
      week: week.save(),
      lean: levels.lean,
      dispersion: dispersion.save(),
      channels: channels.save(),
      points: points.save(),
      episodes: episodes.save(),
      told: this.told,
      telling: this.telling.save(),
      watch: this.watch.save(),
      stale: this.stale,
      newest: this.newest,
      touched: [...this.touched],
    };
  }

  private get isReady(): boolean {
    return this.knownDays >= this.settings.baselineDays;
  }

  private count(recent: Recent, by: 1 | -1): void {
    const { counters } = this.parts;
    this.newest = Math.max(this.newest, recent.bucket);
    eachStream(recent, this.parts, (stream) => {
      counters.count(stream, recent.bucket, by);
      this.touched.add(stream);
    });
  }

  private learnChannel({ category, channel }: Recent, at: number): void {
    const { channels, zone } = this.parts;
    const day = zone.localDay(at);
    channels.learn(ALL, channel, day);
    if (category !== ALL) channels.learn(category, channel, day);
  }

  private close(): void {
    const { counters, dispersion, episodes } = this.parts;
    const turned = learnOldest(this.parts, this.isReady);
    this.stale ||= turned;
    counters.next();
    if (this.stale) {
      fit(this.parts);
      this.watch.countAnew();
      this.stale = false;
    }
    if (this.isReady) this.watch.look(this.touched);
    else episodes.clear();
    if (this.isReady && counters.bucket % KEPT_BUCKETS === 0) dispersion.learnClumps(this.parts);
    this.touched.clear();
    if (turned) forgetTopics(this.parts);
    this.told = this.telling.tell(episodes.all, counters.bucket, this.watch.tests);
  }
}

/** A corrected place names no cell: one that it only makes more exact stays in its own. */
function stays(before: Recent, district: number, street: number): number {
  const contradicts =
    (before.district > 0 && before.district !== district) ||
    (before.street > 0 && before.street !== street);
  return contradicts ? 0 : before.cell;
}
