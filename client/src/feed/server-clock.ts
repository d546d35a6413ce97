/** The server's clock, read off the messages it sends, on a machine whose own clock may be wrong. */

/** How long a reading counts: the two hands of the machine and the server drift apart slowly. */
const WINDOW_MS = 60_000;
/** A reading further off than this is no slow message: the server's clock was set, or it is another realm's. */
const JUMP_MS = 2_000;

/** Times named `local` are the machine's monotonic milliseconds. */
export class ServerClock {
  /** Largest offsets of the present and the last window: the message that was least late is the best reading. */
  private offset: number | null = null;
  private best = -Infinity;
  private windowEnds = 0;
  private shown = -Infinity;

  /** A message made at the server's time `at` came in. */
  heard(at: number, local: number): void {
    const reading = at - local;
    if (this.offset === null || Math.abs(reading - this.offset) > JUMP_MS) {
      this.offset = reading;
      this.best = reading;
      this.windowEnds = local + WINDOW_MS;
      this.shown = -Infinity;
      return;
    }
    this.best = Math.max(this.best, reading);
    this.offset = Math.max(this.offset, reading);
    if (local < this.windowEnds) return;
    this.offset = this.best;
    this.best = reading;
    this.windowEnds = local + WINDOW_MS;
  }

  /** The server's time now, in milliseconds; never earlier than it was. Null before any message. */
  now(local: number): number | null {
    if (this.offset === null) return null;
    this.shown = Math.max(this.shown, local + this.offset);
    return this.shown;
  }
}
