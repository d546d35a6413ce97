/** Complaints of the last two hours: how many, from how many people, over which channel, of which category. */
import {
  SlidingHours,
  type Age,
  type AgeCounter,
  type Dated,
  type SavedHours,
} from '../measure/sliding-hours.fold';
import { Tally } from '../measure/tally.fold';

export interface Arrival extends Dated {
  readonly person: string;
  readonly channel: string;
  readonly category: string | null;
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
  readonly channels: Tally;
  readonly categories: Tally;
}

/** Positional, so that a busy hour saves small. */
type SavedArrival = [
  second: number,
  person: string,
  channel: string,
  category: string | null,
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
    hour.people.add(arrival.person, by);
    hour.channels.add(arrival.channel, by);
    if (arrival.category !== null) hour.categories.add(arrival.category, by);
  }
}

function emptyHour(): HourOfArrivals {
  return {
    received: 0,
    opened: 0,
    repeats: 0,
    unlocated: 0,
    people: new Tally(),
    channels: new Tally(),
    categories: new Tally(),
  };
}

function pack(arrival: Arrival): SavedArrival {
  const { second, person, channel, category, opened, located } = arrival;
  return [second, person, channel, category, opened ? 1 : 0, located ? 1 : 0];
}

function unpack([second, person, channel, category, opened, located]: SavedArrival): Arrival {
  return { second, person, channel, category, opened: opened === 1, located: located === 1 };
}
