/** The places of one level (districts, streets or H3 cells): counts of two hours, people, shares. */
import type { PlaceVolumeRow } from '@heed/shared/board';
import { Shares, type SavedShares } from '../measure/shares.fold';
import { significant } from '../measure/rounding.fold';
import type { Age } from '../measure/sliding-hours.fold';
import { Tally } from '../measure/tally.fold';

export interface SavedLevel {
  readonly shares: SavedShares;
  readonly parents: [place: string, parent: string][];
}

interface PlaceCount {
  hour: number;
  before: number;
  readonly people: Tally;
  /** The row as it was made last; null when something of it changed. */
  row: PlaceVolumeRow | null;
}

const NOTHING_USUAL = { expected: null, ratio: null };

export class PlaceLevel {
  readonly shares: Shares;
  /** What a place lies in, as the newest complaint from there had it. */
  private readonly parents: Map<string, string>;
  private places = new Map<string, PlaceCount>();
  /** What the rows that were made last were held against. */
  private expected: number | null = null;
  private sharesRevision = 0;

  constructor(saved?: SavedLevel) {
    this.shares = new Shares(saved?.shares);
    this.parents = new Map(saved?.parents);
  }

  setParent(place: string | null, parent: string | null): void {
    if (place === null || parent === null || this.parents.get(place) === parent) return;
    this.parents.set(place, parent);
    const counted = this.places.get(place);
    if (counted) counted.row = null;
  }

  count(place: string | null, person: string, age: Age, by: 1 | -1): void {
    if (place === null) return;
    const counted = this.places.get(place) ?? {
      hour: 0,
      before: 0,
      people: new Tally(),
      row: null,
    };
    counted[age] += by;
    counted.row = null;
    if (age === 'hour') counted.people.add(person, by);
    if (counted.hour === 0 && counted.before === 0) this.places.delete(place);
    else this.places.set(place, counted);
  }

  reset(): void {
    this.places = new Map();
  }

  /**
   * `expected` is the whole city's; null without a baseline: then there is nothing to compare with.
   * Which places are hot is the signals' to say.
   */
  rows(expected: number | null): Record<string, PlaceVolumeRow> {
    const { revision } = this.shares;
    const keep = expected === this.expected && revision === this.sharesRevision;
    this.expected = expected;
    this.sharesRevision = revision;
    const rows: Record<string, PlaceVolumeRow> = {};
    for (const [place, counted] of this.places) {
      if (!keep || !counted.row) counted.row = this.row(place, counted, expected);
      rows[place] = counted.row;
    }
    return rows;
  }

  save(): SavedLevel {
    return { shares: this.shares.save(), parents: [...this.parents] };
  }

  private row(place: string, counted: PlaceCount, expected: number | null): PlaceVolumeRow {
    return {
      received: counted.hour,
      before: counted.before,
      people: counted.people.size,
      ...(expected === null
        ? NOTHING_USUAL
        : against(counted.hour, expected * this.shares.of(place))),
      hot: false,
      parent: this.parents.get(place) ?? null,
    };
  }
}

function against(count: number, expected: number): Pick<PlaceVolumeRow, 'expected' | 'ratio'> {
  const ratio = expected === 0 ? 0 : count / expected;
  return { expected: significant(expected, 3), ratio: significant(ratio, 3) };
}
