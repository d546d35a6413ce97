/** Signs in a text that call for something to be put in: @ a colleague, :: a template. */

export type Insert = 'mention' | 'template';

export interface Trigger {
  kind: Insert;
  /** Where it begins. */
  from: number;
  /** What was typed after it. */
  typed: string;
}

/** A name or a title is no longer than this. */
const LONGEST = 20;
const shapes: readonly { kind: Insert; shape: RegExp }[] = [
  { kind: 'template', shape: /(?:::|：：)([^\s:：]*)$/u },
  // After a letter or a digit it is an address of mail.
  { kind: 'mention', shape: /(?:^|[^\p{Script=Latin}\d])[@＠]([^\s@＠]*)$/u },
];

/** What the text before the caret calls for, of what may be put in here. */
export function triggerBefore(
  text: string,
  caret: number,
  offered: readonly Insert[],
): Trigger | null {
  const before = text.slice(Math.max(0, caret - LONGEST), caret);
  for (const { kind, shape } of shapes) {
    const typed = offered.includes(kind) ? shape.exec(before)?.[1] : undefined;
    if (typed === undefined) continue;
    const sign = kind === 'template' ? 2 : 1;
    return { kind, typed, from: caret - typed.length - sign };
  }
  return null;
}

/** The text with the sign and what was typed after it replaced, and where the caret then stands. */
export function inserted(
  text: string,
  caret: number,
  { from }: Trigger,
  words: string,
): { text: string; caret: number } {
  return { text: text.slice(0, from) + words + text.slice(caret), caret: from + words.length };
}

/** Those of the names that still stand in the text after an @. */
export function mentionedIn(text: string, chosen: ReadonlyMap<string, string>): string[] {
  return [...chosen].filter(([, name]) => text.includes(`@${name}`)).map(([id]) => id);
}

/** Places that a template leaves to its writer: {…}. */
export function openPlaces(text: string): string[] {
  return [...new Set([...text.matchAll(/\{([^{}\n]{1,20})\}/gu)].map(([, name]) => name ?? ''))];
}

/** A template with what is known put in; what isn't stays as it is. */
export function filled(template: string, known: Readonly<Record<string, string>>): string {
  return template.replaceAll(
    /\{([^{}\n]{1,20})\}/gu,
    (place, name: string) => known[name] ?? place,
  );
}
