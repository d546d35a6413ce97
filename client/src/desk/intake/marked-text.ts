/** A text cut where rules fired, so that the phrases can be underlined. */
export interface TextPart {
  text: string;
  marked: boolean;
}

export interface Span {
  offset: number;
  length: number;
}

/** Spans may overlap, lie one in another, or reach past a text that has been edited since. */
export function markText(text: string, spans: readonly Span[]): TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const { start, end } of merged(text.length, spans)) {
    if (start > at) parts.push({ text: text.slice(at, start), marked: false });
    parts.push({ text: text.slice(start, end), marked: true });
    at = end;
  }
  if (at < text.length) parts.push({ text: text.slice(at), marked: false });
  return parts;
}

/** The phrases themselves, each once, in the order of the text. */
export function phrasesOf(text: string, spans: readonly Span[]): string[] {
  const found = spans
    .toSorted((a, b) => a.offset - b.offset)
    .map(({ offset, length }) => text.slice(offset, offset + length))
    .filter((phrase) => phrase !== '');
  return [...new Set(found)];
}

function merged(limit: number, spans: readonly Span[]): { start: number; end: number }[] {
  const sorted = spans
    .map(({ offset, length }) => ({ start: offset, end: Math.min(limit, offset + length) }))
    .filter(({ start, end }) => start >= 0 && end > start)
    .sort((a, b) => a.start - b.start);
  const result: { start: number; end: number }[] = [];
  for (const span of sorted) {
    const last = result.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else result.push(span);
  }
  return result;
}
