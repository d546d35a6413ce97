/** What comes in on any day: the history that makes the baseline, and the background of the two hours. */
import type { ComplaintInput } from '@heed/shared/complaint';
import type { Channel } from '@heed/shared/vocabulary';
import { Chance } from './chance';
import { timeAfter } from './drill-time';
import type { Scenario } from './scenario-types';
import { Sayings, SOURCE } from './saying';
import type { OrdinaryVoice, Weights } from './script-types';
import { homeIn, Town } from './town';
import { phoneBlocks, Tellers } from './teller';

const HOURS_A_DAY = 24;
const MINUTES_AN_HOUR = 60;
const MINUTES_A_DAY = HOURS_A_DAY * MINUTES_AN_HOUR;
const DAYS_A_WEEK = 7;
/** An ordinary case is closed after so many hours, but before the drill begins. */
const CLOSED_AFTER = [1, 60] as const;
const LOCATED = 0.92;

const channels: Weights<Channel> = { phone: 78, wechat: 9, app: 7, web: 4, visit: 1, grid: 1 };

export class OrdinarySayings {
  private readonly town: Town;

  constructor(
    private readonly scenario: Scenario,
    private readonly seed: number,
  ) {
    this.town = new Town(scenario);
  }

  /** The whole days before the day of the start, oldest first, all closed. */
  history(): Omit<ComplaintInput, 'sourceId'>[] {
    const { days } = this.scenario.script.ordinary;
    const chance = new Chance(this.seed, 'history');
    const midnight = -this.minuteOfDay();
    const first = midnight - days * MINUTES_A_DAY;
    const hours = Array.from(
      { length: days * HOURS_A_DAY },
      (_none, n) => first + n * MINUTES_AN_HOUR,
    );
    return hours.flatMap((hour) =>
      this.momentsOf(hour, MINUTES_AN_HOUR, chance).map((minute) => this.past(minute, chance)),
    );
  }

  /** The background load of the drill itself. */
  tellWithin(
    minutes: number,
  ): { minute: number; voice: string; input: Omit<ComplaintInput, 'sourceId'> }[] {
    const { script } = this.scenario;
    const chance = new Chance(this.seed, 'background');
    const tellers = new Tellers(
      script.names,
      phoneBlocks.background,
      new Chance(this.seed, 'background tellers'),
    );
    const sayings = new Sayings(this.scenario, chance);
    return this.momentsOf(0, minutes, chance).map((minute) => {
      const { category, kind, sentences } = this.voice(chance);
      const teller = tellers.next(this.street(chance));
      const text = sayings.filled(chance.pick(sentences), teller, { spoke: minute, now: minute });
      const channel = chance.weightedKey(channels);
      const input = { channel, source: SOURCE, kind, category, text };
      return {
        minute,
        voice: 'ordinary',
        input: { ...input, ...sayings.whoAndWhere(teller, channel) },
      };
    });
  }

  private past(minute: number, chance: Chance): Omit<ComplaintInput, 'sourceId'> {
    const { startsAt } = this.scenario;
    const { category, kind, sentences } = this.voice(chance);
    const street = this.street(chance);
    const home = homeIn(street, chance);
    const teller = { surname: '', name: '', title: '', phone: '', home };
    const hours = chance.between(...CLOSED_AFTER);
    const closed = Math.min(minute + hours * MINUTES_AN_HOUR, -1);
    const place = {
      district: street.district.name,
      street: street.place.name,
      lng: home.lng,
      lat: home.lat,
    };
    return {
      channel: chance.weightedKey(channels),
      source: SOURCE,
      kind,
      category,
      text: new Sayings(this.scenario, chance).filled(chance.pick(sentences), teller, {
        spoke: minute,
        now: minute,
      }),
      receivedAt: timeAfter(startsAt, minute),
      closedAt: timeAfter(startsAt, closed),
      historic: true,
      ...(chance.happens(LOCATED) ? { place } : {}),
    };
  }

  private momentsOf(from: number, minutes: number, chance: Chance): number[] {
    const count = chance.count((this.perHour(from) * minutes) / MINUTES_AN_HOUR);
    return Array.from({ length: count }, () => from + chance.next() * minutes).toSorted(
      (a, b) => a - b,
    );
  }

  /** The expected number at a minute, by the hour and the day of the week. */
  private perHour(minute: number): number {
    const { perHour, hours, weekdays } = this.scenario.script.ordinary;
    const ofDay = minute + this.minuteOfDay();
    const hour = Math.floor(
      (((ofDay % MINUTES_A_DAY) + MINUTES_A_DAY) % MINUTES_A_DAY) / MINUTES_AN_HOUR,
    );
    const day = this.weekday() + Math.floor(ofDay / MINUTES_A_DAY);
    const weekday = ((day % DAYS_A_WEEK) + DAYS_A_WEEK) % DAYS_A_WEEK;
    const share = (list: readonly number[], at: number) =>
      ((list[at] ?? 1) * list.length) / list.reduce((sum, each) => sum + each, 0);
    return perHour * share(hours, hour) * share(weekdays, weekday);
  }

  private minuteOfDay(): number {
    const [hour = 0, minute = 0] = this.scenario.startsAt.slice(11, 16).split(':').map(Number);
    return hour * MINUTES_AN_HOUR + minute;
  }

  /** 0 for Monday, by the city's own date. */
  private weekday(): number {
    const sundayFirst = new Date(`${this.scenario.startsAt.slice(0, 10)}T00:00:00Z`).getUTCDay();
    return (sundayFirst + DAYS_A_WEEK - 1) % DAYS_A_WEEK;
  }

  private voice(chance: Chance): OrdinaryVoice {
    return chance.weighted(this.scenario.script.ordinary.voices, ({ weight }) => weight);
  }

  private street(chance: Chance) {
    return this.town.anyStreet(this.scenario.script.ordinary.zipf, chance);
  }
}
