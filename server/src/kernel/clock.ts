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

/** RFC 3339 in UTC, as times are stored and sent. */
export function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
