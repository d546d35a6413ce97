/**
 * Which of many deadlines are calm, soon or late as time goes by. A heap of the coming turns makes a
 * reading cost what turned since the one before, however many cases are open.
 */
import { MinHeap } from './min-heap.fold';

export type Phase = 'calm' | 'soon' | 'late';

export interface Deadline {
  /** Milliseconds since 1970; null where no clock runs. */
  readonly soonAt: number | null;
  readonly dueAt: number | null;
}

/** Stale turns are cleared out when the heap holds more than this many for each deadline. */
const SLACK = 4;
const LEAST = 64;

export class Deadlines<T extends Deadline> {
  private readonly held = new Map<string, { readonly item: T; phase: Phase }>();
  private readonly turns = new MinHeap();
  /** The last reading; derived, and so never saved. */
  private now = -Infinity;

  /** `count` is told of everything that enters (+1) and leaves (−1) a phase. */
  constructor(private readonly count: (key: string, item: T, phase: Phase, by: 1 | -1) => void) {}

  set(key: string, item: T): void {
    this.remove(key);
    const phase = phaseAt(item, this.now);
    this.held.set(key, { item, phase });
    this.count(key, item, phase, 1);
    this.remember(key, item);
  }

  remove(key: string): void {
    const there = this.held.get(key);
    if (!there) return;
    this.held.delete(key);
    this.count(key, there.item, there.phase, -1);
  }

  get(key: string): T | undefined {
    return this.held.get(key)?.item;
  }

  /** One after the other as they are asked for; nothing may be set or removed in between. */
  *entries(): Generator<[string, T]> {
    for (const [key, { item }] of this.held) yield [key, item];
  }

  /** Lets time come to `now`. */
  advance(now: number): void {
    if (now < this.now) {
      this.now = now;
      this.refill();
      for (const key of this.held.keys()) this.turn(key);
      return;
    }
    this.now = now;
    for (let next = this.turns.peek(); next && next.time <= now; next = this.turns.peek()) {
      this.turns.pop();
      this.turn(next.key);
    }
  }

  private turn(key: string): void {
    const there = this.held.get(key);
    if (!there) return;
    const phase = phaseAt(there.item, this.now);
    if (phase === there.phase) return;
    this.count(key, there.item, there.phase, -1);
    there.phase = phase;
    this.count(key, there.item, phase, 1);
  }

  private remember(key: string, item: T): void {
    for (const time of turnsOf(item)) if (time > this.now) this.turns.push({ time, key });
    if (this.turns.size > LEAST + SLACK * this.held.size) this.refill();
  }

  private refill(): void {
    const coming = [...this.held].flatMap(([key, { item }]) =>
      turnsOf(item)
        .filter((time) => time > this.now)
        .map((time) => ({ time, key })),
    );
    this.turns.refill(coming);
  }
}

function turnsOf({ soonAt, dueAt }: Deadline): number[] {
  return [soonAt, dueAt].filter((time) => time !== null);
}

function phaseAt({ soonAt, dueAt }: Deadline, now: number): Phase {
  if (dueAt !== null && dueAt <= now) return 'late';
  return soonAt !== null && soonAt <= now ? 'soon' : 'calm';
}
