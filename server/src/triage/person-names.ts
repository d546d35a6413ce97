/** Names of people in a text, by the words and numbers around them. */
import {
  emptyFields,
  introductions,
  looseRelations,
  nameFields,
  politeTitles,
  relations,
  titles,
} from '../../data/lexicon/names';
import type { TextSpan } from '../kernel/text/door-number';
import { unreachable } from '../kernel/unreachable';
import {
  endsName,
  type Family,
  familyAt,
  hanRun,
  isGiven,
  isHan,
  isLikely,
  isLikelyGiven,
  isParticle,
  isSounded,
  isWordBeforeTitle,
  namesBody,
} from './name-shape';
import { PhraseMatcher } from './phrase-matcher';
import { occurrences } from './redacted-span';

type Cue = 'introduction' | 'relation' | 'title';

const cues: readonly (readonly [string, Cue])[] = [
  ...introductions.map((phrase) => [phrase, 'introduction'] as const),
  ...relations.map((phrase) => [phrase, 'relation'] as const),
  ...titles.map((phrase) => [phrase, 'title'] as const),
];
const cueMatcher = new PhraseMatcher(cues.map(([phrase]) => phrase));
const titleSet = new Set(titles);

/** What may stand between a cue and the name. */
const separators = new Set(' :：,，、是叫为“"(（');
/** Those after which a form's answer stands. */
const colons = new Set(':：(（');
/** Before a name that is followed by a title, besides signs. */
const beforeName = new Set('的是叫和与跟向找对给被由请让到位为系区所局院家及说问');
/** Between two names. */
const conjunctions = new Set('和与、及跟');
/** Between a name and a number. */
const beforeNumber = /[\s:：,，、(（]/;

const latinCapital = /[A-Z][a-z]/;
const englishNames: readonly RegExp[] = [
  /\b(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.?\s([A-Z][A-Za-z'-]{1,20}(?:\s[A-Z][A-Za-z'-]{1,20})?)/g,
  /\b(?:[Nn]ame is|[Nn]ame:|[Nn]amed|[Cc]ontact:|[Cc]ontact person:|[Cc]aller:|[Tt]his is)\s{0,2}([A-Z][A-Za-z'-]{1,20}(?:\s[A-Z][A-Za-z'-]{1,20}){0,2})/g,
];

/** Shorter ones stand in too many other words to be looked for everywhere. */
const SHORTEST_FULL_NAME = 3;
const LONGEST_RUN = 5;

/** Spans of names; `folded` is the text folded unit by unit, `numbers` where phones and papers stand. */
export function personNames(
  text: string,
  folded: string,
  numbers: readonly TextSpan[] = [],
): TextSpan[] {
  const spans: TextSpan[] = [];
  cueMatcher.scan(folded, (phrase, start, end) => {
    const [word, cue] = cues[phrase] ?? [];
    if (cue === 'title') push(spans, nameBefore(folded, start, end));
    else namesAfter(folded, { start, end, field: word ?? '', sure: cue === 'introduction' }, spans);
    // 老师 and 医生 are titles and relations: a cue of both kinds is listed as a relation.
    if (cue === 'relation' && titleSet.has(word ?? '')) {
      push(spans, nameBefore(folded, start, end));
    }
  });
  for (const number of numbers) {
    push(spans, nameLeftOf(folded, number.start));
    push(spans, nameRightOf(folded, number.end));
  }
  push(spans, signature(folded));
  const everywhere = [...spans, ...sameNames(folded, spans)];
  return latinCapital.test(text) ? [...everywhere, ...englishSpans(text)] : everywhere;
}

function push(spans: TextSpan[], span: TextSpan | null): void {
  if (span) spans.push(span);
}

/** A full name that was found by its cue goes wherever else it stands. */
function sameNames(text: string, found: readonly TextSpan[]): TextSpan[] {
  const names = new Set(found.map(({ start, end }) => text.slice(start, end)));
  return [...names]
    .filter((name) => name.length >= SHORTEST_FULL_NAME)
    .flatMap((name) => occurrences(text, name));
}

interface CueInText {
  readonly start: number;
  readonly end: number;
  readonly field: string;
  /** A name follows almost for certain. */
  readonly sure: boolean;
}

/** The name after a cue, and those that are joined to it: 当事人张三和李四. */
function namesAfter(text: string, cue: CueInText, spans: TextSpan[]): void {
  let at = cue.end;
  while (at - cue.end < 3 && separators.has(text[at] ?? '')) at += 1;
  const separated = at > cue.end;
  const sure = cue.sure || text[at - 1] === '叫';
  const whichever = text[cue.end - 1] === '任' && text[at] === '何';
  const running = sure || !looseRelations.has(cue.field);
  let name = whichever ? null : nameAt(text, at, { sure, separated, running });
  if (!name && cue.sure) name = answerAt(text, at, cue.field);
  while (name) {
    spans.push(name);
    const joined = conjunctions.has(text[name.end] ?? '');
    const certainty = { sure: false, separated: false, running: true };
    name = joined ? nameAt(text, name.end + 1, certainty) : null;
  }
}

interface Certainty {
  /** A name follows almost for certain. */
  readonly sure: boolean;
  /** A sign or a verb of naming stands before it. */
  readonly separated: boolean;
  /** It may go on into the sentence without a sign. */
  readonly running: boolean;
}

