/** How far a realm's own time has come, and how its clock runs: what its entries say. */
import { ONLY, type BoardParts } from '@heed/shared/board';
import type { RealmRow } from '@heed/shared/drills';
import { REAL } from '@heed/shared/vocabulary';
import type { JournalEntry } from '../../journal/events';
import { fromBytes, toBytes } from '../measure/bytes.fold';
import type { Fold, Projection } from '../projection';

interface Saved {
  readonly newest: number | null;
  readonly row: RealmRow | null;
}

export const realmTimeProjection: Projection = {
  name: 'realm-time',
  version: 2,
  empty: () => new RealmTime({ newest: null, row: null }),
  load: (bytes) => new RealmTime(fromBytes(bytes) as Saved),
};

export class RealmTime implements Fold {
  private newest: number | null;
  private row: RealmRow | null;

  constructor(saved: Saved) {
    this.newest = saved.newest;
    this.row = saved.row;
  }

  /** Milliseconds since 1970; null before the first entry. */
  get latest(): number | null {
    return this.newest;
  }

  apply(entry: JournalEntry): void {
    this.newest = Math.max(this.newest ?? 0, Date.parse(entry.at));
    this.row ??= rowOf(entry.realm);
    if (entry.type === 'realm-paced') {
      const { speed, state } = entry.data;
      this.row = { ...this.row, speed, state };
    }
  }

  rows(): Partial<BoardParts> {
    return { realm: { [ONLY]: this.row ?? rowOf(REAL) } };
  }

  save(): Uint8Array {
    return toBytes({ newest: this.newest, row: this.row } satisfies Saved);
  }
}

/** A realm runs as the wall clock does until it says otherwise. */
function rowOf(realm: string): RealmRow {
  const kind = realm === REAL ? 'real' : realm.startsWith('drill-') ? 'drill' : 'replay';
  return { kind, speed: 1, state: null };
}
