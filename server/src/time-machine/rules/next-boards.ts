/** Which boards of the past are asked for next: whoever goes on goes by the same stride, whoever goes back by full minutes. */

const MINUTE = 60_000;
/** Longer ones are jumps. */
const LONGEST_STRIDE = 10 * MINUTE;
const STRIDES = 4;
/** Made at a time. */
const MINUTES = 15;
/** When fewer than so many are ready, more are made. */
const READY = 8;

/** The times of the boards behind one, earliest first. */
export function boardsBehind(time: number): number[] {
  const last = Math.ceil(time / MINUTE) * MINUTE - MINUTE;
  return Array.from({ length: MINUTES }, (_none, n) => last - (MINUTES - 1 - n) * MINUTE);
}

/** While the board of this time is ready, those before it are. */
export function lastReady(time: number): number {
  return boardsBehind(time).at(-READY) ?? time;
}

/**
 * The times of the boards that are asked for next by one who steps or plays forward; none where this
 * was no such step, but a jump, a step back or the same again.
 */
export function boardsOnward(before: number | undefined, time: number): number[] {
  const stride = time - (before ?? time);
  if (stride <= 0 || stride > LONGEST_STRIDE) return [];
  return Array.from({ length: STRIDES }, (_none, n) => time + (n + 1) * stride);
}
