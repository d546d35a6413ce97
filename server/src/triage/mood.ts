/** Whether a phrase is told as here and now, denied, or told as feared, imagined or past, by the words next to it. */
import {
  denialFillers,
  denials,
  remoteBefore,
  remoteAfter,
  notDenials,
} from '../../data/lexicon/mood';
import { PhraseMatcher } from './phrase-matcher';

export type Mood = 'told' | 'denied' | 'remote';

/** How far before a phrase a word may stand that makes it remote, within the same clause. */
const REMOTE_WINDOW = 10;
const REMOTE_WINDOW_LATIN = 30;
/** Words that may stand between a denial and its phrase: "no reports of any …" */
const MAX_FILLERS = 4;

type WordsByEnd = ReadonlyMap<number, readonly string[]>;

const denialsByEnd = byEnd(denials);
const notDenialsByEnd = byEnd(notDenials);
const fillersByEnd = byEnd(denialFillers);
const remoteMatcher = new PhraseMatcher(remoteBefore);

const clauseEnds = new Set('，。；！？、,.;!?:：\n“”"（）()'.split(''));

/** The mood of the phrase from `start` to `end` in a folded text. */
export function moodOf(text: string, start: number, end: number): Mood {
  if (isDenied(text, start)) return 'denied';
  return isRemote(text, start, end) ? 'remote' : 'told';
}

/** Walks back over fillers to a denial: 没有 ‹发现› ‹人员› 受伤. */
function isDenied(text: string, start: number): boolean {
  let end = start;
  for (let filler = 0; filler <= MAX_FILLERS; filler += 1) {
    end = skipSpacesBefore(text, end);
    if (wordBefore(text, end, notDenialsByEnd) !== undefined) return false;
    if (wordBefore(text, end, denialsByEnd) !== undefined) return true;
    const skipped = wordBefore(text, end, fillersByEnd);
    if (skipped === undefined) return false;
    end -= skipped.length;
  }
  return false;
}

function isRemote(text: string, start: number, end: number): boolean {
  if (remoteAfter.some((word) => text.startsWith(word, skipSpacesAfter(text, end)))) return true;
  const window = isLatin(text, start) ? REMOTE_WINDOW_LATIN : REMOTE_WINDOW;
  let from = start;
  while (from > 0 && start - from < window && !clauseEnds.has(text[from - 1] ?? '')) from -= 1;
  const before = text.slice(from, start);
  let remote = false;
  remoteMatcher.scan(before, (_word, first, last) => {
    remote ||= startsWord(text, from + first) && endsWord(text, from + last);
  });
  return remote;
}

/** The first word of the list that ends there; words are looked up by their last letter. */
function wordBefore(text: string, end: number, words: WordsByEnd): string | undefined {
  return words
    .get(text.charCodeAt(end - 1))
    ?.find((word) => text.endsWith(word, end) && startsWord(text, end - word.length));
}

function byEnd(words: readonly string[]): WordsByEnd {
  return Map.groupBy(words, (word) => word.charCodeAt(word.length - 1));
}

/** True unless a Latin word runs on across the position. */
export function startsWord(text: string, at: number): boolean {
  return at === 0 || !(isLatin(text, at) && isLatin(text, at - 1));
}

/** True unless a Latin word runs on across the position. */
export function endsWord(text: string, at: number): boolean {
  return at >= text.length || !(isLatin(text, at - 1) && isLatin(text, at));
}

function skipSpacesBefore(text: string, end: number): number {
  let at = end;
  while (at > 0 && text.charCodeAt(at - 1) === 0x20) at -= 1;
  return at;
}

function skipSpacesAfter(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) === 0x20) at += 1;
  return at;
}

/** A lower-case Latin letter or an ASCII digit, in a folded text. */
function isLatin(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57);
}
