/** The words that two texts share, as a person reads them: the pairs that an index holds, put together again. */
import type { WordWeight } from './likeness';

const SHOWN = 3;
const LONGEST = 12;

/** A Chinese character, or a word of other letters and digits. */
const units = /\p{Script=Han}|[[\p{L}\p{N}\p{M}]--\p{Script=Han}]+/gv;
const han = /^\p{Script=Han}/u;

interface Phrase {
  readonly text: string;
  readonly weight: number;
}

/** The most telling phrases of `text` whose every pair the other text has too. */
export function sharedPhrases(
  text: string,
  shared: ReadonlySet<string>,
  weight: WordWeight,
): string[] {
  const found = [...phrasesOf(text.normalize('NFKC').toLowerCase(), shared, weight)];
  const shown: string[] = [];
  for (const phrase of found.toSorted((a, b) => b.weight - a.weight)) {
    const short = Array.from(phrase.text).slice(0, LONGEST).join('');
    if (!shown.some((other) => other.includes(short) || short.includes(other))) shown.push(short);
    if (shown.length === SHOWN) break;
  }
  return shown;
}

function* phrasesOf(
  text: string,
  shared: ReadonlySet<string>,
  weight: WordWeight,
): Generator<Phrase> {
  let phrase: Phrase | null = null;
  let last: { readonly unit: string; readonly end: number } | null = null;
  for (const { 0: unit, index } of text.matchAll(units)) {
    const pair: string | null = last?.end === index && han.test(unit) ? last.unit + unit : null;
    if (pair !== null && last !== null && shared.has(pair)) {
      const begun: Phrase = phrase ?? { text: last.unit, weight: 0 };
      phrase = { text: begun.text + unit, weight: begun.weight + weight(pair) };
    } else {
      if (phrase) yield phrase;
      phrase = !han.test(unit) && shared.has(unit) ? { text: unit, weight: weight(unit) } : null;
    }
    last = { unit, end: index + unit.length };
  }
  if (phrase) yield phrase;
}
