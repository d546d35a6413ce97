/** How a promise to the public stands against its deadline. */
import type { PromiseRow } from '@heed/shared/promises';

const SOON_MS = 30 * 60_000;

/** Nothing has come of it yet: open, or revised and open again. */
export function isRunning({ state }: Pick<PromiseRow, 'state'>): boolean {
  return state === 'open' || state === 'revised';
}

/** From when on its deadline is near. */
export function soonAt({ dueAt }: Pick<PromiseRow, 'dueAt'>): string {
  return new Date(Date.parse(dueAt) - SOON_MS).toISOString();
}
