/**
 * Volume: how much comes in, over what, how urgent, from how many people, against what is usual; and
 * how much goes out again. Complaints count by the time they were received, closings by the time they were
 * closed. Historic cases feed the baseline and nothing else.
 */
import type { BoardParts, FlowRow, ForecastRow } from '@heed/shared/board';
import { ONLY } from '@heed/shared/board';
import { Urgency } from '@heed/shared/vocabulary';
import type { CaseAfter, EventData, JournalEntry } from '../../journal/events';
import { Baseline, type SavedBaseline } from '../measure/baseline.fold';
import { joined } from '../measure/bytes.fold';
import { Kept } from '../measure/column.fold';
import { correctionOf, type Correction } from '../measure/correction.fold';
import { caseOf, isLive, leavingCase, wholeSecond, type Leaving } from '../measure/entry-case.fold';
import { framed, readFramed } from '../measure/framed.fold';
import type { DaysMarked } from '../measure/marked-days.fold';
import { significant } from '../measure/rounding.fold';
import { Shares, type SavedShares } from '../measure/shares.fold';
import { HOUR_SECONDS } from '../measure/sliding-hours.fold';
import { Spans, type SavedSpans } from '../measure/spans.fold';
import { ZoneTime } from '../../kernel/zone-time';
import type { Fold, FoldedEntry, FoldSettings, Projection, ViewContext } from '../projection';
import { Arrivals, type SavedArrivals } from './arrivals.fold';
import { Backlog } from './backlog.fold';
import { Buckets, type SavedBuckets, type Usual } from './buckets.fold';
import { Forecasts, type SavedForecasts } from './forecasts.fold';
import { Growth, type SavedGrowth } from './growth.fold';
import { slices } from './slices.fold';

export function volumeProjection({ timeZone }: FoldSettings): Projection {
  const zone = new ZoneTime(timeZone);
  return {
    name: 'volume',
    version: 5,
    perIncident: true,
    empty: () => new VolumeFold(zone),
    load: (bytes) => new VolumeFold(zone, new Kept(bytes)),
  };
}

interface SavedVolume {
  readonly zoneDay: number;
  readonly arrivals: SavedArrivals;
  readonly buckets: SavedBuckets;
  readonly baseline: SavedBaseline;
  readonly marked: DaysMarked;
  readonly channels: SavedShares;
  readonly categories: SavedShares;
  readonly urgencies: SavedShares;
  readonly unlocated: SavedShares;
  readonly lateEntered: SavedSpans;
  readonly answered: SavedSpans;
  readonly closed: SavedSpans;
  readonly growth: SavedGrowth;
  readonly forecasts: SavedForecasts;
  readonly sources: [channel: string, lastAt: string][];
}

/** Events that bring the complainant an answer, or the draft of one. */
const answers = new Set<JournalEntry['type']>(['case-replied', 'reply-approved', 'case-answered']);

class VolumeFold implements Fold {
  private readonly arrivals: Arrivals;
  private readonly backlog: Backlog;
  private readonly buckets: Buckets;
  private readonly baseline: Baseline;
  private readonly channels: Shares;
  private readonly categories: Shares;
  private readonly urgencies: Shares;
  /** One key: how many of all have no place. */
  private readonly unlocated: Shares;
  private readonly lateEntered: Spans;
  private readonly answered: Spans;
  private readonly closed: Spans;
  private readonly growth: Growth;
  private readonly forecasts: Forecasts;
  private readonly sources: Map<string, string>;
  /** The newest local day that the journal has come to. */
  private today: number;

  constructor(
    private readonly zone: ZoneTime,
    kept?: Kept,
  ) {
    const saved = kept && (readFramed(kept) as SavedVolume);
    this.arrivals = new Arrivals(saved?.arrivals);
    this.backlog = new Backlog(kept);
    this.buckets = new Buckets(saved?.buckets);
    this.baseline = new Baseline(zone, saved?.baseline, saved?.marked);
    this.channels = new Shares(saved?.channels);
    this.categories = new Shares(saved?.categories);
    this.urgencies = new Shares(saved?.urgencies);
    this.unlocated = new Shares(saved?.unlocated);
    this.lateEntered = new Spans(saved?.lateEntered);
    this.answered = new Spans(saved?.answered);
    this.closed = new Spans(saved?.closed);
    this.growth = new Growth(saved?.growth);
    this.forecasts = new Forecasts(zone, this.baseline, saved?.forecasts);
    this.sources = new Map(saved?.sources);
    this.today = saved?.zoneDay ?? 0;
  }

