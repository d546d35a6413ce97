/**
 * The open cases that are not historic, each by its running clock that is due first: how many are late
 * and soon, which are the worst, who carries how much. Nobody's lateness is stored: what turns next
 * stands first in a heap, so that a reading costs what turned since the one before, however many cases
 * are open.
 */
import { ONLY, type BoardParts, type OverdueRow } from '@heed/shared/board';
import { joined } from '../measure/bytes.fold';
import { CodePool } from '../measure/code-pool.fold';
import { Kept } from '../measure/column.fold';
import { caseOf, isLive, leavingCase, type CaseEntry } from '../measure/entry-case.fold';
import { framed, readFramed } from '../measure/framed.fold';
import { Turns } from '../measure/turns.fold';
import type { Fold, FoldedEntry, Projection } from '../projection';
import { CaseColumns } from './case-columns.fold';
import { Loads, type Phase } from './loads.fold';
import { Worst } from './worst.fold';

export const openCasesProjection: Projection = {
  name: 'open-cases',
  version: 1,
  perIncident: true,
  empty: () => new OpenCasesFold(null),
  load: (bytes) => new OpenCasesFold(new Kept(bytes)),
};

interface Saved {
  readonly codes: readonly string[];
}

/** By their numbers in the column. */
const phases = ['calm', 'soon', 'late'] as const satisfies readonly Phase[];
const [CALM, SOON, LATE] = [0, 1, 2];

class OpenCasesFold implements Fold {
  private readonly totals = noneOverdue();
  private readonly columns: CaseColumns;
  private readonly loads: Loads;
  private readonly worst: Worst;
  private readonly turns = new Turns((row) => this.nextTurn(row));
  /** The last reading; derived, and so never saved. */
  private now = -Infinity;

  constructor(kept: Kept | null) {
    const moved = () => this.turns.refill(this.columns.table.rows());
    this.columns = kept
      ? CaseColumns.read(readFramed(kept) as Saved, kept, moved)
      : new CaseColumns(new CodePool(), moved);
    this.loads = new Loads(this.columns.pool);
    this.worst = new Worst(this.columns);
    for (const row of this.columns.table.rows()) this.enter(row);
  }

  apply(entry: FoldedEntry): void {
    const left = leavingCase(entry);
    if (left !== null) return this.remove(left.caseId);
    const changed = caseOf(entry);
    if (!changed) return;
    if (isLive(changed.after)) this.put(changed);
    else this.remove(changed.caseId);
  }

  rows(now: number): Partial<BoardParts> {
    this.advance(now);
    const { overdue, dueSoon, ...totals } = this.totals;
    return {
      overdue: { [ONLY]: { ...totals, overdue: { ...overdue }, dueSoon: { ...dueSoon } } },
      worst: this.worst.rows((row) => this.columns.phase.get(row) === LATE),
      ...this.loads.rows(),
    };
  }

  save(): Uint8Array {
    return joined(this.pieces());
  }

  *pieces(): Generator<Uint8Array> {
    yield* framed({ codes: this.columns.pool.save() } satisfies Saved);
    yield* this.columns.table.pieces();
  }

  private put({ caseId, after }: CaseEntry): void {
    const { table } = this.columns;
    const known = table.find(caseId);
    if (known !== -1) this.count(known, -1);
    const row = known === -1 ? table.add(caseId) : known;
    this.columns.write(row, after);
    this.enter(row);
  }

  private remove(caseId: string): void {
    const { table } = this.columns;
    const row = table.find(caseId);
    if (row === -1) return;
    this.count(row, -1);
    this.turns.take(row);
    table.remove(row);
  }

  /** The row is written: it counts from now on. */
  private enter(row: number): void {
    this.columns.phase.set(row, this.phaseNow(row));
    this.count(row, 1);
    this.turns.put(row);
  }

  /** Lets time come to `now`. */
  private advance(now: number): void {
    const back = now < this.now;
    this.now = now;
    if (back) {
      for (const row of this.columns.table.rows()) this.turn(row);
      return;
    }
    for (let row = this.turns.first(); row !== -1; row = this.turns.first()) {
      if (this.nextTurn(row) > now) return;
      this.turn(row);
    }
  }

  private turn(row: number): void {
    this.count(row, -1);
    this.enter(row);
  }

  private phaseNow(row: number): number {
    if (this.columns.dueAt.get(row) <= this.now) return LATE;
    return this.columns.soonAt.get(row) <= this.now ? SOON : CALM;
  }

  private nextTurn(row: number): number {
    const phase = this.columns.phase.get(row);
    if (phase === LATE) return Infinity;
    const dueAt = this.columns.dueAt.get(row);
    return phase === SOON ? dueAt : Math.min(this.columns.soonAt.get(row), dueAt);
  }

  private count(row: number, by: 1 | -1): void {
    const { totals, columns } = this;
    const phase = phases[columns.phase.get(row)] ?? 'calm';
    const urgency = columns.urgencyOf(row);
    const [contacted, unclaimed] = [columns.is(row, 'contacted'), columns.is(row, 'unclaimed')];
    totals.open += by;
    if (!contacted) totals.neverContacted += by;
    if (unclaimed) totals.unclaimed += by;
    if (columns.is(row, 'undispatched')) totals.undispatched += by;
    if (phase === 'soon') totals.dueSoon[urgency] += by;
    if (phase === 'late') this.countLate(row, { by, contacted });
    const [unit, holder] = [columns.unit.get(row), columns.holder.get(row)];
    this.loads.count({ unit, holder, phase, contacted, unclaimed }, by);
  }

  private countLate(row: number, { by, contacted }: { by: 1 | -1; contacted: boolean }): void {
    this.totals.overdue[this.columns.urgencyOf(row)] += by;
    if (!contacted) this.totals.overdueNeverContacted += by;
    if (by === 1) this.worst.enter(row);
    else this.worst.leave(row);
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
