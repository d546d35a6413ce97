/** `??` while typing: where it stands, what is looked for behind it, and the text once an answer takes its place. */

export interface Asked {
  /** Where the two marks begin. */
  readonly start: number;
  readonly typed: string;
}

/** A question is a line at most, and nobody searches by a sentence. */
const LONGEST = 30;
/** Half and full width: an input method makes the second. */
const MARKS = /[?？]{2}/g;

/** What is asked for before the caret; null where nothing is. */
export function askedBefore(text: string, caret: number): Asked | null {
  const before = text.slice(0, caret);
  const last = [...before.matchAll(MARKS)].at(-1);
  if (!last) return null;
  const typed = before.slice(last.index + 2);
  // Three marks are an exclamation, not a search.
  if (typed.length > LONGEST || /[\n。？?!！]/.test(typed)) return null;
  return { start: last.index, typed: typed.trim() };
}

/** The text with the answer in place of what was asked, and where the caret then stands. */
export function withAnswer(
  text: string,
  { start }: Asked,
  caret: number,
  answer: string,
): { readonly text: string; readonly caret: number } {
  return {
    text: text.slice(0, start) + answer + text.slice(caret),
    caret: start + answer.length,
  };
}
