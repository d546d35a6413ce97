/**
 * Numbers for what is counted by: places, and what it is about. A place is known from its first
 * complaint on; a cell's neighbours are asked of H3 once.
 */
import { getResolution, gridDisk, isValidCell } from 'h3-js';

export const ALL = 0;
/** The whole city, and those of its complaints whose district, street or cell is known. */
export const CITY = 0;
export const PLACE_KINDS = ['district', 'street', 'cell'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];
const FIRST_PLACE = 4;
const MOST_RINGS = 2;

export type Radius = 0 | 1 | 2;
export type SavedNames = {
  readonly places: [kind: number, id: string, district: number, street: number][];
  readonly subjects: string[];
  readonly topics: [topic: number, categories: number[]][];
};

interface Place {
  readonly kind: PlaceKind;
  readonly id: string;
  /** What it lies in, as its newest complaint had it; 0 where nobody said. */
  district: number;
  street: number;
  /** Known cells within one and two steps, itself among them. */
  readonly rings: [number[], number[]] | null;
}

/** The number of the zone that holds all complaints whose place of this kind is known. */
export function wholeOf(kind: PlaceKind): number {
  return 1 + PLACE_KINDS.indexOf(kind);
}

export class Names {
  private readonly places: Place[] = [];
  private readonly placeNumbers = new Map<string, number>();
  private readonly subjects: string[] = ['all'];
  private readonly subjectNumbers = new Map<string, number>([['all', ALL]]);
  /** The categories that a topic's complaints were of. */
  private readonly topics: Map<number, Set<number>>;

  constructor(saved?: SavedNames) {
    for (const [kind, id, district, street] of saved?.places ?? []) {
      this.setParents(this.place(PLACE_KINDS[kind] ?? 'cell', id), { district, street });
    }
    this.topics = new Map(saved?.topics.map(([topic, of]) => [topic, new Set(of)]));
    for (const subject of saved?.subjects.slice(1) ?? []) this.subject(subject);
  }

  /** How many zones there are, the city and its parts with a known place among them. */
  get zones(): number {
    return FIRST_PLACE + this.places.length;
  }

  get categoryCount(): number {
    return this.subjects.filter((name) => name.startsWith('c')).length;
  }

  place(kind: PlaceKind, id: string): number {
    const key = `${kind} ${id}`;
    const known = this.placeNumbers.get(key);
    if (known !== undefined) return known;
    const number = FIRST_PLACE + this.places.length;
    this.placeNumbers.set(key, number);
    const rings = kind === 'cell' && isValidCell(id) ? this.ringsOf(id, number) : null;
    this.places.push({ kind, id, district: 0, street: 0, rings });
    return number;
  }

  /** `c` with a category's code, `t` with a topic's id. */
  subject(name: string): number {
    const known = this.subjectNumbers.get(name);
    if (known !== undefined) return known;
    const number = this.subjects.length;
    this.subjectNumbers.set(name, number);
    this.subjects.push(name);
    return number;
  }

  subjectName(subject: number): string {
    return this.subjects[subject] ?? 'all';
  }

  isTopic(subject: number): boolean {
    return this.subjects[subject]?.startsWith('t') ?? false;
  }

  setTopic(topic: number, category: number): void {
    if (category === ALL) return;
    const categories = this.topics.get(topic) ?? new Set();
    this.topics.set(topic, categories.add(category));
  }

  /** All that belonged to the one topic belongs to the other. */
  mergeTopics(from: number, into: number): void {
    for (const category of this.topics.get(from) ?? []) this.setTopic(into, category);
    this.topics.delete(from);
  }

  /** Whether two subjects can be about the same thing: all with any, a topic with its categories. */
  areKindred(one: number, other: number): boolean {
    if (one === other || one === ALL || other === ALL) return true;
    return (
      (this.topics.get(one)?.has(other) ?? false) || (this.topics.get(other)?.has(one) ?? false)
    );
  }

  setParents(zone: number, parents: { readonly district: number; readonly street: number }): void {
    const place = this.places[zone - FIRST_PLACE];
    if (!place) return;
    if (parents.district > 0) place.district = parents.district;
    if (parents.street > 0) place.street = parents.street;
  }

  /** Null for the city and its parts with a known place. */
  of(zone: number): Readonly<Place> | null {
    return this.places[zone - FIRST_PLACE] ?? null;
  }

  /** The zones that a zone of that radius is made of. */
  members(zone: number, radius: Radius): readonly number[] {
    const rings = radius === 0 ? null : this.of(zone)?.rings;
    return rings?.[radius - 1] ?? [zone];
  }

  save(): SavedNames {
    return {
      places: this.places.map(({ kind, id, district, street }) => [
        PLACE_KINDS.indexOf(kind),
        id,
        district,
        street,
      ]),
      subjects: [...this.subjects],
      topics: [...this.topics].map(([topic, of]) => [topic, [...of]]),
    };
  }

  /** A new cell enters the rings of its neighbours, as they enter its own. */
  private ringsOf(cell: string, number: number): [number[], number[]] {
    const near = new Set(gridDisk(cell, 1));
    const rings: [number[], number[]] = [[], []];
    for (const other of gridDisk(cell, MOST_RINGS)) {
      const there = other === cell ? number : this.placeNumbers.get(`cell ${other}`);
      if (there === undefined || getResolution(other) !== getResolution(cell)) continue;
      const theirs = this.of(there)?.rings;
      rings[1].push(there);
      theirs?.[1].push(number);
      if (!near.has(other)) continue;
      rings[0].push(there);
      theirs?.[0].push(number);
    }
    return rings;
  }
}
