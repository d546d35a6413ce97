/** The clock of a realm, read off the server's messages, on a machine whose own clock may be wrong. */

/** How long a reading counts: the two hands of the machine and the server drift apart slowly. */
const WINDOW_MS = 60_000;
/** A reading further off than this is no slow message: the clock was set, stepped, or is another realm's. */
const JUMP_MS = 2_000;

/** Times named `local` are the machine's monotonic milliseconds; a realm's run `speed` times as fast. */
export class ServerClock {
  /** Largest offsets of the present and the last window: the message that was least late is the best reading. */
  private offset: number | null = null;
  private best = -Infinity;
  private windowEnds = 0;
  private shown = -Infinity;
  private speed = 1;

  /** A message made at the realm's time `at` came in, and said how fast that time runs; 0 while it stands. */
  heard(at: number, local: number, speed = 1): void {
    const reading = at - local * speed;
    if (this.offset === null || speed !== this.speed || this.isJump(reading, this.offset)) {
      this.begin(reading, local, speed);
      return;
    }
    this.best = Math.max(this.best, reading);
    this.offset = Math.max(this.offset, reading);
    if (local < this.windowEnds) return;
    this.offset = this.best;
    this.best = reading;
    this.windowEnds = local + WINDOW_MS;
  }

  /** The realm's time now, in milliseconds; never earlier than it was. Null before any message. */
  now(local: number): number | null {
    if (this.offset === null) return null;
    this.shown = Math.max(this.shown, local * this.speed + this.offset);
    return this.shown;
  }

  /** Nothing is known any more: another realm follows. */
  forget(): void {
    this.offset = null;
    this.shown = -Infinity;
  }

  private begin(reading: number, local: number, speed: number): void {
    this.offset = reading;
    this.best = reading;
    this.speed = speed;
    this.windowEnds = local + WINDOW_MS;
    this.shown = -Infinity;
  }

  /** A message that is late by a second is off by as many seconds as the realm runs fast. */
  private isJump(reading: number, offset: number): boolean {
    return Math.abs(reading - offset) > JUMP_MS * Math.max(1, this.speed);
  }
}
