/**
 * How far the work has come: told, dispatched, answered, confirmed as solved, never one number for
 * them all. Of an incident or a drill since it began; of the real realm in the statistical day, from
 * 08:00 to 08:00, for the cases that something was heard of in it.
 */
import { ONLY, type BoardParts } from '@heed/shared/board';
import type { ProgressRow } from '@heed/shared/incident-board';
import { REAL } from '@heed/shared/vocabulary';
import { NO_PROGRESS, progressAfter } from '../../journal/events/case-progress';
import { joined } from '../measure/bytes.fold';
import { Kept } from '../measure/column.fold';
import { caseOf, leavingCase } from '../measure/entry-case.fold';
import { framed, readFramed } from '../measure/framed.fold';
import { statisticalDayOf } from '../../kernel/statistical-day';
import { ZoneTime } from '../../kernel/zone-time';
import type { Fold, FoldedEntry, FoldSettings, Projection } from '../projection';
import { HeardCases, type Begun, type CountedCase, type SavedOthers } from './heard-cases.fold';
import { readListed } from './listed-cases.fold';

export function progressProjection({ timeZone }: FoldSettings): Projection {
  const zone = new ZoneTime(timeZone);
  return {
    name: 'progress',
    version: 3,
    perIncident: true,
    empty: () => new ProgressFold(zone, { since: null, daily: false, cases: new HeardCases() }),
    load: (bytes) => new ProgressFold(zone, read(new Kept(bytes))),
    older: { 2: (bytes) => new ProgressFold(zone, readListed(bytes)) },
  };
}

interface Saved extends Omit<Begun, 'cases'> {
  readonly others: SavedOthers;
}

type Counts = Record<Exclude<keyof ProgressRow, 'people' | 'since'>, number>;

const UNHEARD: CountedCase = { progress: NO_PROGRESS, unconfirmed: false, heard: 0, repeats: 0 };

class ProgressFold implements Fold {
  private cases: HeardCases;
  private counts = nothing();
  private since: number | null;
  private daily: boolean;

  constructor(
    private readonly zone: ZoneTime,
    { since, daily, cases }: Begun,
  ) {
    this.since = since;
    this.daily = daily;
    this.cases = cases;
    for (const counted of cases.all()) this.count(counted, 1);
  }

  apply(entry: FoldedEntry): void {
    this.come(entry);
    const left = leavingCase(entry);
    if (left !== null) return this.take(left.caseId);
    const changed = caseOf(entry);
    if (!changed || changed.after.historic) return;
    const known = this.cases.of(changed.caseId);
    const person = this.heardIn(entry);
    // Of the statistical day only the cases that something was heard of in it.
    if (!known && person === null) return;
    const next = this.after(known ?? UNHEARD, entry, person);
    if (known) this.count(known, -1);
    this.cases.put(changed.caseId, next, person);
    this.count(next, 1);
  }

  rows(now: number): Partial<BoardParts> {
    const today = this.daily ? statisticalDayOf(this.zone, now) : this.since;
    const since = today === null ? null : new Date(today).toISOString();
    // A new day begins at its hour, whether or not anything has happened in it.
    if (this.daily && today !== null && today > (this.since ?? 0)) {
      return { progress: { [ONLY]: { ...nothing(), people: 0, since } } };
    }
    return { progress: { [ONLY]: { ...this.counts, people: this.cases.people, since } } };
  }

  save(): Uint8Array {
    return joined(this.pieces());
  }

  *pieces(): Generator<Uint8Array> {
    const { since, daily, cases } = this;
    yield* framed({ since, daily, others: cases.saveOthers() } satisfies Saved);
    yield* cases.pieces();
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
    this.cases = new HeardCases();
    this.counts = nothing();
  }

  private after(known: CountedCase, entry: FoldedEntry, person: string | null): CountedCase {
    const { type, data } = entry;
    const joins = type === 'case-linked' && data.incidentId === entry.incident;
    const progress = joins ? data.progress : progressAfter(known.progress, entry);
    const state = 'after' in data ? data.after.state : null;
    const unconfirmed = state === 'replied' || state === 'pending_followup';
    const repeats = type === 'complaint-registered' && person !== null && !data.opened;
    return {
      progress,
      unconfirmed,
      heard: known.heard + Number(person !== null),
      repeats: known.repeats + Number(repeats),
    };
  }

  /** Whose complaint an entry tells of, where it counts; null for any other entry. */
  private heardIn({ type, data, realm, incident }: FoldedEntry): string | null {
    if (type !== 'complaint-registered') return null;
    const daily = realm === REAL && incident === undefined;
    const counts = !daily || Date.parse(data.receivedAt) >= (this.since ?? 0);
    return counts ? data.personId : null;
  }

  private take(id: string): void {
    const counted = this.cases.of(id);
    if (!counted) return;
    this.cases.remove(id);
    this.count(counted, -1);
  }

  private count({ progress, unconfirmed, heard, repeats }: CountedCase, by: 1 | -1): void {
    const { counts } = this;
    const { given, answered, outcome } = progress;
    counts.received += heard * by;
    counts.repeats += repeats * by;
    if (answered) counts.answered += by;
    if (given && !answered) counts.dispatched += by;
    if (outcome === 'solved') counts.confirmedSolved += by;
    if (unconfirmed) counts.repliedUnconfirmed += by;
  }
}

function read(kept: Kept): Begun {
  const { since, daily, others } = readFramed(kept) as Saved;
  return { since, daily, cases: HeardCases.read(others, kept) };
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
