/** The cases that something was heard of, in columns: how far each has come, and from how many people. */
import { FollowUpOutcome } from '@heed/shared/vocabulary';
import type { CaseProgress } from '../../journal/events/case-progress';
import { Column, type Kept } from '../measure/column.fold';
import { readId } from '../measure/id-column.fold';
import { RowPeople } from '../measure/row-people.fold';
import { RowTable } from '../measure/row-table.fold';
import { Tally } from '../measure/tally.fold';

export interface CountedCase {
  readonly progress: CaseProgress;
  /** Replied to, and nobody has confirmed that it is solved. */
  readonly unconfirmed: boolean;
  /** How many complaints were heard, and how many of them did not open it. */
  readonly heard: number;
  readonly repeats: number;
}

/** What counting begins with. */
export interface Begun {
  readonly since: number | null;
  /** Counts the statistical day, and begins anew with each. */
  readonly daily: boolean;
  readonly cases: HeardCases;
}

const flags = { given: 1, answered: 2, unconfirmed: 4 } as const;
/** Where the outcome begins: one more than its place in the list, 0 for none. */
const OUTCOME = 8;

/** Of cases with complaints of other people than the first: whose, once a complaint. */
export type SavedOthers = readonly (readonly [caseId: string, people: readonly string[]])[];

export class HeardCases {
  private readonly table = new RowTable(() => this.first.refill());
  private readonly status = this.table.holds(Column.bytes());
  private readonly heard = this.table.holds(Column.fitted());
  private readonly repeats = this.table.holds(Column.fitted());
  /** Who was heard first of a case: mostly nobody else is. */
  private readonly first: RowPeople = new RowPeople(this.table);
  private readonly others = new Map<string, string[]>();
  private readonly otherPeople = new Tally();
  /** How many of the other people are nowhere the first. */
  private neverFirst = 0;
  private readonly wanted = new Uint32Array(4);

  /** `kept`: where a kept table begins. */
  static read(others: SavedOthers, kept: Kept): HeardCases {
    const cases = new HeardCases();
    cases.table.load(kept);
    cases.first.refill();
    for (const [caseId, people] of others)
      for (const person of people) cases.addOther(caseId, person);
    return cases;
  }

  get people(): number {
    return this.first.size + this.neverFirst;
  }

  of(caseId: string): CountedCase | null {
    const row = this.table.find(caseId);
    return row === -1 ? null : this.at(row);
  }

  *all(): Generator<CountedCase> {
    for (const row of this.table.rows()) yield this.at(row);
  }

  /** How the case stands now, with whoever was heard of it just now; of a new case somebody was. */
  put(caseId: string, counted: CountedCase, person: string | null): void {
    const known = this.table.find(caseId);
    const row = known === -1 ? this.table.add(caseId) : known;
    this.status.set(row, statusOf(counted));
    this.heard.set(row, counted.heard);
    this.repeats.set(row, counted.repeats);
    if (person === null) return;
    const words = readId(person, this.wanted);
    if (known === -1) this.setFirst(row, person);
    else if (!this.first.ids.is(row, words)) this.addOther(caseId, person);
  }

  remove(caseId: string): void {
    const row = this.table.find(caseId);
    if (row === -1) return;
    const person = this.first.ids.text(row);
    if (this.first.unlink(row) && this.otherPeople.get(person) > 0) this.neverFirst += 1;
    this.table.remove(row);
    for (const other of this.others.get(caseId) ?? []) this.countOther(other, -1);
    this.others.delete(caseId);
  }

  saveOthers(): SavedOthers {
    return [...this.others];
  }

  pieces(): Iterable<Uint8Array> {
    return this.table.pieces();
  }

  private at(row: number): CountedCase {
    const status = this.status.get(row);
    const outcome = FollowUpOutcome.options[Math.floor(status / OUTCOME) - 1] ?? null;
    const is = (flag: keyof typeof flags) => (status & flags[flag]) !== 0;
    return {
      progress: { given: is('given'), answered: is('answered'), outcome },
      unconfirmed: is('unconfirmed'),
      heard: this.heard.get(row),
      repeats: this.repeats.get(row),
    };
  }

  private setFirst(row: number, person: string): void {
    this.first.ids.set(row, this.wanted);
    if (this.first.link(row) && this.otherPeople.get(person) > 0) this.neverFirst -= 1;
  }

  private addOther(caseId: string, person: string): void {
    const there = this.others.get(caseId);
    if (there) there.push(person);
    else this.others.set(caseId, [person]);
    this.countOther(person, 1);
  }

  private countOther(person: string, by: 1 | -1): void {
    const before = this.otherPeople.get(person) > 0;
    this.otherPeople.add(person, by);
    const after = this.otherPeople.get(person) > 0;
    if (before !== after && !this.first.has(readId(person, this.wanted))) this.neverFirst += by;
  }
}

function statusOf({ progress, unconfirmed }: CountedCase): number {
  const { given, answered, outcome } = progress;
  return (
    (given ? flags.given : 0) +
    (answered ? flags.answered : 0) +
    (unconfirmed ? flags.unconfirmed : 0) +
    OUTCOME * (outcome === null ? 0 : FollowUpOutcome.options.indexOf(outcome) + 1)
  );
}
