/** One fold of one scope: how far it has come, and whether it can go on. */
import type { Realm } from '@heed/shared/vocabulary';
import type { Fold, FoldedEntry, Projection } from './projection';

/** A fold as it is kept between two runs. */
export interface SavedFold {
  readonly fold: string;
  /** The scope: a realm, or an incident in it. */
  readonly realm: Realm;
  readonly version: number;
  /** The entry that it took last. */
  readonly position: number;
  readonly state: Uint8Array;
}

/** A fold's state as it is about to be kept: written piece by piece, while no entry is applied. */
export interface FoldInPieces extends Omit<SavedFold, 'state'> {
  readonly pieces: Iterable<Uint8Array>;
}

export interface Slot {
  readonly projection: Projection;
  fold: Fold;
  position: number;
  stopped: { readonly since: number; readonly reason: string } | null;
}

/** Gives a fold what one position holds, if it hasn't had it; answers with what it threw, if it did. */
export function feed(
  slot: Slot,
  position: number,
  entries: readonly FoldedEntry[],
): { readonly error: unknown } | null {
  if (slot.stopped || position <= slot.position) return null;
  try {
    for (const entry of entries) slot.fold.apply(entry);
    slot.position = position;
    return null;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    slot.stopped = { since: position, reason };
    return { error };
  }
}

/** The pieces of a fold that stands still: a state of two positions would be the state of none. */
export function* steady(slot: Slot, position: number): Generator<Uint8Array> {
  const { fold } = slot;
  for (const piece of fold.pieces?.() ?? [fold.save()]) {
    if (slot.position > position) throw new Error('a fold went on while it was being kept');
    yield piece;
  }
}

export function takeUp(projection: Projection, kept: SavedFold | undefined): Slot {
  const fromNothing = { projection, fold: projection.empty(), position: 0, stopped: null };
  if (!kept) return fromNothing;
  try {
    const fold = foldOf(projection, kept);
    return fold ? { ...fromNothing, fold, position: kept.position } : fromNothing;
  } catch {
    // A state that can't be read costs a fold from 0, nothing else.
    return fromNothing;
  }
}

/** Undefined where states of its version can't be read. */
function foldOf(projection: Projection, { version, state }: SavedFold): Fold | undefined {
  if (version === projection.version) return projection.load(state);
  return projection.older?.[version]?.(state);
}
