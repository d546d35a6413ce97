/**
 * Deadlines of the open cases that are not historic, each by its running clock that is due first.
 * Nobody's lateness is stored: the heap of coming turns says which case turns as time goes by.
 */
import { ONLY, type BoardParts, type OverdueRow, type WorstRow } from '@heed/shared/board';
import { ClockKind, Urgency, urgencyRank } from '@heed/shared/vocabulary';
import type { CaseAfter } from '../../journal/events';
import { fromBytes, joined, toPieces } from '../measure/bytes.fold';
import { Deadlines, type Deadline, type Phase } from '../measure/deadlines.fold';
import { caseOf, isLive, isUnclaimed, leavingCase, nextDeadline } from '../measure/entry-case.fold';
import type { Fold, FoldedEntry, Projection } from '../projection';

/** How many of the worst are shown. */
const WORST = 10;
/** Escalated to the duty leader: it stands above all others. */
const PINNED = 2;

export const overdueProjection: Projection = {
  name: 'overdue',
  version: 3,
  perIncident: true,
  empty: () => new OverdueFold([]),
  load: (bytes) => new OverdueFold((fromBytes(bytes) as SavedCase[]).map(unpack)),
};

interface WatchedCase extends Deadline {
  readonly caseNo: string;
  readonly urgency: Urgency;
  readonly category: string | null;
  readonly district: string | null;
  readonly street: string | null;
  readonly unitId: string | null;
  readonly receivedAt: string;
  readonly clock: ClockKind | null;
  readonly contacted: boolean;
  readonly unclaimed: boolean;
  readonly undispatched: boolean;
  readonly pinned: boolean;
}

/** Positional, so that many open cases save small. */
type SavedCase = [
  id: string,
  caseNo: string,
  urgency: number,
  category: string | null,
  district: string | null,
  street: string | null,
  unitId: string | null,
  receivedAt: string,
  clock: number,
  soonAt: number | null,
  dueAt: number | null,
  contacted: 0 | 1,
  unclaimed: 0 | 1,
  undispatched: 0 | 1,
  pinned: 0 | 1,
];

class OverdueFold implements Fold {
  private readonly totals = noneOverdue();
  private readonly late = new Map<string, WatchedCase>();
  /** The worst as they were found last; null when one of them may have changed. */
  private worst: readonly [string, WatchedCase][] | null = null;
  private readonly deadlines = new Deadlines<WatchedCase>((key, watched, phase, by) =>
    this.count(key, watched, { phase, by }),
  );

  constructor(saved: readonly [string, WatchedCase][]) {
    for (const [key, watched] of saved) this.deadlines.set(key, watched);
  }

  apply(entry: FoldedEntry): void {
    const left = leavingCase(entry);
    if (left !== null) return this.deadlines.remove(left.caseId);
    const changed = caseOf(entry);
    if (!changed) return;
    const { caseId, after } = changed;
    if (isLive(after)) this.deadlines.set(caseId, watch(after));
    else this.deadlines.remove(caseId);
  }

  rows(now: number): Partial<BoardParts> {
    this.deadlines.advance(now);
    const { overdue, dueSoon, ...totals } = this.totals;
    return {
      overdue: { [ONLY]: { ...totals, overdue: { ...overdue }, dueSoon: { ...dueSoon } } },
      worst: Object.fromEntries(this.findWorst().map(([key, watched]) => [key, worstRow(watched)])),
    };
  }

  save(): Uint8Array {
    return joined(this.pieces());
  }

  pieces(): Iterable<Uint8Array> {
    return toPieces(this.deadlines.entries().map(pack));
  }

  private count(key: string, watched: WatchedCase, { phase, by }: { phase: Phase; by: 1 | -1 }) {
    const { totals } = this;
    totals.open += by;
    if (!watched.contacted) totals.neverContacted += by;
    if (watched.unclaimed) totals.unclaimed += by;
    if (watched.undispatched) totals.undispatched += by;
    if (phase === 'soon') totals.dueSoon[watched.urgency] += by;
    if (phase !== 'late') return;
    totals.overdue[watched.urgency] += by;
    if (!watched.contacted) totals.overdueNeverContacted += by;
    this.worst = null;
    if (by === 1) this.late.set(key, watched);
    else this.late.delete(key);
  }

