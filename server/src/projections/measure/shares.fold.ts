/** Which share of the usual volume each place, channel or category has; days count once they are over. */
import { Tally } from './tally.fold';

/** Half a complaint for each: one that history hasn't seen is rare, not impossible. */
const PRIOR = 0.5;

export interface SavedShares {
  readonly all: number;
  readonly totals: [string, number][];
  readonly unfinished: [day: number, all: number, counts: [string, number][]][];
}

/** Null where it belonged, or belongs, to none of the keys. */
interface KeyChange {
  readonly from: string | null;
  readonly to: string | null;
}

export class Shares {
  private all = 0;
  private changes = 0;
  private readonly totals = new Tally();
  private readonly unfinished = new Map<number, { all: number; counts: Tally }>();

  constructor(saved?: SavedShares) {
    if (!saved) return;
    this.all = saved.all;
    for (const [key, count] of saved.totals) this.totals.add(key, count);
    for (const [day, all, entries] of saved.unfinished) {
      const counts = new Tally();
      for (const [key, count] of entries) counts.add(key, count);
      this.unfinished.set(day, { all, counts });
    }
  }

  /** How many keys history knows. */
  get size(): number {
    return this.totals.size;
  }

  /** Another number whenever a share may be another. */
  get revision(): number {
    return this.changes;
  }

  /** Null is a complaint that belongs to none of the keys; it still counts towards the whole. */
  add(key: string | null, day: number, today: number): void {
    if (day < today) {
      this.changes += 1;
      this.all += 1;
      if (key !== null) this.totals.add(key, 1);
      return;
    }
    const open = this.unfinished.get(day) ?? { all: 0, counts: new Tally() };
    open.all += 1;
    if (key !== null) open.counts.add(key, 1);
    this.unfinished.set(day, open);
  }

  /** What was added under one key counts under another from now on. */
  move({ from, to }: KeyChange, day: number, today: number): void {
    if (from === to) return;
    if (day < today) this.changes += 1;
    const counts = day < today ? this.totals : this.unfinished.get(day)?.counts;
    if (from !== null) counts?.add(from, -1);
    if (to !== null) counts?.add(to, 1);
  }

  /** Takes in the days that are over. */
  settle(today: number): void {
    for (const [day, { all, counts }] of this.unfinished) {
      if (day >= today) continue;
      this.changes += 1;
      this.all += all;
      for (const [key, count] of counts.entries()) this.totals.add(key, count);
      this.unfinished.delete(day);
    }
  }

  of(key: string): number {
    return (this.totals.get(key) + PRIOR) / (this.all + PRIOR * (this.totals.size + 1));
  }

  save(): SavedShares {
    return {
      all: this.all,
      totals: [...this.totals.entries()],
      unfinished: [...this.unfinished].map(([day, { all, counts }]) => [
        day,
        all,
        [...counts.entries()],
      ]),
    };
  }
}
