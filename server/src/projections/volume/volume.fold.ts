/**
 * Volume: how much comes in, over what, from how many people, against what is usual; and how much
 * goes out again. Complaints count by the time they were received, closings by the time they were
 * closed. Historic cases feed the baseline and nothing else.
 */
import type { BoardParts, FlowRow, SliceRow } from '@heed/shared/board';
import { ONLY } from '@heed/shared/board';
import type { CaseAfter, EventData, JournalEntry } from '../../journal/events';
import { Baseline, type SavedBaseline } from '../measure/baseline.fold';
import { fromBytes, toBytes } from '../measure/bytes.fold';
import { caseOf, isLive, wholeSecond } from '../measure/entry-case.fold';
import { significant } from '../measure/rounding.fold';
import { Shares, type SavedShares } from '../measure/shares.fold';
import { HOUR_SECONDS } from '../measure/sliding-hours.fold';
import { Spans, type SavedSpans } from '../measure/spans.fold';
import type { Tally } from '../measure/tally.fold';
import { ZoneTime } from '../measure/zone-time.fold';
import type { Fold, FoldSettings, Projection, ViewContext } from '../projection';
import { Arrivals, type SavedArrivals } from './arrivals.fold';
import { Backlog, type SavedBacklog } from './backlog.fold';
import { Buckets, type SavedBuckets, type Usual } from './buckets.fold';

export function volumeProjection({ timeZone }: FoldSettings): Projection {
  const zone = new ZoneTime(timeZone);
  return {
    name: 'volume',
    version: 1,
    empty: () => new VolumeFold(zone),
    load: (bytes) => new VolumeFold(zone, fromBytes(bytes) as SavedVolume),
  };
}

interface SavedVolume {
  readonly zoneDay: number;
  readonly arrivals: SavedArrivals;
  readonly backlog: SavedBacklog;
  readonly buckets: SavedBuckets;
  readonly baseline: SavedBaseline;
  readonly channels: SavedShares;
  readonly categories: SavedShares;
  readonly lateEntered: SavedSpans;
  readonly answered: SavedSpans;
  readonly closed: SavedSpans;
  readonly grown: SavedSpans;
  readonly sources: [channel: string, lastAt: string][];
}

/** Events that bring the complainant an answer, or the draft of one. */
const answers = new Set<JournalEntry['type']>(['case-replied', 'reply-approved']);

class VolumeFold implements Fold {
  private readonly arrivals: Arrivals;
  private readonly backlog: Backlog;
  private readonly buckets: Buckets;
  private readonly baseline: Baseline;
  private readonly channels: Shares;
  private readonly categories: Shares;
  private readonly lateEntered: Spans;
  private readonly answered: Spans;
  private readonly closed: Spans;
  /** By how much the number of open cases grew in the last 60 minutes. */
  private readonly grown: Spans;
  private readonly sources: Map<string, string>;
  /** The newest local day that the journal has come to. */
  private today: number;

  constructor(
    private readonly zone: ZoneTime,
    saved?: SavedVolume,
  ) {
    this.arrivals = new Arrivals(saved?.arrivals);
    this.backlog = new Backlog(saved?.backlog);
    this.buckets = new Buckets(saved?.buckets);
    this.baseline = new Baseline(zone, saved?.baseline);
    this.channels = new Shares(saved?.channels);
    this.categories = new Shares(saved?.categories);
    this.lateEntered = new Spans(saved?.lateEntered);
    this.answered = new Spans(saved?.answered);
    this.closed = new Spans(saved?.closed);
    this.grown = new Spans(saved?.grown);
    this.sources = new Map(saved?.sources);
    this.today = saved?.zoneDay ?? 0;
  }

  apply(entry: JournalEntry): void {
    const at = Date.parse(entry.at);
    this.come(at);
    if (entry.type === 'complaint-registered') this.register(entry.data, entry.at);
    const changed = caseOf(entry);
    if (changed && !changed.after.historic) this.follow(entry, changed.caseId, changed.after);
  }

