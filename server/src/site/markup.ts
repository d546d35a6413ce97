/** Markup as a template: everything put into it is text, unless it is markup already. */
import { showable } from '../kernel/text/clean-text';

/** Markup that may go out as it is. */
export class Html {
  constructor(readonly source: string) {}
}

export type Piece = Html | string | number | null | undefined | false | readonly Piece[];

export const nothing = new Html('');

/**
 * A template whose values are escaped, lists joined, empty ones left out. It isn't called by a name
 * that formatters know: they would move blanks about, and in a text field every blank counts.
 */
export function markup(parts: TemplateStringsArray, ...values: readonly Piece[]): Html {
  let whole = parts[0] ?? '';
  for (const [at, value] of values.entries()) whole += markupOf(value) + (parts[at + 1] ?? '');
  return new Html(whole);
}

/** Markup of our own making that comes from elsewhere, such as a drawn code. */
export function trusted(drawn: string): Html {
  return new Html(drawn);
}

/** A text as it may stand between tags or in a quoted attribute, in HTML and in XML. */
export function escaped(text: string): string {
  return showable(text).replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function markupOf(value: Piece): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Html) return value.source;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return escaped(value);
  return value.map(markupOf).join('');
}
