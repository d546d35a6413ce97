/** Places by code, by name with or without its suffix, and as they are named in a text. */
import { foldUnits } from '../kernel/text/fold';
import { endsWord, startsWord } from './mood';
import { PhraseMatcher } from './phrase-matcher';
import type { TriagePlace } from './triage-types';

const suffixes: Record<TriagePlace['kind'], readonly string[]> = {
  district: ['新区', '区', '县', '市'],
  street: ['街道办事处', '街道办', '街道', '地区', '镇', '乡'],
  community: ['社区', '小区', '村'],
};

/** What a text says about the place: as much as it says without doubt. */
interface NamedPlace {
  readonly district: string | null;
  readonly street: string | null;
  readonly start: number;
  readonly end: number;
}

/** A name in a text, and the places that bear it. */
interface Mention {
  readonly start: number;
  readonly end: number;
  readonly places: readonly TriagePlace[];
}

export class PlaceNames {
  readonly #byCode: ReadonlyMap<string, TriagePlace>;
  readonly #byKey: ReadonlyMap<string, readonly TriagePlace[]>;
  readonly #named: readonly (readonly TriagePlace[])[];
  readonly #matcher: PhraseMatcher;

  constructor(places: readonly TriagePlace[]) {
    this.#byCode = new Map(places.map((place) => [place.code, place]));
    this.#byKey = grouped(
      places.flatMap((place) => keysOf(place).map((key): Keyed => [key, place])),
    );
    const byName = grouped(
      places
        .filter((place) => place.name.length >= 2)
        .map((place): Keyed => [nameKey(place.name), place]),
    );
    this.#named = [...byName.values()];
    this.#matcher = new PhraseMatcher([...byName.keys()]);
  }

  /** The one place of the kind with this code or name, in the district where that is known. */
  resolve(kind: TriagePlace['kind'], given: string, district: string | null): TriagePlace | null {
    const coded = this.#byCode.get(given.trim());
    if (coded?.kind === kind) return coded;
    const name = nameKey(given);
    const places =
      this.#byKey.get(`${kind} ${name}`) ??
      this.#byKey.get(`${kind} ${stripped(kind, name)}`) ??
      [];
    return onlyOne(this.#inDistrict(places, district));
  }

  /** The nearest place of the kind, from the place upwards. */
  ancestor(place: TriagePlace | null, kind: TriagePlace['kind']): TriagePlace | null {
    let at = place;
    for (let level = 0; at && level < 8; level += 1) {
      if (at.kind === kind) return at;
      at = at.parent === null ? null : (this.#byCode.get(at.parent) ?? null);
    }
    return null;
  }

  /** Looks for names of streets, communities and districts; `within` is the district if known. */
  find(text: string, within: string | null, shortest = 2): NamedPlace | null {
    const mentions = this.#mentions(foldUnits(text), shortest);
    if (mentions.length === 0) return null;
    const district = within ?? this.#onlyDistrict(mentions);
    const streets = new Map<string, Mention>();
    for (const mention of mentions) {
      const street = this.#streetOf(mention, district);
      if (street !== null && !streets.has(street)) streets.set(street, mention);
    }
    const [street] = streets.size === 1 ? streets : [];
    if (street) return this.#atStreet(street[0], street[1]);
    const common = district ?? this.#commonDistrict(mentions);
    const first = mentions[0];
    if (common === null || !first || within !== null) return null;
    return { district: common, street: null, start: first.start, end: first.end };
  }

  #atStreet(street: string, { start, end }: Mention): NamedPlace {
    const district = this.ancestor(this.#byCode.get(street) ?? null, 'district')?.code ?? null;
    return { district, street, start, end };
  }

  /** Without those inside a longer name: 望江路社区 is not 望江路. */
  #mentions(folded: string, shortest: number): Mention[] {
    const kept: Mention[] = [];
    this.#matcher.scan(folded, (name, start, end) => {
      if (!startsWord(folded, start) || !endsWord(folded, end)) return;
      const told = (this.#named[name] ?? []).filter(
        (place) => place.kind !== 'community' || end - start >= shortest,
      );
      // Ends come in order, and the longest of those with one end first.
      if (told.length === 0 || kept.at(-1)?.end === end) return;
      while ((kept.at(-1)?.start ?? -1) >= start) kept.pop();
      kept.push({ start, end, places: told });
    });
    return kept;
  }

  /** The district of every mention that names a district, where they agree. */
  #onlyDistrict(mentions: readonly Mention[]): string | null {
    const codes = mentions
      .map(({ places }) => onlyOne(places))
      .flatMap((place) => (place?.kind === 'district' ? [place.code] : []));
    return new Set(codes).size === 1 ? (codes[0] ?? null) : null;
  }

  #streetOf(mention: Mention, district: string | null): string | null {
    const places = this.#inDistrict(mention.places, district);
    const streets = places.flatMap((place) => this.ancestor(place, 'street')?.code ?? []);
    return new Set(streets).size === 1 && streets.length === places.length
      ? (streets[0] ?? null)
      : null;
  }

  #commonDistrict(mentions: readonly Mention[]): string | null {
    const districts = mentions.flatMap(({ places }) =>
      places.map((place) => this.ancestor(place, 'district')?.code ?? null),
    );
    return new Set(districts).size === 1 ? (districts[0] ?? null) : null;
  }

  #inDistrict(places: readonly TriagePlace[], district: string | null): readonly TriagePlace[] {
    if (district === null) return places;
    return places.filter((place) => this.ancestor(place, 'district')?.code === district);
  }
}

function keysOf(place: TriagePlace): string[] {
  const name = nameKey(place.name);
  return [...new Set([name, stripped(place.kind, name)])].map((key) => `${place.kind} ${key}`);
}

/** Without its suffix, where two characters or more remain. */
function stripped(kind: TriagePlace['kind'], name: string): string {
  const suffix = suffixes[kind].find((end) => name.endsWith(end) && name.length - end.length >= 2);
  return suffix === undefined ? name : name.slice(0, -suffix.length);
}

function nameKey(name: string): string {
  return foldUnits(name).trim();
}

type Keyed = readonly [key: string, place: TriagePlace];

function grouped(pairs: readonly Keyed[]): Map<string, TriagePlace[]> {
  const groups = new Map<string, TriagePlace[]>();
  for (const [key, place] of pairs) {
    const group = groups.get(key);
    if (group) group.push(place);
    else groups.set(key, [place]);
  }
  return groups;
}

function onlyOne<T>(values: readonly T[]): T | null {
  return values.length === 1 ? (values[0] ?? null) : null;
}
