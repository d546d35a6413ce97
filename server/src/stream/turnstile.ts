/**
 * Lets many in who come at once, a few in each turn of the event loop: between two turns whatever else
 * has come is served, so that who registers a complaint doesn't wait behind five hundred screens.
 */
export class Turnstile {
  private readonly waiting: (() => void)[] = [];
  private turning = false;

  constructor(
    private readonly atATime: number,
    /** Told what one of them threw; the others go on. */
    private readonly failed: (error: unknown) => void,
  ) {}

  /** Calls `admit` when its turn has come, in the order in which they came. */
  pass(admit: () => void): void {
    this.waiting.push(admit);
    if (this.turning) return;
    this.turning = true;
    this.turn();
  }

  /** Each is an immediate of its own: what follows from it is done before the next has its turn. */
  private turn(): void {
    const some = this.waiting.splice(0, this.atATime);
    for (const admit of some) setImmediate(() => this.let(admit));
    setImmediate(() => {
      this.turning = this.waiting.length > 0;
      if (this.turning) this.turn();
    });
  }

  private let(admit: () => void): void {
    try {
      admit();
    } catch (error) {
      this.failed(error);
    }
  }
}
