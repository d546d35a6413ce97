/** [W10] How well an entry answers what was said: by words that it shares, questions that were heard, and category. */
import { foldUnits } from '../../kernel/text/fold';

export interface Said {
  readonly text: string;
  readonly category: string | null;
  readonly topics: readonly string[];
}

export interface Answering {
  readonly questions: readonly string[];
  readonly categories: readonly string[];
  readonly topics: readonly string[];
}

/** Below it nothing is shown: a wrong answer beside the caller's words is worse than none. */
export const GOOD_ENOUGH = 0.35;

const TOPIC = 0.5;
const CATEGORY = 0.15;

/** From 0 to about 1.65; a category alone never reaches what is shown. */
export function matchScore(said: Said, { questions, categories, topics }: Answering): number {
  const pairs = pairsOf(said.text);
  const words = Math.max(0, ...questions.map((question) => shared(pairs, pairsOf(question))));
  const heard = topics.some((topic) => said.topics.includes(topic)) ? TOPIC : 0;
  const kin = said.category !== null && categories.includes(said.category) ? CATEGORY : 0;
  return words + heard + kin;
}

/** How much of a question the text holds. */
function shared(text: ReadonlySet<string>, question: ReadonlySet<string>): number {
  if (question.size === 0) return 0;
  let found = 0;
  for (const pair of question) if (text.has(pair)) found += 1;
  return found / question.size;
}

/** Pairs of neighbouring letters: enough for Chinese, where words have no ends. */
function pairsOf(text: string): Set<string> {
  const letters = Array.from(foldUnits(text)).filter((letter) => /[\p{L}\p{N}]/u.test(letter));
  return new Set(letters.slice(1).map((letter, at) => `${letters[at] ?? ''}${letter}`));
}
