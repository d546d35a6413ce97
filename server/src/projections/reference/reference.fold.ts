/** The version that the reference lists have come to, so that screens know when to fetch them again. */
import { ONLY, type BoardParts } from '@heed/shared/board';
import type { JournalEntry } from '../../journal/events';
import { fromBytes, toBytes } from '../measure/bytes.fold';
import type { Fold, Projection } from '../projection';

export const referenceProjection: Projection = {
  name: 'reference',
  version: 1,
  empty: () => new ReferenceFold(null),
  load: (bytes) => new ReferenceFold(fromBytes(bytes) as number | null),
};

export class ReferenceFold implements Fold {
  constructor(private latest: number | null) {}

  /** The newest version of the realm's own lists; null where it has none. */
  get version(): number | null {
    return this.latest;
  }

  apply(entry: JournalEntry): void {
    if (entry.type === 'reference-changed') {
      this.latest = Math.max(this.latest ?? 0, entry.data.version);
    }
  }

  rows(): Partial<BoardParts> {
    return this.latest === null ? {} : { reference: { [ONLY]: { version: this.latest } } };
  }

  save(): Uint8Array {
    return toBytes(this.latest);
  }
}
