/** [I20] Whether two suggestions are of the same kind, and the place of one lies in the other's. */
import type { SuggestedScope } from '@heed/shared/suggestions';

/** What the lists say of codes. */
export interface KindsAndPlaces {
  parentOf(category: string): string | null | undefined;
  districtOf(place: string): string | undefined;
}

/** The same category, two of one parent, or one and its parent. What is of any category is of no kind. */
export function isKin(
  narrow: SuggestedScope,
  wide: SuggestedScope,
  lists: KindsAndPlaces,
): boolean {
  const kind = (code: string) => lists.parentOf(code) ?? code;
  const { category: one } = narrow;
  const { category: other } = wide;
  return one !== null && other !== null && kind(one) === kind(other) && liesIn(narrow, wide, lists);
}

function liesIn(narrow: SuggestedScope, wide: SuggestedScope, lists: KindsAndPlaces): boolean {
  const [inner, outer] = [narrow.zone, wide.zone];
  if (outer.kind === 'city') return true;
  if (inner.kind === outer.kind && inner.id === outer.id) return true;
  if (outer.kind === 'district') {
    const district = inner.kind === 'street' ? lists.districtOf(inner.id ?? '') : narrow.parent;
    return inner.kind !== 'city' && inner.kind !== 'district' && district === outer.id;
  }
  const around = new Set(wide.cells);
  return narrow.cells.length > 0 && narrow.cells.every((cell) => around.has(cell));
}
