/** A text as topics know it, and the words that it is held against others by. */

/** What is told of a text. */
export interface TextFacts {
  /** The complaint's id. */
  readonly id: string;
  readonly caseId: string;
  readonly person: string;
  /** When it was received at its source, in milliseconds. */
  readonly at: number;
  readonly historic: boolean;
}

/** A word with the newest texts that weigh it among their heaviest. */
export interface Word {
  readonly text: string;
  /** In how many texts it was said; those of large topics are left out. */
  said: number;
  readonly in: Postings;
}

/** The newest texts that weigh a word: their numbers, and what they weigh it with. */
export class Postings {
  readonly numbers: number[] = [];
  readonly weights: number[] = [];

  /** The oldest gives way when there are more than so many. */
  add(number: number, weight: number, most: number): void {
    this.numbers.push(number);
    this.weights.push(weight);
    if (this.numbers.length <= most) return;
    this.numbers.shift();
    this.weights.shift();
  }
}

/** A text on a walk through the kin of its topic. */
export interface Visit {
  /** Which walk; what stands here of an earlier one means nothing. */
  walk: number;
  order: number;
  /** The first that can be reached from what hangs on it, past it. */
  low: number;
  /** The next of its kin to look at. */
  next: number;
  parent: KnownText | null;
  /** Texts that hang on it, itself counted. */
  hanging: number;
  /** Parts that hang on nothing but it and have texts enough; texts of all that do. */
  parts: number;
  apart: number;
}

export class KnownText {
  /** The heaviest first; the weights' squares add up to 1. */
  words: readonly Word[] = [];
  weights: readonly number[] = [];
  /** Both ways: those that it was kindred with when it came, and those that came and were kindred with it. */
  readonly kin: KnownText[] = [];
  topic: Topic | null = null;
  /** [O9] The text that it repeats to the word and the second. */
  copyOf: KnownText | null = null;
  readonly copies: KnownText[] = [];
  /** Which of all texts it is, in the order in which they were told. */
  number = 0;
  /** Where the walk through its topic stands that looked at it last (`bridges.ts`). */
  readonly visit: Visit = {
    walk: 0,
    order: 0,
    low: 0,
    next: 0,
    parent: null,
    hanging: 1,
    parts: 0,
    apart: 0,
  };

  constructor(
    readonly facts: TextFacts,
    readonly copyKey: string,
  ) {}
}

/** A topic, with the texts of it that are remembered; copies stand beside their originals. */
export class Topic {
  readonly texts = new Set<KnownText>();
  private readonly perPerson = new Map<string, number>();
  /** When it came to 1, 2, 4, 8 … texts. */
  private readonly doublings: number[] = [];
  /** Texts that came since it was last looked at for a part that hangs by one text. */
  unchecked = 0;
  /** When its first text was received, in milliseconds. */
  begunAt = Infinity;

  constructor(readonly id: string) {}

  /** When it had half as many texts as now, or fewer: how fast it grows. */
  get halfAt(): number {
    return this.doublings[Math.max(0, Math.floor(Math.log2(this.texts.size)) - 1)] ?? this.begunAt;
  }

  /** Distinct people. */
  get people(): number {
    return this.perPerson.size;
  }

  add(text: KnownText): void {
    const { person, at } = text.facts;
    this.texts.add(text);
    this.begunAt = Math.min(this.begunAt, at);
    if (this.texts.size === 2 ** this.doublings.length) this.doublings.push(at);
    this.perPerson.set(person, (this.perPerson.get(person) ?? 0) + 1);
    this.unchecked += 1;
    text.topic = this;
  }

  remove(text: KnownText): void {
    if (!this.texts.delete(text)) return;
    const { person } = text.facts;
    const left = (this.perPerson.get(person) ?? 1) - 1;
    if (left === 0) this.perPerson.delete(person);
    else this.perPerson.set(person, left);
    text.topic = null;
  }
}

/** Distinct people among texts. */
export function peopleOf(texts: Iterable<KnownText>): number {
  return new Set(Array.from(texts, ({ facts }) => facts.person)).size;
}
