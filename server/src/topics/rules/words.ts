/** The words that a redacted text is compared by. */
import { wordsInOrder } from '../../kernel/text/search-tokens';
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
    for (const word of wordsInOrder(text.replaceAll(placeholder, ' '))) {
      if (tells(word)) counts.set(word, (counts.get(word) ?? 0) + weight);
    }
  };
  // A title that the body begins with says nothing more.
  if (!body.startsWith(title)) count(title, TITLE_COUNTS);
  count(body.slice(0, READ), 1);
  return counts;
}

/** A single Chinese character or a bare number tells no matter. */
function tells(word: string): boolean {
  if (stopWords.has(word)) return false;
  return han.test(word) ? word.length >= 2 : lettered.test(word);
}

/** [O9] What a re-entered text has in common with the one that it repeats: letters and digits alone. */
export function textKey(title: string, body: string): string {
  const said = body.trim() === '' ? title : body;
  return said.normalize('NFKC').replaceAll(/[^\p{L}\p{N}]+/gu, '');
}
