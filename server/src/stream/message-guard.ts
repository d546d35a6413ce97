/** Stands before every message of a socket: not too many of them, and none that nobody knows. */
import { upMessages } from '@heed/shared/up';
import { refuse, type Refusal } from '../kernel/refusal';

const WINDOW_MILLISECONDS = 10_000;
const MOST_IN_WINDOW = 50;
/** Who doesn't stop is no client of ours. */
const DROP_IN_WINDOW = 200;
const MOST_UNKNOWN = 20;

export type Verdict =
  | { readonly pass: true }
  | { readonly pass: false; readonly refusal: Refusal; readonly drop: boolean };

/** One for each socket. */
export class MessageGuard {
  private windowStart = -Infinity;
  private inWindow = 0;
  private unknown = 0;

  constructor(private readonly monotonic: () => number) {}

  judge(event: unknown): Verdict {
    const waitMilliseconds = this.countInWindow();
    if (waitMilliseconds > 0) {
      const retryAfterSeconds = Math.ceil(waitMilliseconds / 1_000);
      const refusal = refuse('rate-limited', { retryAfterSeconds });
      return { pass: false, refusal, drop: this.inWindow > DROP_IN_WINDOW };
    }
    if (typeof event === 'string' && Object.hasOwn(upMessages, event)) return { pass: true };
    this.unknown += 1;
    const details = [{ path: 'event', message: 'unknown message' }];
    const refusal = refuse('invalid', { details });
    return { pass: false, refusal, drop: this.unknown > MOST_UNKNOWN };
  }

  /** How long to wait before the next message is taken; 0 where this one is. */
  private countInWindow(): number {
    const now = this.monotonic();
    if (now - this.windowStart >= WINDOW_MILLISECONDS) {
      this.windowStart = now;
      this.inWindow = 0;
    }
    this.inWindow += 1;
    return this.inWindow > MOST_IN_WINDOW ? this.windowStart + WINDOW_MILLISECONDS - now : 0;
  }
}
