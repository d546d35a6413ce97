/** What the boards ask of each open case that is not historic, in columns. */
import type { ClockKind, Urgency } from '@heed/shared/vocabulary';
import { ClockKind as Clocks, Urgency as Urgencies, urgencyRank } from '@heed/shared/vocabulary';
import type { CaseAfter } from '../../journal/events';
import { CodePool } from '../measure/code-pool.fold';
import { Column, type Kept } from '../measure/column.fold';
import { isUnclaimed, nextDeadline } from '../measure/entry-case.fold';
import { RowTable } from '../measure/row-table.fold';
import { packNumber, unpackNumber } from './case-number.fold';

/** Escalated to the duty leader: it stands above all others. */
const PINNED = 2;
const RANK = 3;
const flags = { contacted: 4, unclaimed: 8, undispatched: 16, pinned: 32 } as const;
type Flag = keyof typeof flags;

export class CaseColumns {
  readonly table: RowTable;
  /** When it turns soon and late, in milliseconds; never where no clock runs. */
  readonly soonAt: Column;
  readonly dueAt: Column;
  readonly unit: Column;
  readonly holder: Column;
  /** How it stands at the last reading: for whoever counts. */
  readonly phase: Column;
  private readonly status: Column;
  private readonly clock: Column;
  private readonly receivedAt: Column;
  private readonly numberBefore: Column;
  private readonly numberDigits: Column;
  private readonly category: Column;
  private readonly district: Column;
  private readonly street: Column;

  constructor(
    readonly pool: CodePool,
    moved: () => void,
  ) {
    this.table = new RowTable(moved);
    this.soonAt = this.table.holds(Column.numbers());
    this.dueAt = this.table.holds(Column.numbers());
    this.receivedAt = this.table.holds(Column.numbers());
    this.unit = this.table.holds(Column.fitted());
    this.holder = this.table.holds(Column.fitted());
    this.numberBefore = this.table.holds(Column.fitted());
    this.numberDigits = this.table.holds(Column.fitted());
    this.category = this.table.holds(Column.fitted());
    this.district = this.table.holds(Column.fitted());
    this.street = this.table.holds(Column.fitted());
    this.status = this.table.holds(Column.bytes());
    this.clock = this.table.holds(Column.bytes());
    this.phase = this.table.derives(Column.bytes());
  }

  static read(saved: { readonly codes: readonly string[] }, kept: Kept, moved: () => void) {
    const columns = new CaseColumns(new CodePool(saved.codes), moved);
    columns.table.load(kept);
    return columns;
  }

  write(row: number, after: CaseAfter): void {
    const { pool } = this;
    const { soonAt, dueAt } = nextDeadline(after);
    this.soonAt.set(row, soonAt ?? Infinity);
    this.dueAt.set(row, dueAt ?? Infinity);
    this.receivedAt.set(row, Date.parse(after.receivedAt));
    this.unit.set(row, pool.numberOf(after.unitId));
    this.holder.set(row, pool.numberOf(after.holderId));
    const { before, digits } = packNumber(after.caseNo, pool);
    this.numberBefore.set(row, before);
    this.numberDigits.set(row, digits);
    this.category.set(row, pool.numberOf(after.category));
    this.district.set(row, pool.numberOf(after.district));
    this.street.set(row, pool.numberOf(after.street));
    this.status.set(row, statusOf(after));
    const kind = after.running[0]?.kind;
    this.clock.set(row, kind === undefined ? 0 : Clocks.options.indexOf(kind) + 1);
  }

  is(row: number, flag: Flag): boolean {
    return (this.status.get(row) & flags[flag]) !== 0;
  }

  urgencyOf(row: number): Urgency {
    return Urgencies.options[this.status.get(row) & RANK] ?? 'normal';
  }

  /** What a single case shows of itself. */
  shownOf(row: number) {
    const { pool } = this;
    const number = { before: this.numberBefore.get(row), digits: this.numberDigits.get(row) };
    return {
      caseNo: unpackNumber(number, pool),
      urgency: this.urgencyOf(row),
      category: pool.codeOf(this.category.get(row)),
      district: pool.codeOf(this.district.get(row)),
      street: pool.codeOf(this.street.get(row)),
      unitId: pool.codeOf(this.unit.get(row)),
      receivedAt: new Date(this.receivedAt.get(row)).toISOString(),
      pinned: this.is(row, 'pinned'),
    };
  }

  clockOf(row: number): ClockKind | null {
    return Clocks.options[this.clock.get(row) - 1] ?? null;
  }
}

function statusOf(after: CaseAfter): number {
  const undispatched = after.state === 'registered' || after.state === 'pending_dispatch';
  return (
    urgencyRank(after.urgency) +
    (after.contacted ? flags.contacted : 0) +
    (isUnclaimed(after) ? flags.unclaimed : 0) +
    (undispatched ? flags.undispatched : 0) +
    (after.escalation >= PINNED ? flags.pinned : 0)
  );
}
