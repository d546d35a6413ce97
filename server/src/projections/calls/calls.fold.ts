/**
 * The telephones: do people get through, how long do they wait, and whom nobody has heard yet. Calls
 * count in the minute in which they were offered, whenever they were told.
 */
import { ONLY, type BoardParts } from '@heed/shared/board';
import type { CallsRow } from '@heed/shared/calls';
import type { EventData } from '../../journal/events';
import { ZoneTime } from '../../kernel/zone-time';
import { fromBytes, toBytes } from '../measure/bytes.fold';
import type { Fold, FoldedEntry, FoldSettings, Projection } from '../projection';
import { CallMinutes, type SavedMinutes } from './call-minutes.fold';

export function callsProjection({ timeZone }: FoldSettings): Projection {
  const zone = new ZoneTime(timeZone);
  return {
    name: 'calls',
    version: 1,
    empty: () => new CallsFold(zone, nothing),
    load: (bytes) => new CallsFold(zone, fromBytes(bytes) as SavedCalls),
  };
}

interface SavedCalls {
  readonly toldAt: string | null;
  readonly minutes: SavedMinutes;
  readonly queue: [callId: string, offeredAt: number][];
  readonly lines: [callBackId: string, firstAt: string][];
  readonly leases: [callBackId: string, until: string][];
}

const nothing: SavedCalls = {
  toldAt: null,
  minutes: { latest: 0, minutes: [] },
  queue: [],
  lines: [],
  leases: [],
};

const MINUTE = 60_000;
const WINDOW = 15 * MINUTE;
const HOUR = 60 * MINUTE;
/** A call that waits longer was ended without a word from its system. */
const LONGEST_QUEUED = 2 * HOUR;

class CallsFold implements Fold {
  private toldAt: string | null;
  private readonly minutes: CallMinutes;
  /** Calls that wait, and since when. */
  private readonly queue: Map<string, number>;
  /** Numbers that nobody has heard since they gave up, and since when. */
  private readonly lines: Map<string, string>;
  /** Those of them that somebody has in hand, and until when. */
  private readonly leases: Map<string, string>;
  /** Derived, and so not part of what is saved; undefined where it has to be looked for. */
  private oldest: string | null | undefined;

  constructor(
    private readonly zone: ZoneTime,
    saved: SavedCalls,
  ) {
    this.toldAt = saved.toldAt;
    this.minutes = new CallMinutes(saved.minutes);
    this.queue = new Map(saved.queue);
    this.lines = new Map(saved.lines);
    this.leases = new Map(saved.leases);
  }

  apply({ type, data, at }: FoldedEntry): void {
    if (type === 'call-told') this.tell(data, at);
    else if (type === 'call-back-changed') this.change(data, at);
  }

  rows(now: number): Partial<BoardParts> {
    if (this.toldAt === null) return { calls: {} };
    return { calls: { [ONLY]: this.row(now, this.toldAt) } };
  }

  save(): Uint8Array {
    const saved: SavedCalls = {
      toldAt: this.toldAt,
      minutes: this.minutes.save(),
      queue: [...this.queue],
      lines: [...this.lines],
      leases: [...this.leases],
    };
    return toBytes(saved);
  }

  private tell(told: EventData<'call-told'>, at: string): void {
    this.toldAt = at;
    this.minutes.come(Date.parse(at));
    const { callId, event, first, retold, offeredAt, waitSeconds } = told;
    if (offeredAt === null) return;
    const offered = Date.parse(offeredAt);
    if (first) this.minutes.count(offered, 'offered', 1);
    if (event === 'queued' && first) this.queue.set(callId, offered);
    if (event !== 'queued') this.queue.delete(callId);
    if (event === 'answered') {
      this.minutes.count(offered, 'answered', 1);
      if (retold) this.minutes.count(offered, 'abandoned', -1);
    }
    if (event === 'abandoned' && !retold) this.minutes.count(offered, 'abandoned', 1);
    if (waitSeconds !== null) this.minutes.waited(offered, waitSeconds);
    for (const [id, since] of this.queue) {
      if (Date.parse(at) - since > LONGEST_QUEUED) this.queue.delete(id);
    }
  }

  private change({ callBackId, line }: EventData<'call-back-changed'>, at: string): void {
    const wasThere = this.lines.has(callBackId);
    const isThere = line.state !== 'done';
    this.oldest = undefined;
    if (isThere) this.lines.set(callBackId, line.firstAt);
    else this.lines.delete(callBackId);
    if (isThere && line.leaseUntil !== null) this.leases.set(callBackId, line.leaseUntil);
    else this.leases.delete(callBackId);
    this.minutes.come(Date.parse(at));
    this.minutes.count(Date.parse(at), 'grown', Number(isThere) - Number(wasThere));
  }

  private row(now: number, toldAt: string): CallsRow {
    const recent = this.minutes.since(now - WINDOW, now);
    const today = this.minutes.since(this.zone.since(0, now) - 1, now);
    const waits = [...this.queue.values()].filter((since) => now - since <= LONGEST_QUEUED);
    const waiting = waits.map((since) => Math.floor((now - since) / 1_000));
    const leased = [...this.leases.values()].filter((until) => Date.parse(until) > now);
    return {
      offered: recent.offered,
      answered: recent.answered,
      abandoned: recent.abandoned,
      offeredToday: today.offered,
      answeredToday: today.answered,
      abandonedToday: today.abandoned,
      queue: waiting.length,
      longestWaitSeconds: waiting.reduce((a, b) => Math.max(a, b), recent.waited),
      notReached: this.lines.size,
      notReachedHourAgo: Math.max(0, this.lines.size - this.minutes.since(now - HOUR, now).grown),
      beingCalled: leased.length,
      oldestAt: this.oldestOf(),
      toldAt,
    };
  }

  private oldestOf(): string | null {
    if (this.oldest !== undefined) return this.oldest;
    let oldest: string | null = null;
    for (const at of this.lines.values()) if (oldest === null || at < oldest) oldest = at;
    this.oldest = oldest;
    return oldest;
  }
}