  apply(entry: FoldedEntry): void {
    const at = Date.parse(entry.at);
    this.come(at);
    const left = leavingCase(entry);
    if (left !== null) return this.leave(left, wholeSecond(at));
    if (entry.type === 'days-marked') this.baseline.mark(entry.data);
    if (entry.type === 'complaint-registered') this.register(entry.data, entry.at);
    const changed = caseOf(entry);
    if (changed && !changed.after.historic) this.follow(entry, changed.caseId, changed.after);
    const correction = correctionOf(entry);
    if (correction) this.correct(correction);
  }

  rows(now: number, context: ViewContext): Partial<BoardParts> {
    const { baselineNeeded } = context;
    const ready = baselineNeeded !== null && this.baseline.at(now).days >= baselineNeeded;
    const expected = ready ? this.baseline.ofLastHour(now) : null;
    const { hour, before } = this.arrivals.at(wholeSecond(now));
    return {
      flow: { [ONLY]: this.flow(now, expected, context) },
      forecast: { [ONLY]: this.forecast(now, ready) },
      buckets: this.buckets.rows(now, (start) =>
        ready ? this.baseline.ofBucket(start, now) : NOTHING_USUAL,
      ),
      channels: slices(hour.channels, before.channels, { expected, shares: this.channels }),
      categories: slices(hour.categories, before.categories, { expected, shares: this.categories }),
      urgencies: slices(hour.urgencies, before.urgencies, {
        expected,
        shares: this.urgencies,
        always: Urgency.options,
      }),
      sources: Object.fromEntries([...this.sources].map(([key, lastAt]) => [key, { lastAt }])),
    };
  }

  save(): Uint8Array {
    return joined(this.pieces());
  }

  *pieces(): Generator<Uint8Array> {
    const saved: SavedVolume = {
      zoneDay: this.today,
      arrivals: this.arrivals.save(),
      buckets: this.buckets.save(),
      baseline: this.baseline.save(),
      marked: this.baseline.marks(),
      channels: this.channels.save(),
      categories: this.categories.save(),
      urgencies: this.urgencies.save(),
      unlocated: this.unlocated.save(),
      lateEntered: this.lateEntered.save(),
      answered: this.answered.save(),
      closed: this.closed.save(),
      growth: this.growth.save(),
      forecasts: this.forecasts.save(),
      sources: [...this.sources],
    };
    yield* framed(saved);
    yield* this.backlog.pieces();
  }

  /** Lets what depends on the journal's own time keep up with it. */
  private come(at: number): void {
    const second = wholeSecond(at);
    this.arrivals.come(second);
    this.buckets.come(at);
    this.forecasts.come(at);
    for (const spans of [this.lateEntered, this.answered, this.closed]) spans.come(second);
    this.growth.come(second);
    const today = this.zone.localDay(at);
    if (today <= this.today) return;
    this.today = today;
    for (const shares of [this.channels, this.categories, this.urgencies, this.unlocated]) {
      shares.settle(today);
    }
  }

  private register(data: EventData<'complaint-registered'>, at: string): void {
    const receivedAt = Date.parse(data.receivedAt);
    const day = this.zone.localDay(receivedAt);
    this.baseline.add(receivedAt);
    this.forecasts.add(receivedAt);
    this.channels.add(data.channel, day, this.today);
    this.categories.add(data.category, day, this.today);
    this.urgencies.add(data.urgency, day, this.today);
    this.unlocated.add(unlocatedKey(data.district !== null), day, this.today);
    if (data.after.historic) return;
    const second = wholeSecond(receivedAt);
    this.arrivals.add({
      second,
      caseId: data.caseId,
      person: data.personId,
      channel: data.channel,
      category: data.category,
      urgency: data.urgency,
      opened: data.opened,
      located: data.district !== null,
    });
    this.buckets.addReceived(data.urgency, receivedAt);
    const registered = wholeSecond(Date.parse(at));
    this.lateEntered.add(Math.max(registered, second + HOUR_SECONDS), registered + HOUR_SECONDS, 1);
    // What an incident hears of a case that is linked to it was said before.
    if (at > (this.sources.get(data.channel) ?? '')) this.sources.set(data.channel, at);
  }

