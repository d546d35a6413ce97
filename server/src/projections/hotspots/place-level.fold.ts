/** The places of one level (districts, streets or H3 cells): counts of two hours, people, shares. */
import type { PlaceVolumeRow } from '@heed/shared/board';
import { Shares, type SavedShares } from '../measure/shares.fold';
import type { Age } from '../measure/sliding-hours.fold';
import { Tally } from '../measure/tally.fold';
import { sameMeasure, surprise, type Measure } from './surprise.fold';

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

const NOTHING_USUAL = { expected: null, ratio: null, chance: null, hot: false };

export class PlaceLevel {
  readonly shares: Shares;
  /** What a place lies in, as the newest complaint from there had it. */
  private readonly parents: Map<string, string>;
  private places = new Map<string, PlaceCount>();
  /** What the rows that were made last are held against. */
  private measure: Measure | null = null;
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

  /** Without a baseline there is nothing to compare with: counts alone. */
  rows(measure: Measure | null): Record<string, PlaceVolumeRow> {
    const { revision } = this.shares;
    const keep = sameMeasure(measure, this.measure) && revision === this.sharesRevision;
    this.measure = measure;
    this.sharesRevision = revision;
    const rows: Record<string, PlaceVolumeRow> = {};
    for (const [place, counted] of this.places) {
      if (!keep || !counted.row) counted.row = this.row(place, counted, measure);
      rows[place] = counted.row;
    }
    return rows;
  }

  save(): SavedLevel {
    return { shares: this.shares.save(), parents: [...this.parents] };
  }

  private row(place: string, counted: PlaceCount, measure: Measure | null): PlaceVolumeRow {
    const observed = { count: counted.hour, share: this.shares.of(place) };
    return {
      received: counted.hour,
      before: counted.before,
      people: counted.people.size,
      ...(measure ? surprise(observed, measure) : NOTHING_USUAL),
      parent: this.parents.get(place) ?? null,
    };
  }
}
