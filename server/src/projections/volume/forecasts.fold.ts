/**
 * Forecasts of what comes in by the hour. At each full hour the one of that hour is remembered with what
 * came in it, so that a day later it can be told how good they were.
 */
import type { ForecastHour, ForecastRow } from '@heed/shared/board';
import type { ZoneTime } from '../../kernel/zone-time';
import type { Baseline } from '../measure/baseline.fold';
import { BASELINE_NEEDED } from '../projection';
import { factorOf, hourAhead, type UsualHour } from './expected-hours.fold';

const BUCKET = 300_000;
const HOUR = 3_600_000;
const HOURS_AHEAD = 3;
/** Yesterday's begin up to two days ago; an hour more where the clocks go back. */
const REMEMBERED = 49 * HOUR;
const DAYS_OF_WEEK = 7;

interface Remembered {
  readonly hour: ForecastHour;
  received: number;
}

type SavedRemembered = [
  start: number,
  expected: number,
  low: number,
  high: number,
  received: number,
];

export interface SavedForecasts {
  readonly began: number;
  readonly latest: number;
  /** Of the last two hours, by 5 minutes. */
  readonly counts: [start: number, received: number][];
  readonly made: SavedRemembered[];
}

export class Forecasts {
  private readonly counts: Map<number, number>;
  /** By the time at which the hour begins. */
  private readonly made: Map<number, Remembered>;
  /** From when on all that comes is heard: the first full 5 minutes of the journal. */
  private began: number;
  /** The newest full hour that the journal has come to. */
  private latest: number;

  constructor(
    private readonly zone: ZoneTime,
    private readonly baseline: Baseline,
    saved?: SavedForecasts,
  ) {
    this.began = saved?.began ?? 0;
    this.latest = saved?.latest ?? 0;
    this.counts = new Map(saved?.counts);
    this.made = new Map(
      saved?.made.map(([start, expected, low, high, received]) => [
        start,
        { hour: { expected, low, high }, received },
      ]),
    );
  }

  /** Historic ones too: an import may reach up to the hour in which it comes. */
  add(receivedAt: number): void {
    const start = Math.floor(receivedAt / BUCKET) * BUCKET;
    if (start >= this.latest - HOUR) this.counts.set(start, (this.counts.get(start) ?? 0) + 1);
    const made = this.made.get(hourStart(receivedAt));
    if (made) made.received += 1;
  }

  /** The journal has come to this time: full hours that began since the last entry have their forecast. */
  come(at: number): void {
    const newest = hourStart(at);
    if (newest <= this.latest) return;
    const first = Math.max(this.latest + HOUR, newest - REMEMBERED);
    if (this.latest === 0) this.began = Math.ceil(at / BUCKET) * BUCKET;
    else for (let start = first; start <= newest; start += HOUR) this.make(start);
    this.latest = newest;
    for (const start of this.counts.keys()) if (start < newest - HOUR) this.counts.delete(start);
    for (const start of this.made.keys()) if (start < newest - REMEMBERED) this.made.delete(start);
  }

  /** The next hours from the last full 5 minutes on. */
  ahead(now: number): Pick<ForecastRow, 'from' | 'hours'> {
    const from = Math.floor(now / BUCKET) * BUCKET;
    const factor = this.factorAt(from);
    const hours = Array.from({ length: HOURS_AHEAD }, (_, index) =>
      hourAhead(this.usual(from + index * HOUR, from), factor, index + 1),
    );
    return { from: new Date(from).toISOString(), hours };
  }

  /** How yesterday's forecasts, each made as its hour began, compare with what came. Null where none was made. */
  yesterday(now: number): ForecastRow['yesterday'] {
    const day = this.zone.localDay(now) - 1;
    const made = [...this.made].flatMap(([start, each]) =>
      this.zone.localDay(start) === day ? [each] : [],
    );
    if (made.length === 0) return null;
    const within = made.filter(
      ({ hour, received }) => received >= hour.low && received <= hour.high,
    );
    return { made: made.length, within: within.length, errorPercent: errorPercent(made) };
  }

  save(): SavedForecasts {
    return {
      began: this.began,
      latest: this.latest,
      counts: [...this.counts],
      made: [...this.made].map(([start, { hour, received }]) => [
        start,
        hour.expected,
        hour.low,
        hour.high,
        received,
      ]),
    };
  }

  private make(start: number): void {
    if (this.baseline.at(start).days < BASELINE_NEEDED) return;
    const hour = hourAhead(this.usual(start, start), this.factorAt(start), 1);
    this.made.set(start, { hour, received: this.receivedIn(start, start + HOUR) });
  }

  /** From the last hour, or from what of it the journal has lived through. */
  private factorAt(time: number): number {
    const start = Math.max(this.began, time - HOUR);
    if (start >= time) return 1;
    const usual = this.usual(time - HOUR, time);
    const mean = usual.mean * ((time - start) / HOUR);
    return factorOf(this.receivedIn(start, time), { ...usual, mean });
  }

  private usual(start: number, now: number): UsualHour {
    const { days, alpha } = this.baseline.at(now);
    return { mean: this.baseline.ofHour(start, now), alpha, weeks: days / DAYS_OF_WEEK };
  }

  private receivedIn(start: number, end: number): number {
    let sum = 0;
    for (let at = start; at < end; at += BUCKET) sum += this.counts.get(at) ?? 0;
    return sum;
  }
}

/** Mean absolute error in per cent of what came, over the hours in which anything did; null where none. */
function errorPercent(made: readonly Remembered[]): number | null {
  const some = made.filter(({ received }) => received > 0);
  if (some.length === 0) return null;
  const sum = some.reduce(
    (total, { hour, received }) => total + Math.abs(hour.expected - received) / received,
    0,
  );
  return Math.round((sum / some.length) * 100);
}

function hourStart(time: number): number {
  return Math.floor(time / HOUR) * HOUR;
}