  rows(now: number, context: ViewContext): Partial<BoardParts> {
    const ready = this.baseline.at(now).days >= context.baselineNeeded;
    const expected = ready ? this.baseline.ofLastHour(now) : null;
    const { hour, before } = this.arrivals.at(wholeSecond(now));
    return {
      flow: { [ONLY]: this.flow(now, expected, context) },
      buckets: this.buckets.rows(now, (start) =>
        ready ? this.baseline.ofBucket(start, now) : NOTHING_USUAL,
      ),
      channels: slices(hour.channels, before.channels, expected, this.channels),
      categories: slices(hour.categories, before.categories, expected, this.categories),
      sources: Object.fromEntries([...this.sources].map(([key, lastAt]) => [key, { lastAt }])),
    };
  }

  save(): Uint8Array {
    const saved: SavedVolume = {
      zoneDay: this.today,
      arrivals: this.arrivals.save(),
      backlog: this.backlog.save(),
      buckets: this.buckets.save(),
      baseline: this.baseline.save(),
      channels: this.channels.save(),
      categories: this.categories.save(),
      lateEntered: this.lateEntered.save(),
      answered: this.answered.save(),
      closed: this.closed.save(),
      grown: this.grown.save(),
      sources: [...this.sources],
    };
    return toBytes(saved);
  }

  /** Lets what depends on the journal's own time keep up with it. */
  private come(at: number): void {
    const second = wholeSecond(at);
    this.arrivals.come(second);
    this.buckets.come(at);
    for (const spans of [this.lateEntered, this.answered, this.closed, this.grown]) {
      spans.come(second);
    }
    const today = this.zone.localDay(at);
    if (today <= this.today) return;
    this.today = today;
    this.channels.settle(today);
    this.categories.settle(today);
  }

  private register(data: EventData<'complaint-registered'>, at: string): void {
    const receivedAt = Date.parse(data.receivedAt);
    const day = this.zone.localDay(receivedAt);
    this.baseline.add(receivedAt);
    this.channels.add(data.channel, day, this.today);
    this.categories.add(data.category, day, this.today);
    if (data.after.historic) return;
    const second = wholeSecond(receivedAt);
    this.arrivals.add({
      second,
      person: data.personId,
      channel: data.channel,
      category: data.category,
      opened: data.opened,
      located: data.district !== null,
    });
    this.buckets.add('received', receivedAt);
    const registered = wholeSecond(Date.parse(at));
    this.lateEntered.add(Math.max(registered, second + HOUR_SECONDS), registered + HOUR_SECONDS, 1);
    this.sources.set(data.channel, at);
  }

  /** Where a live case stands after any event of it. */
  private follow(entry: JournalEntry, caseId: string, after: CaseAfter): void {
    const before = this.backlog.get(caseId);
    const second = wholeSecond(Date.parse(entry.at));
    const answersNow = isAnswer(entry) && before?.answered !== true;
    if (answersNow) this.answered.add(second, second + HOUR_SECONDS, 1);
    const live = isLive(after);
    if (live) {
      this.backlog.put(caseId, {
        urgency: after.urgency,
        person: after.personId,
        receivedAt: Date.parse(after.receivedAt),
        answered: answersNow || before?.answered === true,
      });
    } else {
      this.backlog.remove(caseId);
    }
    const growth = Number(live) - Number(before !== undefined);
    if (growth !== 0) this.grown.add(second, second + HOUR_SECONDS, growth);
    if (!live && (before || opens(entry))) this.close(after);
  }

  private close({ closedAt }: CaseAfter): void {
    if (closedAt === null) return;
    const time = Date.parse(closedAt);
    this.buckets.add('closed', time);
    this.closed.add(wholeSecond(time), wholeSecond(time) + HOUR_SECONDS, 1);
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
      openBefore: Math.max(0, this.backlog.size - this.grown.at(second)),
      openByUrgency: this.backlog.byUrgency(),
      peopleWaiting: this.backlog.peopleWaiting,
      oldestOpenAt: oldest === null ? null : new Date(oldest).toISOString(),
      unlocated: hour.unlocated,
      unlocatedBefore: before.unlocated,
      baselineDays: this.baseline.at(now).days,
      baselineNeeded: context.baselineNeeded,
    };
  }
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

function slices(
  hour: Tally,
  before: Tally,
  expected: number | null,
  shares: Shares,
): Record<string, SliceRow> {
  const rows: Record<string, SliceRow> = {};
  for (const key of new Set([...hour.keys(), ...before.keys()])) {
    rows[key] = {
      received: hour.get(key),
      before: before.get(key),
      expected: expected === null ? null : significant(expected * shares.of(key), 3),
    };
  }
  return rows;
}
