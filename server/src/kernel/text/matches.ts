/** Where a pattern stands in a text. */

/**
 * Every match of a pattern with the flag `g`, none of which may be empty, in order.
 * Like `matchAll`, which makes a copy of the pattern for each text that it looks at.
 */
export function matchesOf(text: string, pattern: RegExp): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    found.push(match);
  }
  return found;
}
