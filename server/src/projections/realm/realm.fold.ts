/** How the realm's clock runs: screens count by it between frames. */
import { ONLY, type BoardParts } from '@heed/shared/board';
import type { RealmRow } from '@heed/shared/drills';
import { fromBytes, toBytes } from '../measure/bytes.fold';
import type { Fold, FoldedEntry, Projection } from '../projection';

export const realmProjection: Projection = {
  name: 'realm',
  version: 1,
  empty: () => new RealmFold({ kind: 'real', speed: 1, state: null }),
  load: (bytes) => new RealmFold(fromBytes(bytes) as RealmRow),
};

class RealmFold implements Fold {
  constructor(private row: RealmRow) {}

  apply({ type, data, realm }: FoldedEntry): void {
    const kind = kindOf(realm);
    if (type === 'realm-paced') this.row = { kind, speed: data.speed, state: data.state };
    else if (kind !== this.row.kind) this.row = { kind, speed: 0, state: null };
  }

  rows(): Partial<BoardParts> {
    return { realm: { [ONLY]: this.row } };
  }

  save(): Uint8Array {
    return toBytes(this.row);
  }
}

function kindOf(realm: string): RealmRow['kind'] {
  if (realm.startsWith('drill-')) return 'drill';
  return realm.startsWith('replay-') ? 'replay' : 'real';
}
