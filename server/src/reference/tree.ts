/** Trees that are kept as parents: whether a node may hang below another. */

/** Whether `id` would lie below itself if its parent were `parent`. Ends also in a tree that is broken. */
export function makesCycle(
  id: string,
  parent: string | null,
  parentOf: (id: string) => string | null | undefined,
): boolean {
  const seen = new Set<string>();
  for (let at: string | null | undefined = parent; at; at = parentOf(at)) {
    if (at === id) return true;
    if (seen.has(at)) return false;
    seen.add(at);
  }
  return false;
}
