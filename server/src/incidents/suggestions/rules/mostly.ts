/** What most cases of a suggestion are about, where it is of any category. */

const MOST_STEPS = 8;
const HALF = 0.5;

/**
 * The narrowest category that half of the cases or more are of, or of one below it: `categories` says how
 * many are of each, the commonest first. Null where there is none.
 */
export function mostlyOf(
  categories: ReadonlyMap<string, number>,
  cases: number,
  parentOf: (code: string) => string | null | undefined,
): string | null {
  let level = new Map(categories);
  for (let step = 0; step < MOST_STEPS && level.size > 0; step += 1) {
    const [first] = [...level].toSorted(([, one], [, other]) => other - one);
    if (first && first[1] >= HALF * cases) return first[0];
    const above = new Map<string, number>();
    for (const [code, count] of level) {
      const parent = parentOf(code);
      if (parent) above.set(parent, (above.get(parent) ?? 0) + count);
    }
    // Some cases are of the parent itself.
    for (const code of above.keys())
      above.set(code, (above.get(code) ?? 0) + (level.get(code) ?? 0));
    level = above;
  }
  return null;
}
