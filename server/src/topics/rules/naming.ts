/** [O10] The words by which a topic is known: those that tell it from everything else. */
import type { KnownText, Word } from './known-text';

const SHOWN = 3;
/** So many times as often as anywhere a word is said of a topic that it names. */
const LIFT = 3;

export interface TellingWord {
  readonly word: string;
  /** Distinct people who said it. */
  readonly people: number;
}

export interface NamingRules {
  /** A word that fewer people said is nobody's name for a topic. */
  readonly people: number;
  /** The share of all texts that say a word. */
  readonly share: (word: Word) => number;
  /** Words that could tell who somebody is. */
  readonly isPersonal: (word: string) => boolean;
}

/** The most telling first; fewer than three, or none, where not enough people share them. */
export function nameTopic(
  texts: Iterable<KnownText>,
  { people, share, isPersonal }: NamingRules,
): TellingWord[] {
  const saidBy = new Map<Word, Set<string>>();
  const everybody = new Set<string>();
  for (const { words, facts } of texts) {
    everybody.add(facts.person);
    for (const word of words) {
      saidBy.set(word, (saidBy.get(word) ?? new Set()).add(facts.person));
    }
  }
  const ranked = Array.from(saidBy, ([word, by]) => ({ word, said: by.size, among: share(word) }))
    .filter(({ said, among }) => said >= people && said >= LIFT * among * everybody.size)
    .map(({ word, said, among }) => ({
      word: word.text,
      people: said,
      weight: said * -Math.log(among),
    }))
    .toSorted((a, b) => b.weight - a.weight || b.word.length - a.word.length);
  const shown: TellingWord[] = [];
  for (const { word, people: said } of ranked) {
    if (shown.length === SHOWN) break;
    const isTold = shown.some((other) => other.word.includes(word) || word.includes(other.word));
    if (!isTold && !isPersonal(word)) shown.push({ word, people: said });
  }
  return shown;
}
