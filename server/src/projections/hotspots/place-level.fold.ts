/** The places of one level (districts, streets or H3 cells): counts of two hours, people, shares. */
import type { PlaceVolumeRow } from '@heed/shared/board';
import { Shares, type SavedShares } from '../measure/shares.fold';
import type { Age } from '../measure/sliding-hours.fold';
import { Tally } from '../measure/tally.fold';
import { surprise, type Measure } from './surprise.fold';

export interface SavedLevel {
  readonly shares: SavedShares;
  readonly parents: [place: string, parent: string][];
}

interface PlaceCount {
  hour: number;
  before: number;
  readonly people: Tally;
}

const NOTHING_USUAL = { expected: null, ratio: null, chance: null, hot: false };

export class PlaceLevel {
  readonly shares: Shares;
  /** What a place lies in, as the newest complaint from there had it. */
  private readonly parents: Map<string, string>;
  private places = new Map<string, PlaceCount>();

  constructor(saved?: SavedLevel) {
    this.shares = new Shares(saved?.shares);
    this.parents = new Map(saved?.parents);
  }

  setParent(place: string | null, parent: string | null): void {
    if (place !== null && parent !== null) this.parents.set(place, parent);
  }

  count(place: string | null, person: string, age: Age, by: 1 | -1): void {
    if (place === null) return;
    const counted = this.places.get(place) ?? { hour: 0, before: 0, people: new Tally() };
    counted[age] += by;
    if (age === 'hour') counted.people.add(person, by);
    if (counted.hour === 0 && counted.before === 0) this.places.delete(place);
    else this.places.set(place, counted);
  }

  reset(): void {
    this.places = new Map();
  }

  /** Without a baseline there is nothing to compare with: counts alone. */
  rows(measure: Measure | null): Record<string, PlaceVolumeRow> {
    const rows: Record<string, PlaceVolumeRow> = {};
    for (const [place, { hour, before, people }] of this.places) {
      const observed = { count: hour, share: this.shares.of(place) };
      rows[place] = {
        received: hour,
        before,
        people: people.size,
        ...(measure ? surprise(observed, measure) : NOTHING_USUAL),
        parent: this.parents.get(place) ?? null,
      };
    }
    return rows;
  }

  save(): SavedLevel {
    return { shares: this.shares.save(), parents: [...this.parents] };
  }
}
