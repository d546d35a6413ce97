/** An invented city on usual days, complaint by complaint, for what looks for the unusual. Seeded. */
import { gridDisk, latLngToCell } from 'h3-js';
import type { Arrival, Detector } from '../src/projections/signals/detector.fold';
import { seeded } from './random-story';

const HOUR = 3_600_000;
const MINUTE = 60_000;
/** Midnight of a Monday in Shanghai. */
export const MONDAY = Date.parse('2026-03-01T16:00:00.000Z');
export const DISTRICTS = ['mill', 'harbour', 'hill', 'gate'];
export const CATEGORIES = ['power', 'water', 'road'];
const CHANNELS = ['phone', 'phone', 'web', 'app', 'wechat'];
/** A city of 37 cells: each district has nine of them, and one street. */
export const CELLS = gridDisk(latLngToCell(31.2, 121.5, 8), 3);

type Told = Partial<Arrival>;

export class QuietCity {
  private readonly random: () => number;
  private count = 0;
  now = MONDAY;

  constructor(
    private readonly detector: Detector,
    seed = 1,
    /** Complaints of a usual day hour. */
    private readonly hourly = 48,
  ) {
    this.random = seeded(seed);
  }

  /** Goes on from a time that the detector has come to. */
  at(now: number): this {
    this.now = now;
    return this;
  }

  /** Usual hours; `more` says how many times the usual comes of what, up to `most`. */
  hours(hours: number, more: (told: Arrival) => number = () => 1, most = 1): this {
    for (let minute = 0; minute < Math.round(hours * 60); minute += 1) {
      const hour = Math.floor((this.now - MONDAY) / HOUR) % 24;
      const expected = (this.hourly / 60) * (hour >= 8 && hour < 20 ? 1 : 0.2);
      for (let left = this.poisson(expected * most); left > 0; left -= 1) {
        const arrival = this.arrival();
        if (this.random() * most < more(arrival)) this.comes(arrival);
      }
      this.now += MINUTE;
      this.detector.advance(this.now);
    }
    return this;
  }

  /** One more, of another person unless told. */
  comes(told: Told = {}): this {
    this.detector.add(this.next(told));
    return this;
  }

  /** The next one, which nobody was told of yet. */
  next(told: Told = {}): Arrival {
    this.count += 1;
    return {
      ...this.arrival(),
      ...told,
      at: told.at ?? this.now,
      enteredAt: this.now,
      caseId: `case-${this.count}`,
      person: told.person?.startsWith('one') ? told.person : `person-${this.count}`,
    };
  }

  /** The cases of those that came last. */
  caseIds(newest: number): string[] {
    return Array.from({ length: newest }, (_, back) => `case-${this.count - back}`);
  }

  /** So many within an hour, evenly. */
  hourOf(count: number, told: Told): this {
    for (let minute = 0; minute < 60; minute += 1) {
      const due = Math.floor(((minute + 1) * count) / 60) - Math.floor((minute * count) / 60);
      for (let n = 0; n < due; n += 1) this.comes(told);
      this.hours(1 / 60);
    }
    return this;
  }

  private arrival(): Arrival {
    const cell = Math.floor(this.random() * CELLS.length);
    const district = DISTRICTS[Math.min(3, Math.floor(cell / 9))] ?? 'mill';
    return {
      at: this.now,
      enteredAt: this.now,
      caseId: 'none',
      person: 'nobody',
      channel: this.oneOf(CHANNELS),
      category: this.oneOf(CATEGORIES),
      topic: null,
      district,
      street: `${district}-1`,
      cell: CELLS[cell] ?? null,
      point: null,
    };
  }

  private oneOf(list: readonly string[]): string {
    return list[Math.floor(this.random() * list.length)] ?? '';
  }

  private poisson(mean: number): number {
    const limit = Math.exp(-mean);
    let count = 0;
    for (let product = this.random(); product > limit; product *= this.random()) count += 1;
    return count;
  }
}
