/**
 * Collects garbage where it is known that there is much of it. Buffers weigh little in the engine's
 * eyes: left to itself it collects them late, and the memory in which they lay stays with the process.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Minor: what was made and let go just now, in some milliseconds. Major: everything, in some hundred. */
export type Collection = 'minor' | 'major';

/** The engine's own function: contexts that are made from here on have it. */
let engine: ((options: { readonly type: Collection }) => void) | undefined;

export function collectGarbage(type: Collection): void {
  if (!engine) {
    setFlagsFromString('--expose-gc');
    engine = runInNewContext('gc') as NonNullable<typeof engine>;
    setFlagsFromString('--no-expose-gc');
  }
  engine({ type });
}
