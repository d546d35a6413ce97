/** The hour and the hour before, slice by slice, against each slice's share of what is usual. */
import type { SliceRow } from '@heed/shared/board';
import { significant } from '../measure/rounding.fold';
import type { Shares } from '../measure/shares.fold';
import type { SliceTally } from './slice-tally.fold';

interface SliceSource {
  readonly expected: number | null;
  readonly shares: Shares;
  /** Keys that have a row even while nothing comes. */
  readonly always?: readonly string[];
}

export function slices(
  hour: SliceTally,
  before: SliceTally,
  { expected, shares, always = [] }: SliceSource,
): Record<string, SliceRow> {
  const rows: Record<string, SliceRow> = {};
  for (const key of new Set([...always, ...hour.keys(), ...before.keys()])) {
    rows[key] = {
      ...hour.get(key),
      before: before.get(key).received,
      expected: expected === null ? null : significant(expected * shares.of(key), 3),
    };
  }
  return rows;
}
