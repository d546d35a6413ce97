/** The only door through which time enters: never goes back, and can be replaced in tests. */
import { Injectable } from '@nestjs/common';

@Injectable()
export class Clock {
  private last = 0;

  /** Milliseconds since the epoch, never less than what was said before. */
  now(): number {
    this.last = Math.max(this.last, Date.now());
    return this.last;
  }

  /** Milliseconds of a clock that no administrator sets: for durations. */
  monotonic(): number {
    return performance.now();
  }
}

export { isoTime } from './instant';
