/**
 * How far the work has come: told, dispatched, answered, confirmed as solved, never one number for
 * them all. Of an incident or a drill since it began; of the real realm in the statistical day, from
 * 08:00 to 08:00, for the cases that something was heard of in it.
 */
import { ONLY, type BoardParts } from '@heed/shared/board';
import type { ProgressRow } from '@heed/shared/incident-board';
import { FollowUpOutcome, REAL } from '@heed/shared/vocabulary';
import { NO_PROGRESS, progressAfter, type CaseProgress } from '../../journal/events/case-progress';
import { fromBytes, joined, toPieces } from '../measure/bytes.fold';
import { caseOf, leavingCase } from '../measure/entry-case.fold';
import { Tally } from '../measure/tally.fold';
import { statisticalDayOf } from '../../kernel/statistical-day';
import { ZoneTime } from '../../kernel/zone-time';
import type { Fold, FoldedEntry, FoldSettings, Projection } from '../projection';

export function progressProjection({ timeZone }: FoldSettings): Projection {
  const zone = new ZoneTime(timeZone);
  return {
    name: 'progress',
    version: 2,
    perIncident: true,
    empty: () => new ProgressFold(zone, { since: null, daily: false, cases: [] }),
    load: (bytes) => new ProgressFold(zone, fromBytes(bytes) as Saved),
  };
}

interface CountedCase {
  readonly progress: CaseProgress;
  /** Replied to, and nobody has confirmed that it is solved. */
  readonly unconfirmed: boolean;
  /** Who was heard, once a complaint. */
  readonly people: readonly string[];
  readonly repeats: number;
}

/** Positional, so that many cases save small. */
type SavedCase = [
  id: string,
  given: 0 | 1,
  answered: 0 | 1,
  outcome: number,
  unconfirmed: 0 | 1,
  repeats: number,
  people: readonly string[],
];

interface Saved {
  readonly since: number | null;
  /** Counts the statistical day, and begins anew with each. */
  readonly daily: boolean;
  readonly cases: readonly SavedCase[];
}

type Counts = Record<Exclude<keyof ProgressRow, 'people' | 'since'>, number>;

const UNHEARD: CountedCase = { progress: NO_PROGRESS, unconfirmed: false, people: [], repeats: 0 };

class ProgressFold implements Fold {
  private cases = new Map<string, CountedCase>();
  private people = new Tally();
  private counts = nothing();
  private since: number | null;
  private daily: boolean;

  constructor(
    private readonly zone: ZoneTime,
    { since, daily, cases }: Saved,
  ) {
    this.since = since;
    this.daily = daily;
    for (const saved of cases) this.put(...unpack(saved));
  }

  apply(entry: FoldedEntry): void {
    this.come(entry);
    const left = leavingCase(entry);
    if (left !== null) return this.take(left.caseId);
    const changed = caseOf(entry);
    if (!changed || changed.after.historic) return;
    const known = this.cases.get(changed.caseId);
    const next = this.after(known ?? UNHEARD, entry);
    // Of the statistical day only the cases that something was heard of in it.
    if (!known && next.people.length === 0) return;
    this.take(changed.caseId);
    this.put(changed.caseId, next);
  }

  rows(now: number): Partial<BoardParts> {
    const today = this.daily ? statisticalDayOf(this.zone, now) : this.since;
    const since = today === null ? null : new Date(today).toISOString();
    // A new day begins at its hour, whether or not anything has happened in it.
    if (this.daily && today !== null && today > (this.since ?? 0)) {
      return { progress: { [ONLY]: { ...nothing(), people: 0, since } } };
    }
    return { progress: { [ONLY]: { ...this.counts, people: this.people.size, since } } };
  }

  save(): Uint8Array {
    return joined(this.pieces());
  }

  pieces(): Iterable<Uint8Array> {
    return toPieces({
      since: this.since,
      daily: this.daily,
      cases: this.cases.entries().map(pack),
    });
  }

  /** A new statistical day begins with nothing; an incident begins with the first knowledge, a drill once. */
  private come(entry: FoldedEntry): void {
    const at = Date.parse(entry.at);
    if (entry.incident !== undefined) {
      if ('standing' in entry.data) this.since = Date.parse(entry.data.standing.firstKnownAt);
      return;
    }
    if (entry.realm !== REAL) {
      const historic = 'after' in entry.data && entry.data.after.historic;
      if (!historic) this.since ??= at;
      return;
    }
    this.daily = true;
    const since = statisticalDayOf(this.zone, at);
    if (this.since !== null && since <= this.since) return;
    this.since = since;
    this.cases = new Map();
    this.people = new Tally();
    this.counts = nothing();
  }

  private after(known: CountedCase, entry: FoldedEntry): CountedCase {
    const { type, data } = entry;
    const joins = type === 'case-linked' && data.incidentId === entry.incident;
    const progress = joins ? data.progress : progressAfter(known.progress, entry);
    const state = 'after' in data ? data.after.state : null;
    const unconfirmed = state === 'replied' || state === 'pending_followup';
    const next = { ...known, progress, unconfirmed };
    if (type !== 'complaint-registered' || !this.isSince(data.receivedAt, entry)) return next;
    const people = [...known.people, data.personId];
    return { ...next, people, repeats: known.repeats + Number(!data.opened) };
  }

  private isSince(receivedAt: string, { realm, incident }: FoldedEntry): boolean {
    const daily = realm === REAL && incident === undefined;
    return !daily || Date.parse(receivedAt) >= (this.since ?? 0);
  }

  private put(id: string, counted: CountedCase): void {
    this.cases.set(id, counted);
    this.count(counted, 1);
  }

  private take(id: string): void {
    const counted = this.cases.get(id);
    if (!counted) return;
    this.cases.delete(id);
    this.count(counted, -1);
  }

  private count({ progress, unconfirmed, people, repeats }: CountedCase, by: 1 | -1): void {
    const { counts } = this;
    const { given, answered, outcome } = progress;
    counts.received += people.length * by;
    counts.repeats += repeats * by;
    if (answered) counts.answered += by;
    if (given && !answered) counts.dispatched += by;
    if (outcome === 'solved') counts.confirmedSolved += by;
    if (unconfirmed) counts.repliedUnconfirmed += by;
    for (const person of people) this.people.add(person, by);
  }
}

function nothing(): Counts {
  return {
    received: 0,
    repeats: 0,
    answered: 0,
    dispatched: 0,
    confirmedSolved: 0,
    repliedUnconfirmed: 0,
  };
}

function pack([id, { progress, unconfirmed, people, repeats }]: [string, CountedCase]): SavedCase {
  const { given, answered, outcome } = progress;
  const said = outcome === null ? -1 : FollowUpOutcome.options.indexOf(outcome);
  return [id, given ? 1 : 0, answered ? 1 : 0, said, unconfirmed ? 1 : 0, repeats, people];
}

function unpack(saved: SavedCase): [string, CountedCase] {
  const [id, given, answered, said, unconfirmed, repeats, people] = saved;
  const outcome = FollowUpOutcome.options[said] ?? null;
  const progress = { given: given === 1, answered: answered === 1, outcome };
  return [id, { progress, unconfirmed: unconfirmed === 1, people, repeats }];
}
