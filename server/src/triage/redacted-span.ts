/** What goes from a text, and what stands in its place. */

export type Placeholder = '姓名' | '电话' | '证件' | '门牌' | '邮箱' | '车牌' | '账号';

export interface RedactedSpan {
  readonly start: number;
  readonly end: number;
  readonly placeholder: Placeholder;
}

/** Where a literal stands in a text. */
export function occurrences(text: string, wanted: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
    found.push({ start: at, end: at + wanted.length });
  }
  return found;
}

/** The text with each span replaced by 〔its placeholder〕; spans that touch one another go as one. */
export function replaceSpans(text: string, spans: readonly RedactedSpan[]): string {
  const inOrder = spans.toSorted((a, b) => a.start - b.start || b.end - a.end);
  let replaced = '';
  let done = 0;
  for (const { start, end, placeholder } of inOrder) {
    if (end <= done) continue;
    if (start >= done) replaced += `${text.slice(done, start)}〔${placeholder}〕`;
    done = end;
  }
  return replaced + text.slice(done);
}
