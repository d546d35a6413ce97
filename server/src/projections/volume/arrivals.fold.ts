/** Complaints of the last two hours: how many, from how many people, over which channel, of what kind. */
import { unreachable } from '../../kernel/unreachable';
import { Urgency } from '@heed/shared/vocabulary';
import type { Correction } from '../measure/correction.fold';
import {
  SlidingHours,
  type Age,
  type AgeCounter,
  type Changed,
  type Dated,
  type SavedHours,
} from '../measure/sliding-hours.fold';
import { Tally } from '../measure/tally.fold';
import { SliceTally } from './slice-tally.fold';

export interface Arrival extends Dated {
  readonly person: string;
  readonly channel: string;
  readonly category: string | null;
  readonly urgency: Urgency;
  readonly opened: boolean;
  readonly located: boolean;
}

/** What one hour holds. */
export interface HourOfArrivals {
  received: number;
  opened: number;
  repeats: number;
  unlocated: number;
  readonly people: Tally;
  readonly channels: SliceTally;
  readonly categories: SliceTally;
  readonly urgencies: SliceTally;
}

type Patch = Partial<Pick<Arrival, 'category' | 'urgency' | 'located'>>;

/** Positional, so that a busy hour saves small. */
type SavedArrival = [
  second: number,
  caseId: string,
  person: string,
  channel: string,
  category: string | null,
  urgency: number,
  opened: 0 | 1,
  located: 0 | 1,
];
export type SavedArrivals = SavedHours<SavedArrival>;

export class Arrivals implements AgeCounter<Arrival> {
  private hours = { hour: emptyHour(), before: emptyHour() };
  private readonly sliding: SlidingHours<Arrival>;

  constructor(saved?: SavedArrivals) {
    this.sliding = new SlidingHours(
      this,
      saved && { latest: saved.latest, items: saved.items.map(unpack) },
    );
  }

  add(arrival: Arrival): void {
    this.sliding.add(arrival);
  }

  correct(correction: Correction): Changed<Arrival>[] {
    const patch = patchOf(correction);
    return this.sliding.change(correction.caseId, (arrival) => ({ ...arrival, ...patch }));
  }

  /** What is still kept of a case one by one leaves the two hours. */
  remove(caseId: string): readonly Arrival[] {
    return this.sliding.remove(caseId);
  }

  come(second: number): void {
    this.sliding.come(second);
  }

  /** The 60 minutes up to a second, and the 60 before them. */
  at(second: number): Readonly<Record<Age, Readonly<HourOfArrivals>>> {
    this.sliding.advance(second);
    return this.hours;
  }

  save(): SavedArrivals {
    const { latest, items } = this.sliding.save();
    return { latest, items: items.map(pack) };
  }

  enter(arrival: Arrival, age: Age): void {
    this.count(arrival, age, 1);
  }

  leave(arrival: Arrival, age: Age): void {
    this.count(arrival, age, -1);
  }

  reset(): void {
    this.hours = { hour: emptyHour(), before: emptyHour() };
  }

  private count(arrival: Arrival, age: Age, by: 1 | -1): void {
    const hour = this.hours[age];
    hour.received += by;
    if (arrival.opened) hour.opened += by;
    else hour.repeats += by;
    if (!arrival.located) hour.unlocated += by;
    const { person } = arrival;
    hour.people.add(person, by);
    hour.channels.add(arrival.channel, person, by);
    if (arrival.category !== null) hour.categories.add(arrival.category, person, by);
    hour.urgencies.add(arrival.urgency, person, by);
  }
}

function patchOf(correction: Correction): Patch {
  switch (correction.what) {
    case 'category':
      return { category: correction.category };
    case 'urgency':
      return { urgency: correction.urgency };
    case 'place':
      return { located: correction.district !== null };
    default:
      return unreachable(correction);
  }
}

function emptyHour(): HourOfArrivals {
  return {
    received: 0,
    opened: 0,
    repeats: 0,
    unlocated: 0,
    people: new Tally(),
    channels: new SliceTally(),
    categories: new SliceTally(),
    urgencies: new SliceTally(),
  };
}

function pack(arrival: Arrival): SavedArrival {
  const { second, caseId, person, channel, category, urgency, opened, located } = arrival;
  const rank = Urgency.options.indexOf(urgency);
  return [second, caseId, person, channel, category, rank, opened ? 1 : 0, located ? 1 : 0];
}

function unpack([second, caseId, person, channel, category, rank, ...is]: SavedArrival): Arrival {
  const [opened, located] = is;
  const urgency = Urgency.options[rank];
  if (!urgency) throw new Error(`a saved complaint of case ${caseId} has no known urgency`);
  const flags = { opened: opened === 1, located: located === 1 };
  return { second, caseId, person, channel, category, urgency, ...flags };
}
