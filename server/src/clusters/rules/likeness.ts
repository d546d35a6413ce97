/** Whether two cases may be about the same matter: words, place and time. Pure, and says why. */
import { areNeighborCells, cellToLatLng, greatCircleDistance, UNITS } from 'h3-js';
import type { Limits } from '@heed/shared/thresholds';
import { parseTime } from '../../kernel/instant';

/**
 * How far apart they may have come in; how much of the words they share where the places are known to
 * be near, and where one is not known.
 */
export type LikenessLimits = Pick<Limits, 'cluster-hours' | 'cluster-near' | 'cluster-anywhere'>;

/** A case, or a complaint that is being written. */
export interface Told {
  readonly tokens: readonly string[];
  readonly category: string | null;
  readonly street: string | null;
  readonly cell: string | null;
  readonly receivedAt: string;
}

/** Why two are alike. */
export interface Likeness {
  readonly score: number;
  /** Words and pairs of characters that both have. */
  readonly shared: readonly string[];
  readonly sameStreet: boolean;
  /** Null where a cell is unknown. */
  readonly metres: number | null;
  readonly minutesApart: number;
}

/** How much a word tells: the rarer the more. */
export type WordWeight = (word: string) => number;

/** [K12] [K13] Null where they are not alike enough. */
export function likeness(
  a: Told,
  b: Told,
  weight: WordWeight,
  limits: LikenessLimits,
): Likeness | null {
  const minutesApart = Math.round(
    Math.abs(parseTime(a.receivedAt) - parseTime(b.receivedAt)) / 60_000,
  );
  if (minutesApart > limits['cluster-hours'] * 60) return null;
  if (a.category !== null && b.category !== null && a.category !== b.category) return null;
  const place = nearness(a, b);
  if (place.near === false) return null;
  const { score, shared } = alike(a.tokens, b.tokens, weight);
  const least = limits[place.near ? 'cluster-near' : 'cluster-anywhere'];
  if (score * 100 < least) return null;
  const { sameStreet, metres } = place;
  return { score, shared, sameStreet, metres, minutesApart };
}

/** `near` is null where it isn't known. */
function nearness(a: Told, b: Told) {
  const sameStreet = a.street !== null && a.street === b.street;
  const metres =
    a.cell === null || b.cell === null
      ? null
      : Math.round(greatCircleDistance(cellToLatLng(a.cell), cellToLatLng(b.cell), UNITS.m));
  const known = metres !== null || (a.street !== null && b.street !== null);
  const near = sameStreet || sameOrNextCell(a.cell, b.cell);
  return { sameStreet, metres, near: near || (known ? false : null) };
}

/** About a kilometre: the cells of the journal are no finer. */
function sameOrNextCell(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && (a === b || areNeighborCells(a, b));
}

/** [K13] */
function alike(a: readonly string[], b: readonly string[], weight: WordWeight) {
  const other = new Set(b);
  const shared = a.filter((word) => other.has(word));
  const both = sum(shared, weight);
  const either = sum(a, weight) + sum(b, weight) - both;
  return { score: either === 0 ? 0 : both / either, shared };
}

function sum(words: readonly string[], weight: WordWeight): number {
  return words.reduce((total, word) => total + weight(word), 0);
}

/**
 * How many of all texts hold a word, as far as the database has counted them. A word that it has not
 * counted is rarer than any that it has.
 */
export function sharesOf(counted: ReadonlyMap<string, number>): (word: string) => number {
  const rarest = Math.min(...counted.values(), 0.05);
  return (word) => Math.min(counted.get(word) ?? rarest / 2, 1);
}

export function weights(shareOf: (word: string) => number): WordWeight {
  return (word) => -Math.log(shareOf(word) * 0.95);
}

/** [K12] The first of the words, as many as together are held by enough texts. */
export function tellingWords(
  words: readonly string[],
  texts: (word: string) => number,
  enough: number,
): string[] {
  let held = 0;
  return words.filter((word) => {
    const isAsked = held < enough;
    held += texts(word);
    return isAsked;
  });
}
