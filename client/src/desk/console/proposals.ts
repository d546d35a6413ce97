/** To whom a case could go: three units, with how much each carries. */
import type { UnitLoadRow } from '@heed/shared/board';
import type { UnitRow } from '@heed/shared/reference';

export interface UnitLoad {
  unitId: string;
  open: number;
  overdue: number;
  capacity: number | null;
  /** Share of the capacity; null where nobody has said what the unit can carry. */
  share: number | null;
}

export interface ProposalInput {
  /** The unit that has the case now. */
  presentUnitId: string | null;
  /** The unit that the dispatch catalogue names for the category. */
  catalogueUnitId: string | null;
  units: readonly UnitRow[];
  loads: Readonly<Record<string, UnitLoadRow>>;
}

export const PROPOSALS = 3;

/** Heavily loaded: shown in yellow. */
export const HEAVY_SHARE = 0.9;

/**
 * The unit of the catalogue first, then units near the present one in the tree, then the rest;
 * within each the one with most room.
 */
export function proposeUnits(input: ProposalInput): UnitLoad[] {
  const present = input.units.find((unit) => unit.id === input.presentUnitId);
  const nearness = (unit: UnitRow): number => {
    if (unit.id === input.catalogueUnitId) return 0;
    if (unit.taskForce) return 1;
    return present?.parentId && unit.parentId === present.parentId ? 2 : 3;
  };
  return input.units
    .filter((unit) => !unit.retired && unit.id !== input.presentUnitId)
    .map((unit) => ({ near: nearness(unit), load: unitLoad(unit, input.loads[unit.id]) }))
    .sort((a, b) => a.near - b.near || fullness(a.load) - fullness(b.load))
    .slice(0, PROPOSALS)
    .map(({ load }) => load);
}

export function unitLoad(unit: UnitRow, row: UnitLoadRow | undefined): UnitLoad {
  const open = row?.open ?? 0;
  const { capacity } = unit;
  const share = capacity === null || capacity === 0 ? null : open / capacity;
  return { unitId: unit.id, open, overdue: row?.overdue ?? 0, capacity, share };
}

/** A unit of unknown capacity stands between those with room and those that are full. */
function fullness(load: UnitLoad): number {
  return load.share ?? HEAVY_SHARE;
}
