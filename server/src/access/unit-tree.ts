/** The tree of units, as far as permissions need it. */

export interface UnitNode {
  readonly id: string;
  readonly parentId: string | null;
}

/** A unit and every unit below it. Ends also where the stored tree should hold a cycle. */
export function subtree(units: readonly UnitNode[], rootId: string): string[] {
  const children = Map.groupBy(units, (unit) => unit.parentId);
  const found = new Set([rootId]);
  for (const id of found) {
    for (const child of children.get(id) ?? []) found.add(child.id);
  }
  return [...found];
}
