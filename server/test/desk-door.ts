/** A door of the desk, whom it answers how, and whose cases each of those who ask may see. */
import { watchers, type DeskCity, type Method, type Planted, type Watcher } from './desk-city';

/** Where somebody asks: the id that the door is about, and the realm that they work in. */
export interface Place {
  readonly city: DeskCity;
  readonly id: string;
  readonly realm: string;
}

export type Verdict = Readonly<Partial<Record<Watcher, number>>>;
export type Ask = (place: Place) => string;
export type Body = (place: Place) => object;

export interface Door {
  readonly what: string;
  readonly method: Method;
  readonly url: Ask;
  readonly body?: Body;
  /** What the door is about; one of a realm is about nothing. */
  readonly of?: Planted | keyof DeskCity['ids'];
  /** The status for each; 403 for whoever is not named. */
  readonly verdict: Verdict;
  /** Tells those who may know of the accusing case: its silence to the others says something. */
  readonly tells?: boolean;
  /** Ids stand there whoever reads it: as they were asked for, or to be accepted by. */
  readonly plainIds?: boolean;
}

/** Whose cases each may see. */
export const sees: Readonly<Record<Watcher, readonly Planted[]>> = {
  other: [],
  accused: ['plain', 'tip', 'confidential', 'joined'],
  assisting: ['plain'],
  taker: ['plain', 'accusing', 'tip', 'confidential', 'joined'],
  press: [],
  viewer: [],
  auditor: [],
  key: [],
  inDrill: [],
};

export const workers: Verdict = {
  other: 200,
  accused: 200,
  assisting: 200,
  taker: 200,
  inDrill: 200,
};
export const room: Verdict = { accused: 200, taker: 200, inDrill: 200 };
export const leaders: Verdict = { accused: 200, inDrill: 200 };
/** A door to something that everybody but these finds nothing behind. */
export const found = (...by: Watcher[]): Verdict => {
  const nothing: Verdict = { other: 404, accused: 404, assisting: 404, taker: 404 };
  return { ...nothing, ...Object.fromEntries(by.map((who) => [who, 200])) };
};
export const caseFound = (of: Planted): Verdict =>
  found(...watchers.filter((who) => sees[who].includes(of)));

export const get = (what: string, url: Ask, verdict: Verdict, part: Partial<Door> = {}): Door => ({
  what,
  method: 'GET',
  url,
  verdict,
  ...part,
});
export const post = (
  what: string,
  [url, body]: readonly [Ask, Body],
  verdict: Verdict,
  part: Partial<Door> = {},
): Door => ({ what, method: 'POST', url, body, verdict, ...part });
