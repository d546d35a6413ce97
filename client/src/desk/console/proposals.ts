/** What a unit carries, and the proposals that the server makes for a case. */
import type { UnitLoadRow } from '@heed/shared/board';
import type { ProposalRow } from '@heed/shared/proposals';
import type { UnitRow } from '@heed/shared/reference';

export interface UnitLoad {
  unitId: string;
  open: number;
  overdue: number;
  capacity: number | null;
  /** Share of the capacity; null where nobody has said what the unit can carry. */
  share: number | null;
}

/** Heavily loaded: shown in yellow. */
export const HEAVY_SHARE = 0.9;

export function unitLoad(unit: UnitRow, row: UnitLoadRow | undefined): UnitLoad {
  const { id: unitId, capacity } = unit;
  return loadOf({ unitId, capacity, open: row?.open ?? 0, overdue: row?.overdue ?? 0 });
}

export function proposalLoad({ unitId, capacity, open, overdue }: ProposalRow): UnitLoad {
  return loadOf({ unitId, capacity, open, overdue });
}

function loadOf(row: Omit<UnitLoad, 'share'>): UnitLoad {
  const { capacity, open } = row;
  return { ...row, share: capacity === null || capacity === 0 ? null : open / capacity };
}
