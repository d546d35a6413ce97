/** How far apart the states of a realm's folds are kept. */

/** So many entries are folded in a fifth of a second. */
export const LEAST_SPACING = 1_250;
/** Kept states take at most so much room for each entry, however large one of them is: about what the journal takes. */
const BYTES_AN_ENTRY = 2_048;

/** [X7] In entries, where the last state had so many bytes. */
export function spacing(bytes: number): number {
  return Math.max(LEAST_SPACING, Math.ceil(bytes / BYTES_AN_ENTRY));
}
