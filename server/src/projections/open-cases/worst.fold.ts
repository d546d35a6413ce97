/** The worst of the overdue cases: found by one pass, and kept up to date until one of them goes. */
import type { WorstRow } from '@heed/shared/board';
import { urgencyRank } from '@heed/shared/vocabulary';
import type { CaseColumns } from './case-columns.fold';

/** How many are shown. */
const MOST = 10;

interface Bad {
  readonly id: string;
  readonly pinned: boolean;
  readonly rank: number;
  readonly dueAt: number;
}

export class Worst {
  /** Null where they have to be looked for. */
  private found: Bad[] | null = [];

  constructor(private readonly columns: CaseColumns) {}

  enter(row: number): void {
    if (this.found) this.place(this.found, this.badOf(row));
  }

  leave(row: number): void {
    const id = this.columns.table.ids.text(row);
    if (!this.found?.some((bad) => bad.id === id)) return;
    // Where there were fewer than are shown, there is none that would follow.
    this.found = this.found.length < MOST ? this.found.filter((bad) => bad.id !== id) : null;
  }

  /** `isLate` tells of a row whether it is overdue now. */
  rows(isLate: (row: number) => boolean): Record<string, WorstRow> {
    const { table } = this.columns;
    if (!this.found) {
      this.found = [];
      for (const row of table.rows()) if (isLate(row)) this.place(this.found, this.badOf(row));
    }
    return Object.fromEntries(this.found.map(({ id }) => [id, this.shown(table.find(id))]));
  }

  private place(found: Bad[], bad: Bad): void {
    const last = found[MOST - 1];
    if (last && compare(bad, last) >= 0) return;
    const place = found.findIndex((other) => compare(bad, other) < 0);
    found.splice(place === -1 ? found.length : place, 0, bad);
    found.length = Math.min(found.length, MOST);
  }

  private badOf(row: number): Bad {
    const { columns } = this;
    return {
      id: columns.table.ids.text(row),
      pinned: columns.is(row, 'pinned'),
      rank: urgencyRank(columns.urgencyOf(row)),
      dueAt: columns.dueAt.get(row),
    };
  }

  private shown(row: number): WorstRow {
    const clock = this.columns.clockOf(row);
    const shown = this.columns.shownOf(row);
    if (clock === null) throw new Error(`case ${shown.caseNo} is overdue without a clock`);
    return { ...shown, clock, dueAt: new Date(this.columns.dueAt.get(row)).toISOString() };
  }
}

/** Pinned ones, then the most urgent, longest overdue. Ties end with the id, so that every node shows the same ten. */
function compare(one: Bad, other: Bad): number {
  return (
    Number(other.pinned) - Number(one.pinned) ||
    one.rank - other.rank ||
    one.dueAt - other.dueAt ||
    (one.id < other.id ? -1 : 1)
  );
}
