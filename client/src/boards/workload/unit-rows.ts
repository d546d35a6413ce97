/** The units in the order in which they need help, and one line for all that are left. */
import type { BoardParts, UnitLoadRow } from '@heed/shared/board';

export interface UnitLoad extends UnitLoadRow {
  unitId: string;
  /** How many it can carry; null where nobody has said. */
  capacity: number | null;
  /** Open ÷ capacity. */
  load: number | null;
}

export interface UnitRows {
  named: UnitLoad[];
  /** Null where every unit is named. */
  others: (UnitLoadRow & { units: number }) | null;
  /** Dispatched and not yet claimed, over all units. */
  unclaimed: number;
}

/** From here on a unit's load asks for help. */
export const HIGH_LOAD = 0.9;

/** Most overdue first, then fullest, then largest. */
export function unitRows(
  units: BoardParts['units'],
  capacityOf: (unitId: string) => number | null,
  limit: number,
): UnitRows {
  const rows = Object.entries(units)
    .map(([unitId, row]) => {
      const capacity = capacityOf(unitId);
      return { ...row, unitId, capacity, load: capacity ? row.open / capacity : null };
    })
    .sort(
      (a, b) =>
        b.overdue - a.overdue ||
        (b.load ?? 0) - (a.load ?? 0) ||
        b.open - a.open ||
        (a.unitId < b.unitId ? -1 : 1),
    );
  // One unit alone is named: a line "1 other unit" would take the same room and say less.
  const named = rows.length <= limit + 1 ? rows : rows.slice(0, limit);
  const rest = rows.slice(named.length);
  return {
    named,
    others: rest.length === 0 ? null : { ...together(rest), units: rest.length },
    unclaimed: rows.reduce((sum, row) => sum + row.unclaimed, 0),
  };
}

function together(rows: readonly UnitLoadRow[]): UnitLoadRow {
  const total = { open: 0, overdue: 0, dueSoon: 0, neverContacted: 0, unclaimed: 0 };
  for (const row of rows) {
    total.open += row.open;
    total.overdue += row.overdue;
    total.dueSoon += row.dueSoon;
    total.neverContacted += row.neverContacted;
    total.unclaimed += row.unclaimed;
  }
  return total;
}
