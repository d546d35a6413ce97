/** How far apart the states of a realm's folds are kept. */
import { MOST, type Kept } from './thinning';

/** So many entries are folded in a fifth of a second. */
const LEAST_SPACING = 1_250;
/** States take at most so many bytes for each entry, unpacked, however large one of them is. */
const BYTES_AN_ENTRY = 2_048;
/** [X4] A little further apart than all that stay would be: what is kept now isn't dropped for the next. */
const LOOSELY = 1.25;
/** A stretch that isn't so much longer isn't worth a state in its middle. */
const WORTH_FILLING = 1.5;

/** A kept state of a realm's folds, and how large it is, unpacked. */
export interface KeptState extends Kept {
  readonly bytes: number;
}

/** Entries behind a kept state, or the beginning, up to the next one, or without an end. */
export interface Stretch {
  readonly after: KeptState | null;
  readonly to: number | null;
  /** States aren't kept closer, however small they are. */
  readonly least: number;
}

/** [X7] In entries, where the last state had so many bytes. */
export function spacing(bytes: number, least = LEAST_SPACING): number {
  return Math.max(LEAST_SPACING, least, Math.ceil(bytes / BYTES_AN_ENTRY));
}

/** How many entries must lie in a stretch, behind a state of so many bytes, to keep one more there. */
export function worthKeeping({ to, least }: Stretch, bytes: number): number {
  return Math.ceil(spacing(bytes, least) * (to === null ? 1 : WORTH_FILLING));
}

/** Those that may be long enough for another state, the newest first. `kept` is in order. */
export function stretches(kept: readonly KeptState[]): Stretch[] {
  const span = (kept.at(-1)?.position ?? 0) - (kept[0]?.position ?? 0);
  const least = Math.ceil((span / MOST) * LOOSELY);
  return [null, ...kept]
    .map((after, n): Stretch => ({ after, to: kept[n]?.position ?? null, least }))
    .filter((stretch) => {
      const { after, to } = stretch;
      const longest = (to ?? Infinity) - (after?.position ?? 0);
      return longest >= worthKeeping(stretch, after?.bytes ?? 0);
    })
    .toReversed();
}
