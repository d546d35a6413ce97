/** "Is the water safe at my home?": from what somebody typed to a zone, by the lists in memory first. */
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { PlaceSuggestion } from '@heed/shared/reference';
import type { SiteLanguage } from '@heed/shared/site';
import type { Realm } from '@heed/shared/vocabulary';
import { isOutage } from '../kernel/database/database';
import { PlaceSearch } from '../reference/place-search';
import { SiteLimits } from './forms/site-limits';
import { placeName, zonesOfStreet, type SiteModel } from './site-model';
import { worstOf, type ZoneState } from './zone-states';

export type PlaceAnswer =
  | {
      readonly kind: 'found';
      readonly name: string;
      readonly street: string | null;
      readonly state: ZoneState;
    }
  | { readonly kind: 'no-zone'; readonly name: string }
  | { readonly kind: 'several'; readonly asked: string; readonly names: readonly string[] }
  | { readonly kind: 'unknown' | 'away'; readonly asked: string }
  /** Too many were searched for from there: in so many seconds again. */
  | { readonly kind: 'many'; readonly asked: string; readonly retryAfterSeconds: number };

const LONGEST = 60;
const MOST_NAMES = 8;
const REMEMBERED = 5_000;
const REMEMBERED_MILLISECONDS = 60_000;
/**
 * Searches of one network in a minute. A zone, a street and what others have just asked for are
 * answered from memory and never counted: a city comes from a few addresses.
 */
export const SEARCHES = { most: 60, milliseconds: 60_000 } as const;

interface Asked {
  readonly text: string;
  readonly realm: Realm;
  readonly language: SiteLanguage;
  /** From where it is asked. */
  readonly network: string;
}

@Injectable()
export class PlaceLookup {
  /** In a crisis everybody asks for the same few places. */
  private readonly found = new LRUCache<string, Promise<PlaceSuggestion[]>>({
    max: REMEMBERED,
    ttl: REMEMBERED_MILLISECONDS,
  });

  constructor(
    private readonly search: PlaceSearch,
    private readonly limits: SiteLimits,
  ) {}

  async find(model: SiteModel, { text, realm, language, network }: Asked): Promise<PlaceAnswer> {
    const asked = text.normalize('NFKC').trim().slice(0, LONGEST);
    const listed = byLists(model, asked, language);
    if (listed) return listed;
    try {
      const found = await this.searched(asked, { realm, network });
      if (typeof found === 'number') return { kind: 'many', asked, retryAfterSeconds: found };
      return bySearch(model, asked, language, found);
    } catch (error) {
      if (isOutage(error)) return { kind: 'away', asked };
      throw error;
    }
  }

  /** Or the seconds to wait. */
  private async searched(
    asked: string,
    { realm, network }: Pick<Asked, 'realm' | 'network'>,
  ): Promise<PlaceSuggestion[] | number> {
    const key = `${realm}|${asked.toLowerCase()}`;
    const known = this.found.get(key);
    if (known) return known;
    const wait = await this.limits.take([{ of: `place|network|${network}`, ...SEARCHES }]);
    if (wait > 0) return wait;
    const found = this.search.find(asked, realm);
    this.found.set(key, found);
    found.catch(() => this.found.delete(key));
    return found;
  }
}

/** A zone or a street by its whole name, then by that without what such names end with. */
function byLists(model: SiteModel, asked: string, language: SiteLanguage): PlaceAnswer | null {
  for (const read of [plain, bare]) {
    const wanted = read(asked);
    const isNamed = ({ name, nameEn }: Named) =>
      wanted !== '' && [name, nameEn].some((each) => each !== null && read(each) === wanted);
    const zone = model.zones.find((state) => isNamed(state.zone));
    if (zone) {
      return { kind: 'found', name: placeName(zone.zone, language), street: null, state: zone };
    }
    const streets = model.places.filter((place) => place.kind === 'street' && isNamed(place));
    const [street] = streets;
    if (street && streets.length === 1) {
      return inStreet(model, placeName(street, language), street.code);
    }
  }
  return null;
}

function bySearch(
  model: SiteModel,
  asked: string,
  language: SiteLanguage,
  found: readonly PlaceSuggestion[],
): PlaceAnswer {
  const placed = found.filter(({ street }) => street !== null);
  if (placed.length === 0) return { kind: 'unknown', asked };
  const wanted = bare(asked);
  const exact = placed.filter(({ name, nameEn }) =>
    [name, nameEn].some((each) => bare(each ?? '') === wanted),
  );
  const fitting = exact.length > 0 ? exact : placed;
  const answers = fitting.map(({ street, ...place }) =>
    inStreet(model, placeName(place, language), street ?? ''),
  );
  const [first] = answers;
  if (!first) return { kind: 'unknown', asked };
  if (answers.every((answer) => zoneOf(answer) === zoneOf(first))) return first;
  const names = [...new Set(fitting.map((place) => wholeName(model, place, language)))];
  return { kind: 'several', asked, names: names.slice(0, MOST_NAMES) };
}

function inStreet(model: SiteModel, name: string, street: string): PlaceAnswer {
  const state = worstOf(zonesOfStreet(model.zones, street));
  return state ? { kind: 'found', name, street, state } : { kind: 'no-zone', name };
}

/** Two places of one name are told apart by their streets, which can be asked for. */
function wholeName(model: SiteModel, place: PlaceSuggestion, language: SiteLanguage): string {
  const street = model.places.find(({ code }) => code === place.street);
  return street && place.kind === 'street'
    ? placeName(street, language)
    : placeName(street ?? place, language);
}

function zoneOf(answer: PlaceAnswer): string | null {
  return answer.kind === 'found' ? answer.state.zone.code : null;
}

interface Named {
  readonly name: string;
  readonly nameEn: string | null;
}

function plain(name: string): string {
  return name.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}

function bare(name: string): string {
  return plain(name).replace(
    /(街道办事处|街道|供水分区|分区| street| st| subdistrict| zone)$/u,
    '',
  );
}
