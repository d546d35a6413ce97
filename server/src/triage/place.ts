/** Where a complaint is: explicit fields first, then coordinates, then names in address and text. */
import { latLngToCell } from 'h3-js';
import { PlaceNames } from './place-names';
import { Areas } from './polygons';
import {
  type FiredRule,
  firedByField,
  type TriageReference,
  type TriageSubject,
} from './triage-types';

/** The finest cell that the journal may hold. */
const CELL_RESOLUTION = 8;
/** A shorter name of a community is too likely to be a plain word of the text: 和平, 幸福. */
const SHORTEST_COMMUNITY_IN_TEXT = 3;

/** One rule a source, in the order in which they are believed. */
const placeRules = {
  field: 'P-01',
  boundary: 'P-02',
  community: 'P-03',
  address: 'P-04',
  text: 'P-05',
} as const;

interface Found {
  readonly district: string | null;
  readonly street: string | null;
  readonly fired: readonly FiredRule[];
}

interface PlaceFound extends Found {
  readonly cell: string | null;
}

export class Places {
  readonly #names: PlaceNames;
  readonly #districts: Areas;
  readonly #streets: Areas;

  constructor({ places, boundaries }: TriageReference) {
    this.#names = new PlaceNames(places);
    this.#districts = new Areas(boundaries, 'district');
    this.#streets = new Areas(boundaries, 'street');
  }

  /** `text` is what offsets count in: title and text. */
  locate(subject: TriageSubject, text: string): PlaceFound {
    const point = pointOf(subject);
    const cell = point && latLngToCell(point.lat, point.lng, CELL_RESOLUTION);
    let found = this.#byField(subject);
    if (found.street === null && point) found = this.#byBoundary(found, point);
    if (found.street === null) found = this.#byCommunity(found, subject.community);
    if (found.street === null) found = this.#byAddress(found, subject);
    if (found.street === null) found = this.#byText(found, text);
    return { ...found, cell };
  }

  #byField(subject: TriageSubject): Found {
    const { district: givenDistrict, street: givenStreet } = subject;
    const named = givenDistrict ? this.#names.resolve('district', givenDistrict, null) : null;
    const street = givenStreet
      ? this.#names.resolve('street', givenStreet, named?.code ?? null)
      : null;
    const district = this.#names.ancestor(street, 'district') ?? named;
    const fired = district || street ? [firedByField('place', placeRules.field)] : [];
    return { district: district?.code ?? null, street: street?.code ?? null, fired };
  }

  #byBoundary(known: Found, { lng, lat }: Point): Found {
    const code = this.#streets.at(lng, lat);
    const street = code === null ? null : this.#names.resolve('street', code, null);
    const district = this.#names.ancestor(street, 'district')?.code ?? this.#districts.at(lng, lat);
    // Coordinates in another district than the one told are not believed.
    if (known.district !== null && known.district !== district) return known;
    return added(known, { district, street: code }, firedByField('place', placeRules.boundary));
  }

  #byCommunity(known: Found, given: string | undefined): Found {
    if (!given) return known;
    const community = this.#names.resolve('community', given, known.district);
    const street = this.#names.ancestor(community, 'street')?.code ?? null;
    const district = this.#names.ancestor(community, 'district')?.code ?? null;
    return added(known, { district, street }, firedByField('place', placeRules.community));
  }

  /** A district or street that no list knows is read as a part of the address. */
  #byAddress(known: Found, { district, street, community, address }: TriageSubject): Found {
    const lines = [district, street, community, address].filter((line) => line !== undefined);
    if (lines.length === 0) return known;
    const found = this.#names.find(lines.join(' '), known.district);
    return found ? added(known, found, firedByField('place', placeRules.address)) : known;
  }

  #byText(known: Found, text: string): Found {
    const found = this.#names.find(text, known.district, SHORTEST_COMMUNITY_IN_TEXT);
    if (!found) return known;
    const { start, end } = found;
    const fired = { ...firedByField('place', placeRules.text), offset: start, length: end - start };
    return added(known, found, fired);
  }
}

/** What was known, with what is new in it; the rule fires only where it told something new. */
function added(
  known: Found,
  told: { district: string | null; street: string | null },
  rule: FiredRule,
): Found {
  const district = known.district ?? told.district;
  const street = known.street ?? told.street;
  if (district === known.district && street === known.street) return known;
  return { district, street, fired: [...known.fired, rule] };
}

interface Point {
  readonly lng: number;
  readonly lat: number;
}

/** Null for missing coordinates, for 0,0 (a form's way to say missing) and for no place on Earth. */
function pointOf({ lng, lat }: TriageSubject): Point | null {
  if (lng === undefined || lat === undefined || (lng === 0 && lat === 0)) return null;
  return Math.abs(lng) <= 180 && Math.abs(lat) <= 90 ? { lng, lat } : null;
}
