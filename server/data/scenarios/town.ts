/** The scenario's places as the generator needs them: streets with their zone, district and communities. */
import type { PlaceRow } from '@heed/shared/reference';
import type { Chance } from './chance';
import type { Scenario } from './scenario-types';

export interface TownStreet {
  readonly place: PlaceRow;
  readonly district: PlaceRow;
  /** A zone's code, or null outside of the supply zones. */
  readonly zone: string | null;
  readonly communities: readonly PlaceRow[];
}

/** Somebody's door, invented. */
export interface Home {
  readonly street: TownStreet;
  readonly community: PlaceRow;
  readonly building: number;
  readonly unit: number;
  readonly flat: string;
  readonly doorNo: number;
  readonly lng: number;
  readonly lat: number;
}

/** How far a home lies from the middle of its community, in degrees. */
const SPREAD = 0.004;
const COORDINATE_DECIMALS = 1e5;
/** Within a zone the first streets are heard more than the last ones. */
const ZONE_ZIPF = 0.9;

export class Town {
  readonly streets: readonly TownStreet[];
  private readonly byZone: ReadonlyMap<string | null, readonly TownStreet[]>;

  constructor({ lists }: Scenario) {
    const byCode = new Map(lists.places.map((place) => [place.code, place]));
    const zoneOf = new Map(
      lists.zones.geojson.features.flatMap(({ properties }) =>
        properties.streets.map((street) => [street, properties.code] as const),
      ),
    );
    this.streets = lists.places
      .filter(({ kind }) => kind === 'street')
      .map((place) => ({
        place,
        district: known(byCode.get(place.parent ?? '')),
        zone: zoneOf.get(place.code) ?? null,
        communities: lists.places.filter((other) => other.parent === place.code),
      }));
    this.byZone = Map.groupBy(this.streets, ({ zone }) => zone);
  }

  street(code: string): TownStreet {
    return known(this.streets.find(({ place }) => place.code === code));
  }

  /** A street of a zone; of those without one where the zone is unknown. */
  streetIn(zone: string, chance: Chance): TownStreet {
    const streets = this.byZone.get(zone) ?? this.byZone.get(null) ?? [];
    return chance.weighted(streets, (street) => (streets.indexOf(street) + 1) ** -ZONE_ZIPF);
  }

  anyStreet(zipf: number, chance: Chance): TownStreet {
    return chance.weighted(this.streets, (street) => (this.streets.indexOf(street) + 1) ** -zipf);
  }
}

export function homeIn(street: TownStreet, chance: Chance): Home {
  const community = chance.pick(street.communities);
  const floor = chance.whole(1, 18);
  return {
    street,
    community,
    building: chance.whole(1, 24),
    unit: chance.whole(1, 4),
    flat: `${floor}0${chance.whole(1, 4)}`,
    doorNo: chance.whole(2, 260),
    lng: near(community.lng, chance),
    lat: near(community.lat, chance),
  };
}

function near(middle: number | null, chance: Chance): number {
  const value = (middle ?? 0) + chance.between(-SPREAD, SPREAD);
  return Math.round(value * COORDINATE_DECIMALS) / COORDINATE_DECIMALS;
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the scenario names a place that its lists don’t have');
  return value;
}
