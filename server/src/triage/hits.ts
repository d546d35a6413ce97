/** All phrases of the lexicon in one automaton, and what each hit in a text speaks for. */
import { lookalikes } from '../../data/lexicon/lookalikes';
import { foldUnits } from '../kernel/text/fold';
import { endsWord, startsWord } from './mood';
import { PhraseMatcher } from './phrase-matcher';

/** A phrase, and what finding it means. */
export interface PhraseUse<T> {
  readonly phrase: string;
  readonly use: T;
}

/** One use of a phrase at one place of the text. */
export interface Hit<T> {
  readonly use: T;
  /** Which phrase, where it matters that two are the same. */
  readonly phrase: number;
  readonly start: number;
  readonly end: number;
}

/** The compiled phrases. */
export class HitFinder<T> {
  readonly #matcher: PhraseMatcher;
  /** By phrase; a lookalike may have none. */
  readonly #uses: readonly (readonly T[])[];
  readonly #shields: ReadonlySet<number>;

  constructor(uses: readonly PhraseUse<T>[]) {
    const byPhrase = new Map<string, T[]>(lookalikes.map((phrase) => [foldUnits(phrase), []]));
    this.#shields = new Set(Array.from({ length: byPhrase.size }, (_, phrase) => phrase));
    for (const { phrase, use } of uses) {
      const folded = foldUnits(phrase);
      const known = byPhrase.get(folded);
      if (known) known.push(use);
      else byPhrase.set(folded, [use]);
    }
    this.#uses = [...byPhrase.values()];
    this.#matcher = new PhraseMatcher([...byPhrase.keys()]);
  }

  /** Hits in a folded text, in the order of their ends, without those inside a lookalike. */
  find(folded: string): Hit<T>[] {
    const hits: Hit<T>[] = [];
    const shields: Span[] = [];
    this.#matcher.scan(folded, (phrase, start, end) => {
      if (!startsWord(folded, start) || !endsWord(folded, end)) return;
      if (this.#shields.has(phrase)) shields.push({ start, end });
      for (const use of this.#uses[phrase] ?? []) hits.push({ use, phrase, start, end });
    });
    return shields.length === 0 ? hits : this.#unshielded(hits, shields, folded.length);
  }

  /** A lookalike that is itself a phrase is heard. */
  #unshielded(hits: readonly Hit<T>[], shields: readonly Span[], length: number): Hit<T>[] {
    // How far the lookalikes reach that begin at a position or before.
    const reach = new Int32Array(length);
    for (const { start, end } of shields) reach[start] = Math.max(reach[start] ?? 0, end);
    for (let at = 1; at < length; at += 1) reach[at] = Math.max(reach[at] ?? 0, reach[at - 1] ?? 0);
    return hits.filter((hit) => this.#shields.has(hit.phrase) || hit.end > (reach[hit.start] ?? 0));
  }
}

interface Span {
  readonly start: number;
  readonly end: number;
}
