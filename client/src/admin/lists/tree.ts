/** Rows that name their parent, in the order of a tree. */

/** How a row says who it is and below whom it stands. */
export interface TreeShape<T> {
  id: (row: T) => string;
  parent: (row: T) => string | null;
}

export interface TreeLine<T> {
  row: T;
  /** 0 for a root. */
  depth: number;
}

/**
 * Parents before their children, siblings in the order given. A row whose parent is not among the
 * rows stands at the root, and rows that are each other's parents are shown too: what is there is
 * shown, however wrong.
 */
export function treeLines<T>(rows: readonly T[], shape: TreeShape<T>): TreeLine<T>[] {
  const known = new Set(rows.map(shape.id));
  const children = Map.groupBy(rows, (row) => {
    const parent = shape.parent(row);
    return parent !== null && known.has(parent) ? parent : null;
  });
  const lines: TreeLine<T>[] = [];
  const placed = new Set<string>();
  const place = (row: T, depth: number): void => {
    const id = shape.id(row);
    if (placed.has(id)) return;
    placed.add(id);
    lines.push({ row, depth });
    for (const child of children.get(id) ?? []) place(child, depth + 1);
  };
  for (const root of children.get(null) ?? []) place(root, 0);
  for (const row of rows) place(row, 0);
  return lines;
}

/** The row and all that stand below it: where it cannot be moved to. */
export function branchOf<T>(rows: readonly T[], shape: TreeShape<T>, id: string): Set<string> {
  const branch = new Set([id]);
  let grown = true;
  while (grown) {
    grown = false;
    for (const row of rows) {
      const parent = shape.parent(row);
      if (parent === null || !branch.has(parent) || branch.has(shape.id(row))) continue;
      branch.add(shape.id(row));
      grown = true;
    }
  }
  return branch;
}

/** The lines that fit a word, with the parents that lead to them. */
export function linesThatFit<T>(
  lines: readonly TreeLine<T>[],
  shape: TreeShape<T>,
  fits: (row: T) => boolean,
): TreeLine<T>[] {
  const byId = new Map(lines.map((line) => [shape.id(line.row), line]));
  const kept = new Set<TreeLine<T>>();
  for (const line of lines) {
    if (!fits(line.row)) continue;
    let at: TreeLine<T> | undefined = line;
    while (at && !kept.has(at)) {
      kept.add(at);
      at = byId.get(shape.parent(at.row) ?? '');
    }
  }
  return lines.filter((line) => kept.has(line));
}
