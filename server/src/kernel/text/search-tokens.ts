/** The words that a text is found by, and those of a query: both folded alike. */
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { commonSurnames } from './surnames';

const MAX_TOKEN_BYTES = 64;

let loaded: Jieba | undefined;

/** Loads the dictionary, for a tenth of a second and more: before anybody waits who sends a text. */
export function loadDictionary(): void {
  jieba();
}

/** Wanted only where texts are indexed: what else reads this module doesn't load it. */
function jieba(): Jieba {
  loaded ??= Jieba.withDict(dict);
  return loaded;
}

/** A run of Chinese characters, or a word of other letters and digits. */
const runs = /\p{Script=Han}+|[[\p{L}\p{N}\p{M}]--\p{Script=Han}]+/gv;
const han = /^\p{Script=Han}/u;
const letters = /[\p{L}\p{N}]/u;
const nameShape = /^\p{Script=Han}{2,3}$/u;

interface Run {
  readonly text: string;
  readonly chinese: boolean;
  /** The word that ends where a Chinese run begins: 3 before 栋. */
  readonly before: string | null;
}

/**
 * Tokens of a text: words of the dictionary, every two neighbouring Chinese characters, other words
 * and numbers, and a word together with the character after it (3栋).
 */
export function indexTokens(text: string): string[] {
  const folded = fold(text);
  const tokens = new Set(jieba().cutForSearch(folded, true).filter(isChinese).map(short));
  for (const run of runsOf(folded)) for (const token of pairs(run)) tokens.add(token);
  return [...tokens];
}

/**
 * Tokens that all have to be among those of a text. Only pairs, not words: how a text is cut into
 * words hangs on its neighbours. A lone character counts where there is nothing else.
 */
export function queryTokens(query: string): string[] {
  const found = [...runsOf(fold(query))];
  const tokens = new Set(found.flatMap(pairs));
  if (tokens.size === 0) return [...new Set(found.map((run) => short(run.text)))];
  return [...tokens];
}

/** A text in pieces, folded: its words, and what stands between them. */
export function piecesInOrder(text: string): string[] {
  return jieba().cut(fold(text), true);
}

/** The words of a text in their order, folded; what stands between them is left out. */
export function wordsInOrder(text: string): string[] {
  return piecesInOrder(text).filter(isWord);
}

/**
 * Whether a word may be somebody's name: as the dictionary has it, or one that it doesn't know and
 * that has the shape of one. Names of places that have it too are taken for people's.
 */
export function mayBePersonName(word: string): boolean {
  const known = jieba().cut(word, false).length === 1;
  if (!known && nameShape.test(word) && commonSurnames.has(word.charAt(0))) return true;
  return jieba()
    .tag(word, true)
    .some(({ tag }) => tag.startsWith('nr'));
}

/** All that both sides share: pairs of a Chinese run, or the word itself. */
function pairs({ text, chinese, before }: Run): string[] {
  if (!chinese) return [short(text)];
  const tokens: string[] = [];
  let previous = before;
  for (const character of text) {
    if (previous !== null) tokens.push(short(previous + character));
    previous = character;
  }
  return tokens;
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function isChinese(run: string): boolean {
  return han.test(run);
}

function isWord(piece: string): boolean {
  return letters.test(piece);
}

function* runsOf(folded: string): Generator<Run> {
  let word: { text: string; end: number } | null = null;
  for (const match of folded.matchAll(runs)) {
    const run = match[0];
    const chinese = isChinese(run);
    const before: string | null =
      chinese && word !== null && word.end === match.index ? word.text : null;
    yield { text: run, chinese, before };
    word = chinese ? null : { text: run, end: match.index + run.length };
  }
}

/** Cut to whole characters. */
function short(token: string): string {
  if (token.length * 3 <= MAX_TOKEN_BYTES) return token;
  let bytes = 0;
  let kept = '';
  for (const character of token) {
    bytes += Buffer.byteLength(character);
    if (bytes > MAX_TOKEN_BYTES) break;
    kept += character;
  }
  return kept;
}
