/** How far a realm's own time has come: a drill's or replay's clock is what its entries say. */
import type { BoardParts } from '@heed/shared/board';
import type { JournalEntry } from '../../journal/events';
import { fromBytes, toBytes } from '../measure/bytes.fold';
import type { Fold, Projection } from '../projection';

export const realmTimeProjection: Projection = {
  name: 'realm-time',
  version: 1,
  empty: () => new RealmTime(null),
  load: (bytes) => new RealmTime(fromBytes(bytes) as number | null),
};

export class RealmTime implements Fold {
  constructor(private newest: number | null) {}

  /** Milliseconds since 1970; null before the first entry. */
  get latest(): number | null {
    return this.newest;
  }

  apply(entry: JournalEntry): void {
    this.newest = Math.max(this.newest ?? 0, Date.parse(entry.at));
  }

  rows(): Partial<BoardParts> {
    return {};
  }

  save(): Uint8Array {
    return toBytes(this.newest);
  }
}