  private correct(correction: Correction): void {
    for (const { before, after } of this.arrivals.correct(correction)) {
      const time = before.second * 1_000;
      const day = this.zone.localDay(time);
      this.buckets.move({ from: before.urgency, to: after.urgency }, time);
      const move = (shares: Shares, from: string | null, to: string | null) =>
        shares.move({ from, to }, day, this.today);
      move(this.categories, before.category, after.category);
      move(this.urgencies, before.urgency, after.urgency);
      move(this.unlocated, unlocatedKey(before.located), unlocatedKey(after.located));
    }
  }

  /** A case doesn't belong to this incident any more: what was heard of it is counted out again. */
  private leave({ caseId, after, heard }: Leaving, second: number): void {
    const kept = this.arrivals.remove(caseId);
    for (const { urgency, second: at } of kept) this.buckets.removeReceived(urgency, at * 1_000);
    for (const { urgency, receivedAt } of heard) {
      const at = Date.parse(receivedAt);
      const isOut = kept.some((arrival) => arrival.second === wholeSecond(at));
      if (!isOut) this.buckets.removeReceived(urgency, at);
    }
    if (this.backlog.has(caseId)) this.growth.add(second, -1);
    this.backlog.remove(caseId);
    this.close(after, -1);
  }

  /** Where a live case stands after any event of it. */
  private follow(entry: JournalEntry, caseId: string, after: CaseAfter): void {
    const wasOpen = this.backlog.has(caseId);
    const wasAnswered = this.backlog.isAnswered(caseId);
    const second = wholeSecond(Date.parse(entry.at));
    const answersNow = isAnswer(entry) && !wasAnswered;
    if (answersNow) this.answered.add(second, second + HOUR_SECONDS, 1);
    const live = isLive(after);
    if (live) {
      this.backlog.put(caseId, {
        urgency: after.urgency,
        person: after.personId,
        receivedAt: Date.parse(after.receivedAt),
        answered: answersNow || wasAnswered,
      });
    } else {
      this.backlog.remove(caseId);
    }
    const growth = Number(live) - Number(wasOpen);
    if (growth !== 0) this.growth.add(second, growth);
    if (!live && (wasOpen || opens(entry))) this.close(after);
  }

  private close({ closedAt }: CaseAfter, by: 1 | -1 = 1): void {
    if (closedAt === null) return;
    const time = Date.parse(closedAt);
    this.buckets.addClosed(time, by);
    this.closed.add(wholeSecond(time), wholeSecond(time) + HOUR_SECONDS, by);
  }

  private forecast(now: number, ready: boolean): ForecastRow {
    return {
      ...(ready ? this.forecasts.ahead(now) : { from: null, hours: [] }),
      yesterday: ready ? this.forecasts.yesterday(now) : null,
      hoursToClear: this.growth.hoursToClear(this.backlog.size, wholeSecond(now)),
    };
  }

  private flow(now: number, expected: number | null, context: ViewContext): FlowRow {
    const second = wholeSecond(now);
    const { hour, before } = this.arrivals.at(second);
    const oldest = this.backlog.oldestReceivedAt();
    return {
      received: hour.received,
      receivedBefore: before.received,
      expected: expected === null ? null : significant(expected, 3),
      people: hour.people.size,
      peopleBefore: before.people.size,
      lateEntered: this.lateEntered.at(second),
      repeats: hour.repeats,
      opened: hour.opened,
      answered: this.answered.at(second),
      closed: this.closed.at(second),
      open: this.backlog.size,
      // An entry of a node whose clock is ahead is in the backlog before its second has come.
      openBefore: Math.max(0, this.backlog.size - this.growth.ofLastHour(second)),
      openByUrgency: this.backlog.byUrgency(),
      peopleWaiting: this.backlog.peopleWaiting,
      oldestOpenAt: oldest === null ? null : new Date(oldest).toISOString(),
      unlocated: hour.unlocated,
      unlocatedBefore: before.unlocated,
      unlocatedExpected:
        expected === null ? null : significant(expected * this.unlocated.of(UNLOCATED), 3),
      baselineDays: this.baseline.at(now).days,
      baselineNeeded: context.baselineNeeded ?? 0,
    };
  }
}

const UNLOCATED = 'unlocated';

function unlocatedKey(located: boolean): string | null {
  return located ? null : UNLOCATED;
}

const NOTHING_USUAL: Usual = { expected: null, low: null, high: null };

function isAnswer(entry: JournalEntry): boolean {
  if (entry.type === 'case-updated-at-source') return entry.data.changed.includes('reply');
  return answers.has(entry.type);
}

/** A case can be registered as closed already: it never was in the backlog, and counts as closed. */
function opens(entry: JournalEntry): boolean {
  return entry.type === 'complaint-registered' && entry.data.opened;
}
