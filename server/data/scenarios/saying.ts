/** What a teller says in a voice, as a complaint that the doors would take. */
import type { ComplaintInput } from '@heed/shared/complaint';
import type { Channel } from '@heed/shared/vocabulary';
import type { Chance } from './chance';
import { timeAfter } from './drill-time';
import { phrased } from './phrase';
import type { Scenario } from './scenario-types';
import type { Voice } from './script-types';
import { type Moments, ownWords, type Teller } from './teller';

export const SOURCE = 'drill';

/** How much of who and where comes along over a channel, as chances. */
interface Manner {
  readonly placed: number;
  readonly name: number;
  readonly phone: number;
  readonly email?: true;
}

const manners: Readonly<Record<Channel, Manner>> = {
  phone: { placed: 0.96, name: 0.9, phone: 0.97 },
  visit: { placed: 1, name: 1, phone: 0.8 },
  web: { placed: 0.9, name: 0.9, phone: 1 },
  app: { placed: 0.95, name: 0.6, phone: 1 },
  wechat: { placed: 0.8, name: 0.4, phone: 0.8 },
  open311: { placed: 1, name: 0, phone: 0 },
  sms: { placed: 0.1, name: 0, phone: 1 },
  email: { placed: 0.1, name: 0.8, phone: 0.2, email: true },
  letter: { placed: 0.5, name: 1, phone: 0.5 },
  social: { placed: 0, name: 0, phone: 0 },
  grid: { placed: 1, name: 0, phone: 0 },
  media: { placed: 0.5, name: 0, phone: 0 },
  transfer: { placed: 0.9, name: 0.8, phone: 1 },
  leader: { placed: 0.8, name: 0.5, phone: 0.5 },
};
/** A located complaint that also has coordinates. */
const POINTED = 0.9;
const COMMUNITY_TOLD = 0.8;
const TITLE_TOLD = 0.7;

export interface Saying {
  readonly voice: Voice;
  readonly teller: Teller;
  readonly minute: number;
  /** When the same person spoke first, where this isn't the first time. */
  readonly firstMinute?: number;
}

export class Sayings {
  constructor(
    private readonly scenario: Scenario,
    private readonly chance: Chance,
  ) {}

  say({ voice, teller, minute, firstMinute }: Saying): ComplaintInput {
    const { chance } = this;
    const channel = chance.weightedKey(voice.channels);
    const fill = (template: string) =>
      this.filled(template, teller, { spoke: firstMinute ?? minute, now: minute });
    const isStaffed = channel === 'phone' || channel === 'visit';
    const notes = isStaffed ? (voice.notes ?? []) : [];
    const text = this.slipped(fill(chance.pick([...voice.sentences, ...notes])), voice.slips ?? 0);
    const title =
      voice.titles && chance.happens(TITLE_TOLD) ? fill(chance.pick(voice.titles)) : undefined;
    // Only a call-taker ticks boxes.
    const kind = isStaffed ? voice.kind : undefined;
    return {
      channel,
      source: SOURCE,
      text,
      ...(title === undefined ? {} : { title }),
      ...(kind === undefined ? {} : { kind }),
      ...(voice.category === undefined ? {} : { category: voice.category }),
      ...this.whoAndWhere(teller, channel),
    };
  }

  /** The template with the words of the script and of the teller. */
  filled(template: string, teller: Teller, moments: Moments): string {
    const { chance, scenario } = this;
    const clockOf = (at: number) => timeAfter(scenario.startsAt, at).slice(11, 16);
    const own = ownWords(teller, moments, { clockOf, chance });
    const slots = (slot: string) => {
      const shared = scenario.script.words[slot];
      return own.get(slot)?.() ?? (shared && chance.pick(shared));
    };
    return tidied(phrased(template, slots, chance));
  }

  whoAndWhere(teller: Teller, channel: Channel): Pick<ComplaintInput, 'place' | 'complainant'> {
    const { chance } = this;
    const manner = manners[channel];
    const name = chance.happens(manner.name) && {
      name: channel === 'phone' && chance.happens(0.6) ? teller.title : teller.name,
    };
    const phone = chance.happens(manner.phone) && { phone: teller.phone };
    const email = manner.email && { email: `u${teller.phone.slice(-5)}@mail.example` };
    const complainant = { ...name, ...phone, ...email };
    return {
      ...(Object.keys(complainant).length > 0 ? { complainant } : {}),
      ...(chance.happens(manner.placed) ? { place: this.placeOf(teller) } : {}),
    };
  }

  private placeOf({ home }: Teller): NonNullable<ComplaintInput['place']> {
    const { chance } = this;
    const { street, community, building, unit, flat, doorNo, lng, lat } = home;
    const door = `${community.name}${building}栋${unit}单元${flat}室`;
    const road = `${street.place.name.replace(/街道$/u, '')}路${doorNo}号`;
    return {
      district: street.district.name,
      street: street.place.name,
      address: chance.happens(0.7) ? door : road,
      ...(chance.happens(COMMUNITY_TOLD) ? { community: community.name } : {}),
      ...(chance.happens(POINTED) ? { lng, lat } : {}),
    };
  }

  private slipped(text: string, chanceOfSlip: number): string {
    if (!this.chance.happens(chanceOfSlip)) return text;
    const possible = this.scenario.script.slips.filter(([right]) => text.includes(right));
    if (possible.length === 0) return text;
    const [right, wrong] = this.chance.pick(possible);
    return text.replaceAll(right, wrong).trim();
  }
}

/** Slots that were empty, or that brought a full stop of their own, leave marks behind. */
function tidied(text: string): string {
  return text
    .replaceAll(/[，。]+([。！？])/gu, '$1')
    .replaceAll(/([。！？])[，。]+/gu, '$1')
    .replaceAll('？。', '？')
    .trim();
}