  /** Pinned ones, then of the most urgent those that are longest overdue; one pass over what is overdue, when that changed. */
  private findWorst(): readonly [string, WatchedCase][] {
    if (this.worst) return this.worst;
    const worst: [string, WatchedCase][] = [];
    for (const candidate of this.late) {
      const last = worst[WORST - 1];
      if (last && compareWorst(candidate, last) >= 0) continue;
      const place = worst.findIndex((other) => compareWorst(candidate, other) < 0);
      worst.splice(place === -1 ? worst.length : place, 0, candidate);
      worst.length = Math.min(worst.length, WORST);
    }
    this.worst = worst;
    return worst;
  }
}

function noneOverdue(): OverdueRow {
  return {
    open: 0,
    overdue: { critical: 0, urgent: 0, normal: 0 },
    dueSoon: { critical: 0, urgent: 0, normal: 0 },
    overdueNeverContacted: 0,
    neverContacted: 0,
    unclaimed: 0,
    undispatched: 0,
  };
}

function watch(after: CaseAfter): WatchedCase {
  return {
    caseNo: after.caseNo,
    urgency: after.urgency,
    category: after.category,
    district: after.district,
    street: after.street,
    unitId: after.unitId,
    receivedAt: after.receivedAt,
    clock: after.running[0]?.kind ?? null,
    ...nextDeadline(after),
    contacted: after.contacted,
    unclaimed: isUnclaimed(after),
    undispatched: after.state === 'registered' || after.state === 'pending_dispatch',
    pinned: after.escalation >= PINNED,
  };
}

/** Ties end with the id, so that every node shows the same ten. */
function compareWorst([a, one]: [string, WatchedCase], [b, other]: [string, WatchedCase]): number {
  return (
    Number(other.pinned) - Number(one.pinned) ||
    urgencyRank(one.urgency) - urgencyRank(other.urgency) ||
    (one.dueAt ?? 0) - (other.dueAt ?? 0) ||
    (a < b ? -1 : 1)
  );
}

function worstRow(watched: WatchedCase): WorstRow {
  const { caseNo, urgency, category, district, street, unitId, receivedAt } = watched;
  if (watched.clock === null || watched.dueAt === null) {
    throw new Error(`case ${caseNo} is overdue without a clock`);
  }
  const dueAt = new Date(watched.dueAt).toISOString();
  const { clock, pinned } = watched;
  return { caseNo, urgency, category, district, street, unitId, clock, receivedAt, dueAt, pinned };
}

function pack([id, watched]: [string, WatchedCase]): SavedCase {
  const { caseNo, urgency, category, district, street, unitId, receivedAt, clock } = watched;
  return [
    id,
    caseNo,
    urgencyRank(urgency),
    category,
    district,
    street,
    unitId,
    receivedAt,
    clock === null ? -1 : ClockKind.options.indexOf(clock),
    watched.soonAt,
    watched.dueAt,
    watched.contacted ? 1 : 0,
    watched.unclaimed ? 1 : 0,
    watched.undispatched ? 1 : 0,
    watched.pinned ? 1 : 0,
  ];
}

function unpack([id, ...saved]: SavedCase): [string, WatchedCase] {
  const [caseNo, rank, category, district, street, unitId, receivedAt, clock, ...rest] = saved;
  const [soonAt, dueAt, contacted, unclaimed, undispatched, pinned] = rest;
  const urgency = Urgency.options[rank];
  if (!urgency) throw new Error(`saved case ${id} has no known urgency`);
  const watched = {
    caseNo,
    urgency,
    category,
    district,
    street,
    unitId,
    receivedAt,
    clock: ClockKind.options[clock] ?? null,
    soonAt,
    dueAt,
    contacted: contacted === 1,
    unclaimed: unclaimed === 1,
    undispatched: undispatched === 1,
    pinned: pinned === 1,
  };
  return [id, watched];
}
