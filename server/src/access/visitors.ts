/**
 * Who is a visitor, and what a visitor is told of counts. One place for it: whatever goes out to somebody
 * who doesn't work in the room passes here.
 *
 * Three sick infants in one building must be seen by the room; a guest beside it, or the public, must not
 * learn that one person of a street complained. So a visitor's counts stand in steps of five, and a place,
 * category or signal behind which there are fewer than five people isn't told at all: one with four looks
 * like one with none.
 *
 * Nor may differences tell it. What is shown could be taken from a total, from the larger place around it,
 * or from the same board a moment before. Therefore:
 * - totals stand in steps of five as well, each rounded for itself: no subtraction gives a number that is
 *   known to within less than four;
 * - whatever is summed of places (a zone's) is summed of what is told, and so tells nothing new;
 * - the total always holds complaints of which no row tells, those without a place or a category, and how
 *   many those are isn't told;
 * - of what is divided up whole (urgencies, channels) nothing is told where the other parts could not be the
 *   whole without one that isn't told: that it isn't empty could be worked out then.
 * What nobody can conclude is that a part is one, two, three or four. That a count of ten had become one
 * of fifteen can be seen, and when: it was never small.
 */
import type { Principal } from './principal';
import { rightsOfRole } from './rights';

/** Counts of a visitor's board stand in steps of so many; where there are fewer, nothing is told. */
export const STEP = 5;
/** How far what is told may be from what it is. */
const OFF = Math.floor(STEP / 2);

/** Somebody who may look at the boards and do nothing in the room: no case, no bulletin, no list is theirs. */
export function isVisitor({ kind, roles }: Pick<Principal, 'kind' | 'roles'>): boolean {
  if (kind !== 'account') return false;
  const boards = new Set(rightsOfRole.viewer.verbs);
  return roles.every((role) => rightsOfRole[role].verbs.every((verb) => boards.has(verb)));
}

/** To the nearest step; nothing below the first. */
export function coarse(count: number): number {
  return count < STEP ? 0 : Math.round(count / STEP) * STEP;
}

/** Of the public's few numbers: so few, but some, that "fewer than five" is said in their place. */
export function isTooFew(count: number): boolean {
  return count > 0 && count < STEP;
}

/** What a visitor is told of one part of a whole. */
export interface Part {
  readonly received: number;
  readonly people: number;
}

/** Whether so many people are behind it that it may be told. */
export function isTold({ received, people }: Part): boolean {
  return received >= STEP && people >= STEP;
}

/**
 * Of parts that make up a whole without rest, whether they may be told beside its coarse total: only where
 * each that isn't told could be nothing, since the others can be the whole. `members` is how many there are.
 */
export function mayTellParts(
  parts: readonly Part[],
  { members, total }: { readonly members: number; readonly total: number },
): boolean {
  const told = parts.filter(isTold);
  const untold = members - told.length;
  if (untold === 0) return true;
  const most = told.reduce((sum, { received }) => sum + coarse(received) + OFF, 0);
  return least(coarse(total)) <= most + (untold - 1) * (STEP - 1);
}

/** The least that a coarse count can stand for. */
function least(told: number): number {
  return told === 0 ? 0 : told - (told === STEP ? 0 : OFF);
}
