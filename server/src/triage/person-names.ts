/** Names of people in a text, by the words around them. */
import { introductions, ordinaryWords, relations, titles } from '../../data/lexicon/names';
import type { TextSpan } from '../kernel/text/door-number';
import { occurrences } from './redacted-span';
import { commonSurnames, compoundSurnames, surnames } from '../kernel/text/surnames';
import { PhraseMatcher } from './phrase-matcher';

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
/** Surnames that mostly are the words for at, towards, side and whichever. */
const particles = new Set('于向方任');
/** Never in a given name. */
const notInName = new Set(
  '的了是在说和与被及等向把给让对从就都也很不没有我你他她这那们个人们吗呢吧么姓',
);
/** Follow a name, besides signs. */
const afterName = new Set(
  '的了是在说和与被及等向把给让对从就都也不没有今现住因于已称男女同先等年自系为家去来到于以未要又曾总',
);

const chinese = /\p{Script=Han}/u;
const latinCapital = /[A-Z][a-z]/;
const englishNames: readonly RegExp[] = [
  /\b(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.?\s([A-Z][A-Za-z'-]{1,20}(?:\s[A-Z][A-Za-z'-]{1,20})?)/g,
  /\b(?:[Nn]ame is|[Nn]ame:|[Nn]amed|[Cc]ontact:|[Cc]ontact person:|[Cc]aller:|[Tt]his is)\s{0,2}([A-Z][A-Za-z'-]{1,20}(?:\s[A-Z][A-Za-z'-]{1,20}){0,2})/g,
];

/** Shorter ones stand in too many other words to be looked for everywhere. */
const SHORTEST_FULL_NAME = 3;

/** Spans of names; `folded` is the text folded unit by unit. */
export function personNames(text: string, folded: string): TextSpan[] {
  const spans: TextSpan[] = [];
  cueMatcher.scan(folded, (phrase, start, end) => {
    const cue = cues[phrase]?.[1];
    const span = cue === 'title' ? nameBefore(folded, start) : nameAfter(folded, end, cue);
    if (span) spans.push(span);
    // 老师 and 医生 are titles and relations: a cue of both kinds is listed as a relation.
    if (cue === 'relation' && titleSet.has(folded.slice(start, end))) {
      const before = nameBefore(folded, start);
      if (before) spans.push(before);
    }
  });
  const everywhere = [...spans, ...sameNames(folded, spans)];
  return latinCapital.test(text) ? [...everywhere, ...englishSpans(text)] : everywhere;
}

/** A full name that was found by its cue goes wherever else it stands. */
function sameNames(text: string, found: readonly TextSpan[]): TextSpan[] {
  const names = new Set(found.map(({ start, end }) => text.slice(start, end)));
  return [...names]
    .filter((name) => name.length >= SHORTEST_FULL_NAME)
    .flatMap((name) => occurrences(text, name));
}

/** A surname and one or two more characters after a cue. */
function nameAfter(text: string, cueEnd: number, cue: Cue | undefined): TextSpan | null {
  let start = cueEnd;
  while (start - cueEnd < 3 && separators.has(text[start] ?? '')) start += 1;
  const sure = cue === 'introduction' || text[start - 1] === '叫';
  const family = surnameAt(text, start, sure && start > cueEnd ? surnames : commonSurnames);
  if (family === 0 || isOrdinary(text, start) || (!sure && isParticle(text, start))) return null;
  for (const given of [2, 1]) {
    const end = start + family + given;
    if (isGiven(text, start + family, end) && endsName(text, end)) return { start, end };
  }
  const end = start + family + 2;
  return sure && isGiven(text, start + family, end) ? { start, end } : null;
}

/** A surname, alone or with one or two more characters, before a title. */
function nameBefore(text: string, titleStart: number): TextSpan | null {
  for (const length of [4, 3, 2, 1]) {
    const start = titleStart - length;
    if (start < 0) continue;
    const family = surnameAt(text, start, commonSurnames);
    const given = length - family;
    if (family === 0 || given > 2 || isOrdinary(text, start)) continue;
    if (given > 0 && isParticle(text, start)) continue;
    if (isGiven(text, start + family, titleStart)) return { start, end: titleStart };
  }
  return null;
}

/** How many characters of a surname stand there. */
function surnameAt(text: string, at: number, accepted: ReadonlySet<string>): number {
  if (compoundSurnames.has(text.slice(at, at + 2))) return 2;
  return accepted.has(text[at] ?? '') ? 1 : 0;
}

/** Surnames that are far more often something else. */
function isParticle(text: string, at: number): boolean {
  return particles.has(text[at] ?? '');
}

function isOrdinary(text: string, at: number): boolean {
  return ordinaryWords.has(text.slice(at, at + 2));
}

function isGiven(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const character = text[at];
    if (character === undefined || !chinese.test(character) || notInName.has(character))
      return false;
  }
  return true;
}

/** At the end, before a sign or digit, or before a word that follows names. */
function endsName(text: string, at: number): boolean {
  const next = text[at];
  return next === undefined || !chinese.test(next) || afterName.has(next);
}

function englishSpans(text: string): TextSpan[] {
  return englishNames.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => {
      const end = match.index + match[0].length;
      return { start: end - (match[1] ?? '').length, end };
    }),
  );
}
