/** The two hours: what is told of the incident, what comes in anyway, and who has to call again. */
import { Chance, valueAt } from './chance';
import type { Scenario, ToldComplaint } from './scenario-types';
import { OrdinarySayings } from './ordinary-story';
import { Sayings, SOURCE } from './saying';
import type { ScriptedTelling, Voice } from './script-types';
import { phoneBlocks, type Teller, Tellers } from './teller';
import { Town } from './town';

/** Nobody calls a fourth time within the drill. */
const MOST_CALLS = 3;
/** Each scripted caller has a number by their place in the script. */
const PHONE_DIGITS = 4;

/** Somebody who may call again. */
interface Waiting {
  readonly teller: Teller;
  readonly firstMinute: number;
  lastMinute: number;
  calls: number;
}

type Untold = Omit<ToldComplaint, 'input'> & {
  readonly input: Omit<ToldComplaint['input'], 'sourceId'>;
};

/** Everything that is told in the scenario's minutes, in the order of the minutes. */
export function toldComplaints(scenario: Scenario, seed: number): ToldComplaint[] {
  const scripted = scenario.script.incident.told.map((telling) => ({
    ...tellScripted(scenario, seed, telling),
    id: telling.code,
  }));
  const ordinary = new OrdinarySayings(scenario, seed).tellWithin(scenario.minutes);
  const expected = scenario.complaints - scripted.length - ordinary.length;
  const others = [...new IncidentStory(scenario, seed).tell(expected), ...ordinary].toSorted(
    (a, b) => a.minute - b.minute,
  );
  return [
    ...scripted,
    ...others.map((told, n) => ({ ...told, id: String(n + 1).padStart(5, '0') })),
  ]
    .toSorted((a, b) => a.minute - b.minute)
    .map(({ minute, voice, input, id }) => ({
      minute,
      voice,
      input: { ...input, sourceId: sourceIdOf(scenario, seed, id) },
    }));
}

export function sourceIdOf({ code }: Scenario, seed: number, id: string): string {
  return [code, seed, id].join('-');
}

class IncidentStory {
  private readonly chance: Chance;
  private readonly town: Town;
  private readonly tellers: Tellers;
  private readonly sayings: Sayings;
  private readonly waiting: Waiting[] = [];

  constructor(
    private readonly scenario: Scenario,
    seed: number,
  ) {
    this.chance = new Chance(seed, 'incident');
    this.town = new Town(scenario);
    this.tellers = new Tellers(
      scenario.script.names,
      phoneBlocks.incident,
      new Chance(seed, 'tellers'),
    );
    this.sayings = new Sayings(scenario, new Chance(seed, 'sayings'));
  }

  /** About so many; the curve says when. */
  tell(expected: number): Untold[] {
    const { volume } = this.scenario.script.incident;
    const drawn = minutesOf(this.scenario).reduce(
      (sum, start) => sum + valueAt(volume, start + 0.5),
      0,
    );
    const scale = expected / drawn;
    return minutesOf(this.scenario).flatMap((start) => {
      const count = this.chance.count(valueAt(volume, start + 0.5) * scale);
      const moments = Array.from({ length: count }, () => start + this.chance.next());
      return moments.toSorted((a, b) => a - b).map((minute) => this.tellOne(minute));
    });
  }

  private tellOne(minute: number): Untold {
    const { repeats, voices } = this.scenario.script.incident;
    const again = this.chance.happens(valueAt(repeats.share, minute))
      ? this.impatient(minute)
      : null;
    if (again) return this.tellAgain(again, minute);
    const voice = this.chance.weighted(voices, ({ weight }) => valueAt(weight, minute));
    const teller = this.tellers.next(this.town.streetIn(this.zoneAt(minute), this.chance));
    if (voice.repeats) {
      this.waiting.push({ teller, firstMinute: minute, lastMinute: minute, calls: 1 });
    }
    return this.told(voice, teller, { minute });
  }

  private tellAgain(waiting: Waiting, minute: number): Untold {
    const { voice } = this.scenario.script.incident.repeats;
    waiting.lastMinute = minute;
    waiting.calls += 1;
    return this.told(voice, waiting.teller, { minute, firstMinute: waiting.firstMinute });
  }

  private told(
    voice: Voice,
    teller: Teller,
    when: { readonly minute: number; readonly firstMinute?: number },
  ): Untold {
    const { minute } = when;
    return { minute, voice: voice.code, input: this.sayings.say({ voice, teller, ...when }) };
  }

  private impatient(minute: number): Waiting | null {
    const { after } = this.scenario.script.incident.repeats;
    const ready = this.waiting.filter(
      ({ lastMinute, calls }) => minute - lastMinute >= after && calls < MOST_CALLS,
    );
    return ready.length > 0 ? this.chance.pick(ready) : null;
  }

  private zoneAt(minute: number): string {
    const spread = Object.entries(this.scenario.script.incident.spread);
    return this.chance.weighted(spread, ([, curve]) => valueAt(curve, minute))[0];
  }
}

function tellScripted(scenario: Scenario, seed: number, telling: ScriptedTelling): Untold {
  const { code, minute, channel, text, title, kind, address } = telling;
  const street = new Town(scenario).street(telling.street);
  const chance = new Chance(seed, `scripted ${code}`);
  const { names } = scenario.script;
  const [lng, lat] = [street.place.lng ?? 0, street.place.lat ?? 0];
  const {
    home,
    phone,
    title: name,
  } = new Tellers(names, phoneBlocks.scripted, chance).next(street);
  const n = scenario.script.incident.told.indexOf(telling);
  return {
    minute,
    voice: `told-${code}`,
    input: {
      channel,
      source: SOURCE,
      title,
      text,
      kind,
      complainant: {
        name,
        phone: phone.slice(0, -PHONE_DIGITS) + String(n).padStart(PHONE_DIGITS, '0'),
      },
      place: {
        district: street.district.name,
        street: street.place.name,
        address,
        lng: (lng + home.lng) / 2,
        lat: (lat + home.lat) / 2,
      },
    },
  };
}

function minutesOf({ minutes }: Scenario): number[] {
  return Array.from({ length: minutes }, (_none, minute) => minute);
}
