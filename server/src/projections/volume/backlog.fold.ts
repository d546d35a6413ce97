/** The cases that are open: how many of each urgency, how many people wait, and who has waited longest. */
import { Urgency, urgencyRank } from '@heed/shared/vocabulary';
import { Column, type Kept } from '../measure/column.fold';
import { readId } from '../measure/id-column.fold';
import { RowPeople } from '../measure/row-people.fold';
import { RowTable } from '../measure/row-table.fold';

export interface OpenCase {
  readonly urgency: Urgency;
  readonly person: string;
  readonly receivedAt: number;
  /** A reply has gone to audit, or out, since the case was opened. */
  readonly answered: boolean;
}

const RANK = 3;
const ANSWERED = 4;

export class Backlog {
  private readonly table = new RowTable(() => this.people.refill());
  private readonly receivedAt = this.table.holds(Column.numbers());
  private readonly status = this.table.holds(Column.bytes());
  private readonly people: RowPeople = new RowPeople(this.table);
  private readonly urgencies = { critical: 0, urgent: 0, normal: 0 };
  private readonly wanted = new Uint32Array(4);
  /** Undefined where it has to be looked for. */
  private oldest: number | null | undefined = null;

  /** `kept`: where a kept one begins. */
  constructor(kept?: Kept) {
    if (!kept) return;
    this.table.load(kept);
    this.people.refill();
    for (const row of this.table.rows()) this.count(row);
  }

  get size(): number {
    return this.table.size;
  }

  get peopleWaiting(): number {
    return this.people.size;
  }

  byUrgency(): { critical: number; urgent: number; normal: number } {
    return { ...this.urgencies };
  }

  has(id: string): boolean {
    return this.table.find(id) !== -1;
  }

  /** False too for a case that isn't here. */
  isAnswered(id: string): boolean {
    const row = this.table.find(id);
    return row !== -1 && (this.status.get(row) & ANSWERED) !== 0;
  }

  put(id: string, { urgency, person, receivedAt, answered }: OpenCase): void {
    const known = this.table.find(id);
    if (known !== -1) this.leave(known);
    const row = known === -1 ? this.table.add(id) : known;
    this.receivedAt.set(row, receivedAt);
    this.status.set(row, urgencyRank(urgency) + (answered ? ANSWERED : 0));
    this.people.ids.set(row, readId(person, this.wanted));
    this.enter(row);
  }

  remove(id: string): void {
    const row = this.table.find(id);
    if (row === -1) return;
    this.leave(row);
    this.table.remove(row);
  }

  /** When the open case that has waited longest was received. */
  oldestReceivedAt(): number | null {
    if (this.oldest === undefined) {
      this.oldest = null;
      for (const row of this.table.rows()) this.compare(row);
    }
    return this.oldest;
  }

  pieces(): Iterable<Uint8Array> {
    return this.table.pieces();
  }

  private enter(row: number): void {
    this.people.link(row);
    this.count(row);
  }

  private count(row: number): void {
    this.urgencies[this.urgencyOf(row)] += 1;
    this.compare(row);
  }

  private leave(row: number): void {
    this.urgencies[this.urgencyOf(row)] -= 1;
    this.people.unlink(row);
    if (this.receivedAt.get(row) === this.oldest) this.oldest = undefined;
  }

  private compare(row: number): void {
    if (this.oldest === undefined) return;
    const receivedAt = this.receivedAt.get(row);
    this.oldest = this.oldest === null ? receivedAt : Math.min(this.oldest, receivedAt);
  }

  private urgencyOf(row: number): Urgency {
    return Urgency.options[this.status.get(row) & RANK] ?? 'normal';
  }
}
