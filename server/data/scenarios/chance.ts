/** Chance from a seed: the same seed and the same label always give the same numbers. */
import type { Curve, Weights } from './script-types';

export class Chance {
  private state: number;

  /** A label makes a row of numbers of its own, so that one part of a story doesn't shift another. */
  constructor(seed: number, label: string) {
    this.state = mixed(seed >>> 0, label);
  }

  /** From 0 up to, not including, 1: mulberry32. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  }

  happens(chance: number): boolean {
    return this.next() < chance;
  }

  between(least: number, most: number): number {
    return least + this.next() * (most - least);
  }

  /** A whole number, both ends included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  pick<T>(list: readonly T[]): T {
    const item = list[Math.floor(this.next() * list.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }

  weighted<T>(list: readonly T[], weight: (item: T) => number): T {
    const total = list.reduce((sum, item) => sum + weight(item), 0);
    let left = this.next() * total;
    const found = list.find((item) => (left -= weight(item)) < 0) ?? list.at(-1);
    if (found === undefined) throw new Error('nothing to pick from');
    return found;
  }

  weightedKey<K extends string>(weights: Weights<K>): K {
    const entries = Object.entries(weights) as [K, number][];
    return this.weighted(entries, ([, weight]) => weight)[0];
  }

  /** How many happen where so many are expected: Poisson. */
  count(expected: number): number {
    const limit = Math.exp(-expected);
    let product = this.next();
    let count = 0;
    while (product > limit) {
      product *= this.next();
      count += 1;
    }
    return count;
  }
}

/** FNV-1a over the label, started from the seed. */
function mixed(seed: number, label: string): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let at = 0; at < label.length; at += 1) {
    hash = Math.imul(hash ^ label.charCodeAt(at), 0x01000193) >>> 0;
  }
  return hash;
}

/** The value of a curve at a minute. */
export function valueAt(curve: Curve, minute: number): number {
  let [before] = curve;
  if (!before || minute <= before[0]) return before?.[1] ?? 0;
  for (const point of curve) {
    if (minute <= point[0]) {
      const part = (minute - before[0]) / (point[0] - before[0]);
      return before[1] + part * (point[1] - before[1]);
    }
    before = point;
  }
  return before[1];
}
