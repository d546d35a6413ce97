/** Joins the rows that were read again from the top to those further down, which stay as they were. */

/**
 * The order of `shown` with its head as it is now. The rows further down follow it, but for those
 * that rose into the head. Gives `fresh` itself where nothing follows.
 */
export function withTail(fresh: readonly string[], shown: readonly string[]): readonly string[] {
  const head = new Set(fresh);
  const tail = shown.slice(endOfHead(head, shown)).filter((id) => !head.has(id));
  return tail.length === 0 ? fresh : [...fresh, ...tail];
}

/**
 * Where the old head ended: there the fewest rows have to have gone from it or risen into it to
 * explain what was read. Each row of it that is still there speaks for a later end, each that isn't
 * for an earlier one; of equal ones the earlier loses no row.
 */
function endOfHead(head: ReadonlySet<string>, shown: readonly string[]): number {
  let [end, least, sum] = [0, 0, 0];
  // Further down more rows would have gone than the head has.
  for (const [place, id] of shown.slice(0, head.size * 2).entries()) {
    sum += head.has(id) ? -1 : 1;
    if (sum < least) [end, least] = [place + 1, sum];
  }
  return end;
}
