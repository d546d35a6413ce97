/**
 * A board as of one frame, for all who come within a second, and the frames since. It is written while
 * the room goes on; whoever is given it is given those frames as well, and goes on with the next.
 */
import type { Snapshot } from '@heed/shared/board';
import type { Delta } from '@heed/shared/delta';

const FRESH_MILLISECONDS = 1_000;

export class Edition {
  readonly answer: { readonly snapshot: Snapshot };
  private readonly frames: Delta[] = [];
  private waiting = 0;

  constructor(
    snapshot: Snapshot,
    private readonly madeAt: number,
  ) {
    this.answer = { snapshot };
  }

  /** Every frame after the snapshot's, in order. */
  get since(): readonly Delta[] {
    return this.frames;
  }

  /** Somebody waits to be given it, and needs the frames until then. */
  get isAwaited(): boolean {
    return this.waiting > 0;
  }

  isFresh(now: number): boolean {
    return now - this.madeAt < FRESH_MILLISECONDS;
  }

  goesOn(frame: Delta): void {
    this.frames.push(frame);
  }

  expect(): void {
    this.waiting += 1;
  }

  /** To be called once for each `expect`, in the same go in which the room is entered, or left alone. */
  givenOut(): void {
    this.waiting -= 1;
  }
}
