/** The words that a redacted text is compared by. */
import { piecesInOrder } from '../../kernel/text/search-tokens';
import { stopWords } from './stop-words';

/** How often a text says each of its words; those of the title count double. */
export type WordCounts = ReadonlyMap<string, number>;

/** What is read of a text: whoever writes more has said what it is about by then. */
const READ = 2_000;
const TITLE_COUNTS = 2;

const placeholder = /〔[^〕]{1,6}〕/g;
const han = /^\p{Script=Han}+$/u;
const lettered = /^(?=.*\p{L})[\p{L}\p{N}\p{M}]{2,24}$/u;

/** [O1] */
export function countWords(title: string, body: string): WordCounts {
  const counts = new Map<string, number>();
  const count = (text: string, weight: number): void => {
    const said = text.includes('〔') ? text.replaceAll(placeholder, ' ') : text;
    for (const word of piecesInOrder(said)) {
      if (tells(word)) counts.set(word, (counts.get(word) ?? 0) + weight);
    }
  };
  // A title that the body begins with says nothing more.
  if (!body.startsWith(title)) count(title, TITLE_COUNTS);
  count(body.slice(0, READ), 1);
  return counts;
}

/** A single character or a bare number tells no matter. Most pieces are one character, most words of the plain ones. */
function tells(word: string): boolean {
  if (word.length < 2) return false;
  if (!isPlainHan(word.charCodeAt(0)) || !isPlainHan(word.charCodeAt(word.length - 1))) {
    if (!han.test(word) && !lettered.test(word)) return false;
  }
  return !stopWords.has(word);
}

function isPlainHan(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff;
}

/**
 * [O9] What a re-entered text has in common with the one that it repeats: letters and digits alone, as a
 * digest of 64 bits with their number; empty where there are none.
 */
export function textKey(title: string, body: string): string {
  const said = (body.trim() === '' ? title : body).normalize('NFKC');
  let count = 0;
  let one = 0x811c9dc5;
  let two = 0x2545f491;
  for (let at = 0; at < said.length; at += 1) {
    const code = said.charCodeAt(at);
    if (!isLetter(code)) continue;
    count += 1;
    one = Math.imul(one ^ code, 0x01000193);
    two = Math.imul(two ^ (two >>> 15) ^ code, 0x85ebca6b);
  }
  return count === 0 ? '' : `${count}.${one >>> 0}.${two >>> 0}`;
}

/** Of each UTF-16 unit whether it is of a letter or a digit, as far as it was asked for: 1 yes, 2 no. */
const asked = new Uint8Array(65_536);
const letters = /[\p{L}\p{N}]/u;
/** Half of a character beyond the first plane counts as one: rare characters are letters, mostly. */
const isHalf = (code: number) => code >= 0xd800 && code <= 0xdfff;

function isLetter(code: number): boolean {
  if (isPlainHan(code)) return true;
  if (asked[code] === 0) {
    asked[code] = isHalf(code) || letters.test(String.fromCharCode(code)) ? 1 : 2;
  }
  return asked[code] === 1;
}
