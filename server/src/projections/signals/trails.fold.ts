/**
 * How one place's complaints come in trails: most stand alone, and now and then one who walks along a
 * road tells of every hole in it. A variance can't say both, so that two numbers do: which share comes
 * in trails, and how long those are. Learned from the pairs and the triples within three hours.
 */

/** Longer ones teach as such: one long trail is no habit. */
const LONGEST = 12;
/** What a board is taken for until it has shown otherwise: a tenth in trails, half a complaint beside each. */
const START: Readonly<Sums> = { volume: 100, pairs: 5, triples: 5 };
/** Pairs that a subject needs before its trails are its own and not those of all subjects. */
const PAIRS_PRIOR = 10;
const LEAST_SIZE = 0.05;
const LARGEST_SIZE = 5;

export interface Trail {
  /** Of the complaints, how many come in trails. */
  readonly share: number;
  /** What one of those brings along beside itself. */
  readonly size: number;
}

interface Sums {
  volume: number;
  pairs: number;
  triples: number;
}

export type SavedTrails = [key: number, volume: number, pairs: number, triples: number][];

export class Trails {
  private readonly sums: Map<number, Sums>;

  constructor(saved: SavedTrails = []) {
    this.sums = new Map(
      saved.map(([key, volume, pairs, triples]) => [key, { volume, pairs, triples }]),
    );
  }

  /** What one place counted within three hours, where `mean` was expected, under each of its keys. */
  learn(keys: readonly number[], seen: number, mean: number): void {
    const count = Math.min(seen, LONGEST);
    const pairs = count * (count - 1);
    const triples = pairs * (count - 2);
    for (const key of keys) {
      const sums = this.sums.get(key) ?? { volume: 0, pairs: 0, triples: 0 };
      sums.volume += count;
      // Less what would come together if all stood alone.
      sums.pairs += pairs - 2 * mean * count + mean ** 2;
      sums.triples += triples - 3 * mean * pairs + 3 * mean ** 2 * count - mean ** 3;
      this.sums.set(key, sums);
    }
  }

  /** By the factorial cumulants of a negative binomial: triples = 2 · size · pairs. */
  of(pool: number, own: number): Trail {
    const all = plus(this.sums.get(pool), START, 1);
    if (all.pairs <= 0) return { size: LEAST_SIZE, share: 0 };
    const { volume, pairs, triples } = plus(this.sums.get(own), all, PAIRS_PRIOR / all.pairs);
    if (pairs <= 0) return { size: LEAST_SIZE, share: 0 };
    const size = Math.min(LARGEST_SIZE, Math.max(LEAST_SIZE, triples / (2 * pairs)));
    return { size, share: Math.min(1, pairs / (volume * size)) };
  }

  age(left: number): void {
    for (const sums of this.sums.values()) {
      sums.volume *= left;
      sums.pairs *= left;
      sums.triples *= left;
    }
  }

  save(): SavedTrails {
    return [...this.sums].map(([key, { volume, pairs, triples }]) => [key, volume, pairs, triples]);
  }
}

function plus(one: Readonly<Sums> | undefined, other: Readonly<Sums>, times: number): Sums {
  return {
    volume: (one?.volume ?? 0) + other.volume * times,
    pairs: (one?.pairs ?? 0) + other.pairs * times,
    triples: (one?.triples ?? 0) + other.triples * times,
  };
}
