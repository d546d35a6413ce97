/** The cases that are open: how many of each urgency, how many people wait, and who has waited longest. */
import { Urgency } from '@heed/shared/vocabulary';
import { MinHeap } from '../measure/min-heap.fold';
import { Tally } from '../measure/tally.fold';

export interface OpenCase {
  readonly urgency: Urgency;
  readonly person: string;
  readonly receivedAt: number;
  /** A reply has gone to audit, or out, since the case was opened. */
  readonly answered: boolean;
}

type SavedCase = [id: string, urgency: number, person: string, receivedAt: number, answered: 0 | 1];
export type SavedBacklog = SavedCase[];

const SLACK = 2;
const LEAST = 64;

export class Backlog {
  private readonly cases = new Map<string, OpenCase>();
  private readonly people = new Tally();
  private readonly urgencies = { critical: 0, urgent: 0, normal: 0 };
  private readonly oldest = new MinHeap();

  constructor(saved: SavedBacklog = []) {
    for (const [id, urgency, person, receivedAt, answered] of saved) {
      const known = Urgency.options[urgency];
      if (!known) throw new Error(`saved case ${id} has no known urgency`);
      this.put(id, { urgency: known, person, receivedAt, answered: answered === 1 });
    }
  }

  get size(): number {
    return this.cases.size;
  }

  get peopleWaiting(): number {
    return this.people.size;
  }

  byUrgency(): { critical: number; urgent: number; normal: number } {
    return { ...this.urgencies };
  }

  get(id: string): OpenCase | undefined {
    return this.cases.get(id);
  }

  put(id: string, open: OpenCase): void {
    const before = this.cases.get(id);
    this.remove(id);
    this.cases.set(id, open);
    this.people.add(open.person, 1);
    this.urgencies[open.urgency] += 1;
    if (before?.receivedAt !== open.receivedAt) this.queue(id, open);
  }

  remove(id: string): void {
    const open = this.cases.get(id);
    if (!open) return;
    this.cases.delete(id);
    this.people.add(open.person, -1);
    this.urgencies[open.urgency] -= 1;
  }

  /** When the open case that has waited longest was received. */
  oldestReceivedAt(): number | null {
    for (let first = this.oldest.peek(); first; first = this.oldest.peek()) {
      if (this.cases.get(first.key)?.receivedAt === first.time) return first.time;
      this.oldest.pop();
    }
    return null;
  }

  save(): SavedBacklog {
    return [...this.cases].map(([id, { urgency, person, receivedAt, answered }]) => [
      id,
      Urgency.options.indexOf(urgency),
      person,
      receivedAt,
      answered ? 1 : 0,
    ]);
  }

  private queue(key: string, { receivedAt }: OpenCase): void {
    this.oldest.push({ time: receivedAt, key });
    // What was closed stays in the heap until it comes to the top: clear it out now and then.
    if (this.oldest.size <= LEAST + SLACK * this.cases.size) return;
    this.oldest.refill([...this.cases].map(([id, open]) => ({ time: open.receivedAt, key: id })));
  }
}
