/** Finds every occurrence of many literal phrases in one pass over a text (Aho-Corasick). */

/** Called for each occurrence: which phrase, and where it begins and ends in UTF-16 units. */
type PhraseVisitor = (phrase: number, start: number, end: number) => void;

const ROOT = 0;
const NONE = -1;

/** The phrases as an automaton. Matches exactly: whoever wants folding folds both sides. */
export class PhraseMatcher {
  readonly #rootNext = new Int32Array(0x1_0000).fill(ROOT);
  readonly #edges: EdgeTable;
  readonly #fail: Int32Array;
  /** The phrase that ends in a state, or none. */
  readonly #phraseAt: Int32Array;
  /** The nearest state down the failure links in which a phrase ends, or none. */
  readonly #nextEnd: Int32Array;
  /** The state itself where a phrase ends in it, else the nearest below. */
  readonly #firstEnd: Int32Array;
  readonly #lengths: Int32Array;

  /** An empty phrase is found nowhere; of two equal ones the first is reported. */
  constructor(phrases: readonly string[]) {
    const trie = growTrie(phrases);
    this.#lengths = Int32Array.from(phrases, (phrase) => phrase.length);
    this.#phraseAt = Int32Array.from(trie.phraseAt);
    this.#fail = new Int32Array(trie.next.length);
    this.#nextEnd = new Int32Array(trie.next.length).fill(NONE);
    this.#edges = new EdgeTable(trie.next);
    for (const [unit, state] of trie.next[ROOT] ?? []) this.#rootNext[unit] = state;
    this.#link(trie.next);
    this.#firstEnd = this.#phraseAt.map((phrase, state) =>
      phrase === NONE ? (this.#nextEnd[state] ?? NONE) : state,
    );
  }

  /** Reports occurrences in the order of their ends, longer ones first where they end together. */
  scan(text: string, visit: PhraseVisitor): void {
    const firstEnd = this.#firstEnd;
    let state = ROOT;
    for (let index = 0; index < text.length; index += 1) {
      state = this.#step(state, text.charCodeAt(index));
      let end = firstEnd[state] ?? NONE;
      while (end !== NONE) {
        const phrase = this.#phraseAt[end] ?? NONE;
        visit(phrase, index + 1 - (this.#lengths[phrase] ?? 0), index + 1);
        end = this.#nextEnd[end] ?? NONE;
      }
    }
  }

  #step(from: number, unit: number): number {
    let state = from;
    while (state !== ROOT) {
      const next = this.#edges.follow(state, unit);
      if (next !== NONE) return next;
      state = this.#fail[state] ?? ROOT;
    }
    return this.#rootNext[unit] ?? ROOT;
  }

  /** Breadth first, so that a state's failure state is linked before the state itself. */
  #link(next: readonly Map<number, number>[]): void {
    const queue = [...(next[ROOT]?.values() ?? [])];
    for (const state of queue) {
      for (const [unit, child] of next[state] ?? []) {
        const fail = this.#step(this.#fail[state] ?? ROOT, unit);
        this.#fail[child] = fail;
        this.#nextEnd[child] = this.#phraseAt[fail] === NONE ? (this.#nextEnd[fail] ?? NONE) : fail;
        queue.push(child);
      }
    }
  }
}

interface Trie {
  readonly next: Map<number, number>[];
  readonly phraseAt: number[];
}

function growTrie(phrases: readonly string[]): Trie {
  const trie: Trie = { next: [new Map()], phraseAt: [NONE] };
  for (const [phrase, text] of phrases.entries()) {
    let state = ROOT;
    for (let index = 0; index < text.length; index += 1) {
      state = childOf(trie, state, text.charCodeAt(index));
    }
    if (state !== ROOT && trie.phraseAt[state] === NONE) trie.phraseAt[state] = phrase;
  }
  return trie;
}

function childOf(trie: Trie, state: number, unit: number): number {
  const known = trie.next[state]?.get(unit);
  if (known !== undefined) return known;
  const child = trie.next.length;
  trie.next[state]?.set(unit, child);
  trie.next.push(new Map());
  trie.phraseAt.push(NONE);
  return child;
}

/** Edges of all states but the root in one open-addressed table: no object is touched per character. */
class EdgeTable {
  readonly #mask: number;
  readonly #states: Int32Array;
  readonly #units: Uint16Array;
  readonly #targets: Int32Array;

  constructor(next: readonly Map<number, number>[]) {
    const size = 1 << Math.ceil(Math.log2(next.length * 4 + 2));
    this.#mask = size - 1;
    this.#states = new Int32Array(size);
    this.#units = new Uint16Array(size);
    this.#targets = new Int32Array(size).fill(NONE);
    for (const [state, edges] of next.entries()) {
      if (state === ROOT) continue;
      for (const [unit, target] of edges) this.#put(state, unit, target);
    }
  }

  follow(state: number, unit: number): number {
    let slot = this.#slot(state, unit);
    while (this.#targets[slot] !== NONE) {
      if (this.#states[slot] === state && this.#units[slot] === unit) {
        return this.#targets[slot] ?? NONE;
      }
      slot = (slot + 1) & this.#mask;
    }
    return NONE;
  }

  #put(state: number, unit: number, target: number): void {
    let slot = this.#slot(state, unit);
    while (this.#targets[slot] !== NONE) slot = (slot + 1) & this.#mask;
    this.#states[slot] = state;
    this.#units[slot] = unit;
    this.#targets[slot] = target;
  }

  #slot(state: number, unit: number): number {
    return ((Math.imul(state, 0x9e37_79b1) ^ Math.imul(unit, 0x85eb_ca6b)) >>> 7) & this.#mask;
  }
}
