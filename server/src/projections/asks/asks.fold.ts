/** What the public asks: for each question, how many people asked it in the last 60 minutes and in those before. */
import type { BoardParts } from '@heed/shared/board';
import type { AskRow } from '@heed/shared/incident-board';
import { asksIn } from '../../journal/events/asks';
import { fromBytes, toBytes } from '../measure/bytes.fold';
import { leavingCase, wholeSecond } from '../measure/entry-case.fold';
import {
  SlidingHours,
  type Age,
  type AgeCounter,
  type Dated,
  type SavedHours,
} from '../measure/sliding-hours.fold';
import { Tally } from '../measure/tally.fold';
import type { Fold, FoldedEntry, Projection } from '../projection';

export const asksProjection: Projection = {
  name: 'asks',
  version: 1,
  perIncident: true,
  empty: () => new AsksFold(),
  load: (bytes) => new AsksFold(fromBytes(bytes) as SavedHours<Asked>),
};

interface Asked extends Dated {
  readonly person: string;
  readonly ask: string;
}

type People = Map<string, Tally>;

class AsksFold implements Fold, AgeCounter<Asked> {
  private ages: Record<Age, People> = nobody();
  private readonly sliding: SlidingHours<Asked>;

  constructor(saved?: SavedHours<Asked>) {
    this.sliding = new SlidingHours<Asked>(this, saved);
  }

  apply(entry: FoldedEntry): void {
    this.sliding.come(wholeSecond(Date.parse(entry.at)));
    const left = leavingCase(entry);
    if (left !== null) this.sliding.remove(left.caseId);
    if (entry.type !== 'complaint-registered' || entry.data.after.historic) return;
    const { caseId, personId: person, receivedAt, fired } = entry.data;
    const second = wholeSecond(Date.parse(receivedAt));
    for (const ask of asksIn(fired)) this.sliding.add({ second, caseId, person, ask });
  }

  rows(now: number): Partial<BoardParts> {
    this.sliding.advance(wholeSecond(now));
    const { hour, before } = this.ages;
    const asks: Record<string, AskRow> = {};
    for (const ask of new Set([...hour.keys(), ...before.keys()])) {
      asks[ask] = { people: hour.get(ask)?.size ?? 0, before: before.get(ask)?.size ?? 0 };
    }
    return { asks };
  }

  save(): Uint8Array {
    return toBytes(this.sliding.save());
  }

  enter(asked: Asked, age: Age): void {
    this.count(asked, age, 1);
  }

  leave(asked: Asked, age: Age): void {
    this.count(asked, age, -1);
  }

  reset(): void {
    this.ages = nobody();
  }

  private count({ ask, person }: Asked, age: Age, by: 1 | -1): void {
    const people = this.ages[age].get(ask) ?? new Tally();
    people.add(person, by);
    if (people.size === 0) this.ages[age].delete(ask);
    else this.ages[age].set(ask, people);
  }
}

function nobody(): Record<Age, People> {
  return { hour: new Map(), before: new Map() };
}
