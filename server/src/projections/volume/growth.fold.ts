/** By how much the number of open cases grew of late. */
import { HOUR_SECONDS } from '../measure/sliding-hours.fold';
import { Spans, type SavedSpans } from '../measure/spans.fold';
import { hoursToClear } from './expected-hours.fold';

/** The present pace is that of so many hours. */
const PACE_HOURS = 3;

export interface SavedGrowth {
  readonly hour: SavedSpans;
  readonly pace: SavedSpans;
}

export class Growth {
  private readonly hour: Spans;
  private readonly pace: Spans;

  constructor(saved?: SavedGrowth) {
    this.hour = new Spans(saved?.hour);
    this.pace = new Spans(saved?.pace);
  }

  add(second: number, by: number): void {
    this.hour.add(second, second + HOUR_SECONDS, by);
    this.pace.add(second, second + PACE_HOURS * HOUR_SECONDS, by);
  }

  come(second: number): void {
    this.hour.come(second);
    this.pace.come(second);
  }

  ofLastHour(second: number): number {
    return this.hour.at(second);
  }

  /** Hours until none of the open cases is left at the present pace; null where they do not become fewer. */
  hoursToClear(open: number, second: number): number | null {
    return hoursToClear(open, this.pace.at(second), PACE_HOURS);
  }

  save(): SavedGrowth {
    return { hour: this.hour.save(), pace: this.pace.save() };
  }
}
