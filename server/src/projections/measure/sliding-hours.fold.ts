/**
 * The last 60 minutes and the 60 before them, exact to the second: each thing enters, moves from the
 * one to the other and leaves, once, so that a reading costs what moved and not what is held. What a
 * person corrects of a case moves as long as it is kept here.
 */

export const HOUR_SECONDS = 3_600;
/** Two hours are read; ten minutes more allow for clocks that differ between nodes. */
const KEPT_SECONDS = 2 * HOUR_SECONDS + 600;

export type Age = 'hour' | 'before';

export interface Dated {
  /** Whole seconds since 1970. */
  readonly second: number;
  /** The case that it belongs to. */
  readonly caseId: string;
}

/** Something as it counted, and as it counts from now on. */
export interface Changed<T> {
  readonly before: T;
  readonly after: T;
}

export interface SavedHours<T> {
  readonly latest: number;
  readonly items: readonly T[];
}

/** Counts what is in either hour; told of every move. */
export interface AgeCounter<T> {
  enter(item: T, age: Age): void;
  leave(item: T, age: Age): void;
  reset(): void;
}

export class SlidingHours<T extends Dated> {
  private readonly bySecond = new Map<number, T[]>();
  private readonly byCase = new Map<string, T[]>();
  /** The second that was read last; derived, and so not part of what is saved. */
  private cursor = -Infinity;
  private oldest = Infinity;
  private latest: number;

  constructor(
    private readonly counter: AgeCounter<T>,
    saved?: SavedHours<T>,
  ) {
    this.latest = saved?.latest ?? 0;
    for (const item of saved?.items ?? []) this.add(item);
  }

  add(item: T): void {
    if (item.second <= this.latest - KEPT_SECONDS) return;
    pushTo(this.bySecond, item.second, item);
    pushTo(this.byCase, item.caseId, item);
    this.oldest = Math.min(this.oldest, item.second);
    const age = ageAt(item.second, this.cursor);
    if (age) this.counter.enter(item, age);
  }

  /** Lets all that is kept of a case count otherwise; its second and its case stay. */
  change(caseId: string, change: (item: T) => T): Changed<T>[] {
    const changed = (this.byCase.get(caseId) ?? []).map((before) => ({
      before,
      after: change(before),
    }));
    if (changed.length === 0) return changed;
    for (const { before, after } of changed) this.replace(before, after);
    this.byCase.set(
      caseId,
      changed.map(({ after }) => after),
    );
    return changed;
  }

  /** Takes out all that is kept of a case; answers with what it was. */
  remove(caseId: string): readonly T[] {
    const items = this.byCase.get(caseId) ?? [];
    for (const item of items) {
      const rest = this.at(item.second).filter((other) => other !== item);
      if (rest.length === 0) this.bySecond.delete(item.second);
      else this.bySecond.set(item.second, rest);
      const age = ageAt(item.second, this.cursor);
      if (age) this.counter.leave(item, age);
    }
    this.byCase.delete(caseId);
    return items;
  }

  /** The journal has come to this second: what no reading can ask for any more is dropped. */
  come(second: number): void {
    if (second <= this.latest) return;
    this.latest = second;
    const keepAfter = second - KEPT_SECONDS;
    if (this.oldest > keepAfter) return;
    if (keepAfter - this.oldest > this.bySecond.size) this.dropAll(keepAfter);
    else for (let at = this.oldest; at <= keepAfter; at += 1) this.drop(at);
    this.oldest = this.bySecond.size === 0 ? Infinity : keepAfter + 1;
  }

  /** Moves the two hours so that they end at `second`. */
  advance(second: number): void {
    if (second === this.cursor) return;
    if (second < this.cursor || second - this.cursor > this.bySecond.size + HOUR_SECONDS) {
      this.recount(second);
      return;
    }
    for (let at = this.cursor + 1; at <= second; at += 1) this.step(at);
    this.cursor = second;
  }

  save(): SavedHours<T> {
    return { latest: this.latest, items: this.items() };
  }

  private step(second: number): void {
    for (const item of this.at(second)) this.counter.enter(item, 'hour');
    for (const item of this.at(second - HOUR_SECONDS)) {
      this.counter.leave(item, 'hour');
      this.counter.enter(item, 'before');
    }
    for (const item of this.at(second - 2 * HOUR_SECONDS)) this.counter.leave(item, 'before');
  }

  private recount(second: number): void {
    this.counter.reset();
    this.cursor = second;
    for (const item of this.items()) {
      const age = ageAt(item.second, second);
      if (age) this.counter.enter(item, age);
    }
  }

  private drop(second: number): void {
    const age = ageAt(second, this.cursor);
    for (const item of this.at(second)) {
      if (age) this.counter.leave(item, age);
      this.forget(item);
    }
    this.bySecond.delete(second);
  }

  private forget(item: T): void {
    const items = this.byCase.get(item.caseId) ?? [];
    // What is dropped is the oldest, and nearly always the first.
    items.splice(items.indexOf(item), 1);
    if (items.length === 0) this.byCase.delete(item.caseId);
  }

  /** In its place among those of its second: what is saved keeps its order. */
  private replace(before: T, after: T): void {
    const there = this.bySecond.get(before.second) ?? [];
    there[there.indexOf(before)] = after;
    const age = ageAt(before.second, this.cursor);
    if (!age) return;
    this.counter.leave(before, age);
    this.counter.enter(after, age);
  }

  private dropAll(keepAfter: number): void {
    for (const second of this.bySecond.keys()) if (second <= keepAfter) this.drop(second);
  }

  private items(): T[] {
    return [...this.bySecond.values()].flat();
  }

  private at(second: number): readonly T[] {
    return this.bySecond.get(second) ?? [];
  }
}

function pushTo<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const there = lists.get(key);
  if (there) there.push(value);
  else lists.set(key, [value]);
}

function ageAt(second: number, now: number): Age | null {
  const age = now - second;
  if (age < 0 || age >= 2 * HOUR_SECONDS || Number.isNaN(age)) return null;
  return age < HOUR_SECONDS ? 'hour' : 'before';
}
