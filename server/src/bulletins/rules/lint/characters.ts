/** Characters that hide, turn or imitate what is read. */
import type { BulletinContent } from '@heed/shared/bulletins';
import { textPlaces } from '../content';
import { foundAt, type Found } from './found';

/**
 * Controls but the line feed, format characters (zero width, bidirectional, tags, soft hyphens), line
 * and paragraph separators, blanks that look like nothing or like letters, private and unassigned ones.
 */
const unsafe =
  /[[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u2800\u3164\uffa0]--[\n]]+/gv;
/** A joiner between two pictures makes one picture of them; it is what such a picture consists of. */
const joinedPicture = /\p{RGI_Emoji}/v;

const word = /[\p{L}\p{M}]+/gu;
/** Scripts whose letters pass for one another's. */
const lookalikes = [
  ['Latin', /\p{Script=Latin}/u],
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Greek', /\p{Script=Greek}/u],
  ['Armenian', /\p{Script=Armenian}/u],
  ['Cherokee', /\p{Script=Cherokee}/u],
] as const;

const number = /\p{Nd}(?:[.,，．:：]?\p{Nd})*/gu;
const asciiDigit = /[0-9]/;
const wideDigit = /[０-９]/;
const otherDigit = /[\p{Nd}--[0-9０-９]]/v;

/** [B19] */
export function characterFindings(content: BulletinContent): Found[] {
  return textPlaces(content).flatMap(({ path, text }) => [
    ...unsafeIn(path, text),
    ...mixedWords(path, text),
    ...mixedNumbers(path, text),
  ]);
}

/** Paths of all texts in a value that hold unsafe characters. */
export function unsafeWords(value: unknown, path = ''): string[] {
  if (typeof value === 'string') return unsafeIn(path, value).length > 0 ? [path] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, field]) =>
    unsafeWords(field, path === '' ? key : `${path}.${key}`),
  );
}

function unsafeIn(path: string, text: string): Found[] {
  return [...text.matchAll(unsafe)]
    .filter((match) => !isInPicture(text, match.index, match[0]))
    .map((match) =>
      foundAt('unsafe-characters', 'blocks', path, {
        offset: match.index,
        length: match[0].length,
        params: { character: `U+${hex(match[0])}` },
      }),
    );
}

function isInPicture(text: string, at: number, found: string): boolean {
  if (found !== '\u200d') return false;
  const before = /\p{Emoji}[\p{M}\u{1f3fb}-\u{1f3ff}]?$/u.exec(text.slice(0, at))?.[0];
  const after = /^\p{Emoji}\ufe0f?/u.exec(text.slice(at + 1))?.[0];
  return (
    before !== undefined && after !== undefined && joinedPicture.test(`${before}${found}${after}`)
  );
}

function mixedWords(path: string, text: string): Found[] {
  return [...text.matchAll(word)].flatMap((match) => {
    const scripts = lookalikes.filter(([, script]) => script.test(match[0])).map(([name]) => name);
    if (scripts.length < 2) return [];
    return foundAt('mixed-script', 'warns', path, {
      offset: match.index,
      length: match[0].length,
      params: { scripts: scripts.join('+') },
    });
  });
}

/** Digits of one number come from one row of digits, ASCII or full-width. */
function mixedNumbers(path: string, text: string): Found[] {
  return [...text.matchAll(number)].flatMap((match) => {
    const rows = [asciiDigit, wideDigit, otherDigit].filter((row) => row.test(match[0])).length;
    if (rows < 2 && !otherDigit.test(match[0])) return [];
    return foundAt('mixed-script', 'warns', path, {
      offset: match.index,
      length: match[0].length,
      params: { scripts: 'digits' },
    });
  });
}

function hex(text: string): string {
  return (text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}
