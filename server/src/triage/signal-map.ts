/** Where the signals of a text stand, so that a rule finds out at once whether one is near. */
import type { Nearness, Signal } from '../../data/lexicon/rule';

interface Span {
  readonly start: number;
  readonly end: number;
}

export class SignalMap {
  readonly #spans = new Map<Signal, Span[]>();
  /** For each signal, how many of the units before a position it takes up. */
  readonly #taken = new Map<Signal, Int32Array>();

  constructor(private readonly length: number) {}

  add(signal: Signal, { start, end }: Span): void {
    const spans = this.#spans.get(signal);
    if (spans) spans.push({ start, end });
    else this.#spans.set(signal, [{ start, end }]);
  }

  /** True where a rule needs no company, or has it. Ask when all signals are in. */
  inCompany(near: Nearness | undefined, hit: Span): boolean {
    if (near === undefined) return true;
    const from = Math.max(hit.start - near.within - 1, 0);
    const to = Math.min(hit.end + near.within + 1, this.length);
    return near.signals.some((signal) => {
      const taken = this.#takenBy(signal);
      return taken !== null && (taken[to] ?? 0) > (taken[from] ?? 0);
    });
  }

  #takenBy(signal: Signal): Int32Array | null {
    const spans = this.#spans.get(signal);
    if (!spans) return null;
    const known = this.#taken.get(signal);
    if (known) return known;
    const taken = new Int32Array(this.length + 1);
    for (const { start, end } of spans) taken.fill(1, start + 1, end + 1);
    for (let at = 1; at < taken.length; at += 1)
      taken[at] = (taken[at] ?? 0) + (taken[at - 1] ?? 0);
    this.#taken.set(signal, taken);
    return taken;
  }
}
