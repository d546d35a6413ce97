/** Finds the texts that a new one is kindred with: those that share its telling words. */
import { Postings, type KnownText, type Word } from './known-text';
import { Ranking } from './ranking';
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
  /** The texts that are remembered, each at its number's place: older ones give way by themselves. */
  private readonly byPlace: KnownText[] = [];
  private numbers = 0;
  /** By place: the comparison that looked at the text last, what both weigh, and the words that both have. */
  private readonly look: Int32Array;
  private readonly score: Float64Array;
  private readonly shared: Uint8Array;
  private readonly heaviest: Ranking<Word>;
  private readonly nearest: Ranking<KnownText>;

  constructor(private readonly settings: TopicSettings) {
    const { remembered, comparedWords, kin } = settings;
    this.look = new Int32Array(remembered);
    this.score = new Float64Array(remembered);
    this.shared = new Uint8Array(remembered);
    this.heaviest = new Ranking(comparedWords);
    this.nearest = new Ranking(kin);
  }

  /** [O2] Weighs the words of a text: the more the rarer they are among all that was said. All of them, to be counted. */
  weigh(text: KnownText, counts: WordCounts): Word[] {
    const said: Word[] = [];
    const { heaviest } = this;
    heaviest.clear();
    for (const [name, times] of counts) {
      const word = this.word(name);
      said.push(word);
      heaviest.offer(word, (1 + Math.log(times)) * -Math.log(this.share(word)));
    }
    const weights = heaviest.weights();
    const length = Math.hypot(...weights) || 1;
    text.words = heaviest.items();
    text.weights = weights.map((weight) => weight / length);
    return said;
  }

  /** [O3] The nearest first. */
  kinOf(text: KnownText): KnownText[] {
    const { kindred, sharedWords, silentDays, remembered } = this.settings;
    const apart = silentDays * DAY;
    this.nearest.clear();
    for (const number of this.sharing(text)) {
      const place = number % remembered;
      const score = this.score[place] ?? 0;
      if (score < kindred || (this.shared[place] ?? 0) < sharedWords) continue;
      const other = this.byPlace[place];
      if (!other || Math.abs(other.facts.at - text.facts.at) > apart) continue;
      this.nearest.offer(other, score);
    }
    return this.nearest.items();
  }

  /** [O8] Each text has a number of its own; the oldest of those remembered gives its place to the newest. */
  number(text: KnownText): void {
    this.byPlace[this.numbers % this.settings.remembered] = text;
    text.number = this.numbers;
    this.numbers += 1;
  }

  /** From now on others are held against it. */
  enter(text: KnownText): void {
    for (const [n, word] of text.words.entries()) {
      word.in.add(text.number, text.weights[n] ?? 0, this.settings.perWord);
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
    const word: Word = { text, said: 0, in: new Postings() };
    this.words.set(text, word);
    return word;
  }

  /** The numbers of all that share a word, and in their places the sum over what both weigh. */
  private sharing(text: KnownText): number[] {
    this.looks += 1;
    const { looks, look, score, shared } = this;
    const { remembered } = this.settings;
    const forgotten = this.numbers - remembered;
    const found: number[] = [];
    for (let n = 0; n < text.words.length; n += 1) {
      const own = text.weights[n] ?? 0;
      const said = text.words[n]?.in;
      if (!said) continue;
      const { numbers, weights } = said;
      for (let at = 0; at < numbers.length; at += 1) {
        const number = numbers[at] ?? 0;
        if (number < forgotten) continue;
        const place = number % remembered;
        if (look[place] !== looks) {
          look[place] = looks;
          score[place] = 0;
          shared[place] = 0;
          found.push(number);
        }
        score[place] = (score[place] ?? 0) + own * (weights[at] ?? 0);
        shared[place] = (shared[place] ?? 0) + 1;
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
