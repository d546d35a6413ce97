/** Finds the texts that a new one is kindred with: those that share its telling words. */
import type { KnownText, Word } from './known-text';
import type { TopicSettings } from './settings';
import type { WordCounts } from './words';

const DAY = 86_400_000;
/** Before so many texts were heard little is known of what is common: rare and new words weigh nearly alike. */
const FIRST_TEXTS = 1_000;
/** Words that are kept; from then on all counts are halved, and what was said once is forgotten. */
const MOST_WORDS = 200_000;

export class KinIndex {
  private readonly words = new Map<string, Word>();
  private texts = 0;
  private looks = 0;

  constructor(private readonly settings: TopicSettings) {}

  /** [O2] Weighs the words of a text: the more the rarer they are among all that was said. All of them, to be counted. */
  weigh(text: KnownText, counts: WordCounts): Word[] {
    const said: Word[] = [];
    const weighed: { readonly word: Word; readonly weight: number }[] = [];
    for (const [name, times] of counts) {
      const word = this.word(name);
      said.push(word);
      weighed.push({ word, weight: (1 + Math.log(times)) * -Math.log(this.share(word)) });
    }
    const heaviest = weighed
      .sort((a, b) => b.weight - a.weight)
      .slice(0, this.settings.comparedWords);
    const length = Math.hypot(...heaviest.map(({ weight }) => weight)) || 1;
    text.words = heaviest.map(({ word }) => word);
    text.weights = heaviest.map(({ weight }) => weight / length);
    return said;
  }

  /** [O3] The nearest first. */
  kinOf(text: KnownText): KnownText[] {
    const { kindred, sharedWords, silentDays, kin } = this.settings;
    const apart = silentDays * DAY;
    return this.sharing(text)
      .filter(
        ({ score, shared, facts }) =>
          score >= kindred && shared >= sharedWords && Math.abs(facts.at - text.facts.at) <= apart,
      )
      .toSorted((a, b) => b.score - a.score)
      .slice(0, kin);
  }

  /** From now on others are held against it. */
  enter(text: KnownText): void {
    for (const [n, word] of text.words.entries()) {
      word.in.push({ text, weight: text.weights[n] ?? 0 });
      if (word.in.length > this.settings.perWord) word.in.shift();
    }
  }

  /** [O2] Its words become more common; not so those of one more text of a matter that many speak of. */
  count(said: readonly Word[]): void {
    this.texts += 1;
    for (const word of said) word.said += 1;
    if (this.words.size > MOST_WORDS) this.halve();
  }

  /** The share of texts that say a word; of few texts less is believed. */
  share({ said }: Word): number {
    return (said + 1) / (this.texts + FIRST_TEXTS);
  }

  private word(text: string): Word {
    const known = this.words.get(text);
    if (known) return known;
    const word: Word = { text, said: 0, in: [] };
    this.words.set(text, word);
    return word;
  }

  /** Of every text that shares a word the sum over what both weigh; left on the texts themselves. */
  private sharing(text: KnownText): KnownText[] {
    this.looks += 1;
    const found: KnownText[] = [];
    for (const [n, word] of text.words.entries()) {
      const own = text.weights[n] ?? 0;
      for (const { text: other, weight } of word.in) {
        if (other.forgotten) continue;
        if (other.look !== this.looks) {
          other.look = this.looks;
          other.score = 0;
          other.shared = 0;
          found.push(other);
        }
        other.score += own * weight;
        other.shared += 1;
      }
    }
    return found;
  }

  private halve(): void {
    this.texts = Math.floor(this.texts / 2);
    for (const word of this.words.values()) {
      word.said = Math.floor(word.said / 2);
      if (word.said === 0) this.words.delete(word.text);
    }
  }
}
