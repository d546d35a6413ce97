/** Work in small slices with rests between them: intake comes first, on a machine that may have two cores. */
import { setTimeout as pause } from 'node:timers/promises';
import { LoopLoad } from '../search-indexer';

/** So long is worked in one go: no more than a sender can wait behind unnoticed. */
const SLICE_MILLISECONDS = 2;
/** For each moment of work so many of rest, while the loop is busy and while it is not. */
const REST_WHEN_BUSY = 4;
const REST_WHEN_IDLE = 0.2;

export class WorkSlices {
  private readonly loop = new LoopLoad();
  private begunAt = 0;

  /** Others may have worked meanwhile: a slice begins now. */
  begin(): void {
    this.begunAt = performance.now();
  }

  /** After each piece of work: rests when the slice is used up. A rest for each piece would wait behind others' work each time. */
  async pace(): Promise<void> {
    const worked = performance.now() - this.begunAt;
    if (worked < SLICE_MILLISECONDS) return;
    await pause(worked * (this.isBusy() ? REST_WHEN_BUSY : REST_WHEN_IDLE));
    this.begin();
  }

  isBusy(): boolean {
    return this.loop.isBusy();
  }
}
