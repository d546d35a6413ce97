/** A bulletin's text in pieces: words, numbers that count themselves, and what waits to be filled. */
import type { BulletinContent, NumberToken } from '@heed/shared/bulletins';

export type TextPiece =
  | { kind: 'words'; text: string }
  | { kind: 'number'; id: string }
  /** `{…}` of a template. */
  | { kind: 'blank'; text: string };

const braces = /\{([^{}\n]{0,80})\}/g;

export function piecesOf(text: string, isNumber: (id: string) => boolean): TextPiece[] {
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const match of text.matchAll(braces)) {
    if (match.index > from) pieces.push({ kind: 'words', text: text.slice(from, match.index) });
    const name = match[1] ?? '';
    pieces.push(isNumber(name) ? { kind: 'number', id: name } : { kind: 'blank', text: match[0] });
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ kind: 'words', text: text.slice(from) });
  return pieces;
}

/** Ids of the numbers that stand in a text. */
export function numbersIn(text: string): string[] {
  return [...text.matchAll(braces)].map(([, name]) => name ?? '').filter((id) => /^n\d+$/.test(id));
}

export type NumberAsk = Pick<NumberToken, 'query' | 'figure' | 'zone' | 'ofIncident'>;

/** The number that asks the same, if the text has one. */
export function numberAsking(content: BulletinContent, ask: NumberAsk): NumberToken | undefined {
  return content.numbers.find(
    ({ query, figure, zone, ofIncident }) =>
      query === ask.query &&
      figure === ask.figure &&
      zone === ask.zone &&
      ofIncident === ask.ofIncident,
  );
}

/** An id that no number of the text has, nor any that was taken out of it. */
export function nextNumberId(content: BulletinContent): string {
  const used = content.numbers.map(({ id }) => Number(id.slice(1)));
  return `n${Math.max(0, ...used) + 1}`;
}

/** The text with a number put in at a place. */
export function withNumberAt(text: string, offset: number, id: string): string {
  return `${text.slice(0, offset)}{${id}}${text.slice(offset)}`;
}