/** A surname and one or two more characters. */
function nameAt(text: string, start: number, certainty: Certainty): TextSpan | null {
  const { sure } = certainty;
  const family = familyAt(text, start);
  if (!family || (!sure && isParticle(text, start))) return null;
  const given = start + family.length;
  for (const end of [given + 2, given + 1]) {
    if (!isGiven(text, given, end) || namesBody(text, end)) continue;
    const likely = isLikelyGiven(text, given, end);
    if (isFirm(text, { family, end, likely }, certainty) && endsName(text, end)) {
      return { start, end };
    }
    const two = end === given + 2;
    if (likely && runsOn(text, end, { family, two }, certainty)) return { start, end };
  }
  // A sure cue and a common surname: rather a character too many than a name that stays.
  return sure && family.kind === 'common' && isGiven(text, given, given + 2)
    ? { start, end: given + 2 }
    : null;
}

/** Whether what ends as a name does is one. */
function isFirm(
  text: string,
  { family, end, likely }: { family: Family; end: number; likely: boolean },
  { sure, separated }: Certainty,
): boolean {
  switch (family.kind) {
    case 'common':
      return true;
    case 'rare':
      return likely || (sure && separated);
    case 'wordy':
      return sure && separated && (likely || !isHan(text[end]));
    default:
      return unreachable(family.kind);
  }
}

/** Whether a likely name may be followed by any word: 妻子詹少华生了二胎, 负责人沙莉承诺. */
function runsOn(
  text: string,
  end: number,
  { family, two }: { family: Family; two: boolean },
  { sure, running }: Certainty,
): boolean {
  if (family.kind === 'wordy' || !running) return false;
  if (two) return true;
  return sure && (family.kind === 'common' || !isLikely(text[end]));
}

/** What a form's field or 我叫 was given, whatever it looks like, up to a sign or the end. */
function answerAt(text: string, start: number, field: string): TextSpan | null {
  const end = hanRun(text, start, LONGEST_RUN);
  const length = end - start;
  if (length < 2 || isHan(text[end])) return null;
  if (isSounded(text, start, end)) return { start, end };
  if (length > 4 || !nameFields.has(field) || !colons.has(text[start - 1] ?? '')) return null;
  if (emptyFields.has(text.slice(start, end)) || !isGiven(text, start, end)) return null;
  return { start, end };
}

/** A surname, alone or with one or two more characters, before a title. */
function nameBefore(text: string, titleStart: number, titleEnd: number): TextSpan | null {
  const polite = politeTitles.has(text.slice(titleStart, titleEnd));
  for (const length of [4, 3, 2, 1]) {
    const start = titleStart - length;
    const family = start < 0 ? null : familyAt(text, start);
    if (!family) continue;
    const given = length - family.length;
    if (given < 0 || given > 2 || family.kind === 'wordy') continue;
    if (given > 0 ? isParticle(text, start) : isWordBeforeTitle(text, start)) continue;
    if (!isGiven(text, start + family.length, titleStart)) continue;
    if (family.kind === 'common' || isTitled(text, start, { given, polite, titleStart })) {
      return { start, end: titleStart };
    }
  }
  return null;
}

/** Whether a rare surname before a title is one: it begins there, and what follows it is a name. */
function isTitled(
  text: string,
  start: number,
  { given, polite, titleStart }: { given: number; polite: boolean; titleStart: number },
): boolean {
  const before = text[start - 1];
  const begins = !isHan(before) || beforeName.has(before ?? '');
  if (given === 0) return begins;
  const likely = isLikelyGiven(text, titleStart - given, titleStart);
  return likely && (given === 2 || (begins && polite));
}

/** 张三：13800138000 */
function nameLeftOf(text: string, numberStart: number): TextSpan | null {
  let end = numberStart;
  while (numberStart - end < 3 && beforeNumber.test(text[end - 1] ?? '')) end -= 1;
  let start = end;
  while (end - start < LONGEST_RUN && isHan(text[start - 1])) start -= 1;
  return whole(text, start, end);
}

/** 13800138000，张三 */
function nameRightOf(text: string, numberEnd: number): TextSpan | null {
  let start = numberEnd;
  while (start - numberEnd < 3 && beforeNumber.test(text[start] ?? '')) start += 1;
  return whole(text, start, hanRun(text, start, LONGEST_RUN));
}

const closing = /(?:敬礼|谢谢|感谢|感激)[\s!！。.~～,，]{0,3}(\p{Script=Han}{2,4})\s{0,3}$/u;

/** Under a letter, after its closing words. */
function signature(text: string): TextSpan | null {
  const match = closing.exec(text.slice(-24));
  if (!match?.[1]) return null;
  const start = text.length - match[0].length + match[0].lastIndexOf(match[1]);
  return whole(text, start, start + match[1].length);
}

/** The run of characters where it is a name from its first to its last. */
function whole(text: string, start: number, end: number): TextSpan | null {
  const family = familyAt(text, start);
  if (!family || family.kind === 'wordy') return null;
  const given = end - start - family.length;
  if (given < 1 || given > 2) return null;
  return isLikelyGiven(text, start + family.length, end) ? { start, end } : null;
}

function englishSpans(text: string): TextSpan[] {
  return englishNames.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => {
      const end = match.index + match[0].length;
      return { start: end - (match[1] ?? '').length, end };
    }),
  );
}
