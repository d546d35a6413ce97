/** Whether characters look like a Chinese name: its surname, what a given name is made of, where it ends. */
import {
  bodyWords,
  givenNameCharacters,
  ordinaryWords,
  soundCharacters,
  wordySurnames,
} from '../../data/lexicon/names';
import { commonSurnames, compoundSurnames, surnames } from '../kernel/text/surnames';

/** 感谢, 谢谢, 多谢: no surname. */
const thanks = new Set('感谢多致答');
/** Surnames that mostly are the words for at, towards, side and whichever. */
const particles = new Set('于向方任');
/** Together with 于 they are one word. */
const beforeTowards = new Set('对由属关至等基位处鉴');
/** Never in a given name. */
const notInName = new Set(
  '的了是在说和与被及等向把给让对从就都也很不没有我你他她这那们个人们吗呢吧么姓称诉欠骂您',
);
/** Follow a name, besides signs. */
const afterName = new Set(
  '的了是在说和与被及等向把给让对从就都也不没有今现住因于已称男女同先等年自系为家去来到于以未要又曾总诉欠骂跟叫',
);
/** Ends of the names of places and bodies, and never of people. */
const placeEnds = new Set('村镇县市区乡路街巷店厂局校所队组楼院馆司里弄栋座室苑');

const chinese = /\p{Script=Han}/u;

/** What stands where a surname may. */
export interface Family {
  readonly length: 1 | 2;
  /** Most people bear a common one, and it seldom begins another word; a wordy one mostly does. */
  readonly kind: 'common' | 'rare' | 'wordy';
}

/** The surname that begins there; null where none does, or where it begins an ordinary word. */
export function familyAt(text: string, at: number): Family | null {
  if (ordinaryWords.has(text.slice(at, at + 2))) return null;
  if (compoundSurnames.has(text.slice(at, at + 2))) return { length: 2, kind: 'common' };
  const first = text[at] ?? '';
  if (!surnames.has(first) || (first === '谢' && thanks.has(text[at - 1] ?? ''))) return null;
  if (commonSurnames.has(first)) return { length: 1, kind: 'common' };
  return { length: 1, kind: wordySurnames.has(first) ? 'wordy' : 'rare' };
}

/** Surnames that are far more often something else. */
export function isParticle(text: string, at: number): boolean {
  return particles.has(text[at] ?? '');
}

/** Before a title: 现任院长 and 对于老师 name nobody, 找于老师 does. */
export function isWordBeforeTitle(text: string, at: number): boolean {
  const [before = '', character = ''] = [text[at - 1], text[at]];
  if (character === '于') return beforeTowards.has(before);
  return particles.has(character) && isHan(before);
}

export function isHan(character: string | undefined): boolean {
  return character !== undefined && chinese.test(character);
}

/** Could be a given name: Chinese characters, none of which is never in one, and not the end of a place. */
export function isGiven(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const character = text[at];
    if (character === undefined || !isHan(character) || notInName.has(character)) return false;
  }
  return !placeEnds.has(text[end - 1] ?? '');
}

/** Is made of what given names are made of. */
export function isLikelyGiven(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    if (!isLikely(text[at])) return false;
  }
  return end > start;
}

export function isLikely(character: string | undefined): boolean {
  return character !== undefined && givenNameCharacters.has(character);
}

/** A name as other tongues of the country have them. */
export function isSounded(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    if (!soundCharacters.has(text[at] ?? '')) return false;
  }
  return end - start >= 2;
}

/** At the end, before a sign or digit, or before a word that follows names. */
export function endsName(text: string, at: number): boolean {
  const next = text[at];
  return next === undefined || !isHan(next) || afterName.has(next);
}

/** Whether a firm, a place or a body goes on there. */
export function namesBody(text: string, at: number): boolean {
  return bodyWords.has(text.slice(at, at + 2));
}

/** How far Chinese characters go on from there, at most `most` of them. */
export function hanRun(text: string, start: number, most: number): number {
  let end = start;
  while (end - start < most && isHan(text[end])) end += 1;
  return end;
}
