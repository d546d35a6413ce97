/** Whether a key is the page's: Space on a button presses that button, and an arrow in a field moves in it. */
export function isFree({ target }: KeyboardEvent): boolean {
  return !(target instanceof Element && target.closest('button, input, textarea, [role="radio"]'));
}
