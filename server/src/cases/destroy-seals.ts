/** Destroys all that a realm sealed: its key, what lay under it, and the redacted words beside it. */
import type { PoolClient } from 'pg';
import { REAL, type Realm } from '@heed/shared/vocabulary';
import { queryWith } from '../kernel/database/database';
import type { Sealer } from '../kernel/seal/sealer';

/** The key goes before the caller's commit: nobody says of a key that is still there that it is gone. */
export async function destroySeals(
  client: PoolClient,
  sealer: Sealer,
  realm: Realm,
): Promise<void> {
  if (realm === REAL) throw new Error('the real realm has no key of its own');
  sealer.destroyScope(realm);
  for (const table of ['sealed', 'lookup', 'person_key']) {
    await queryWith(client, `delete from ${table} where scope_id = $1`, [realm]);
  }
  await queryWith(
    client,
    `delete from complaint_text t using complaint c
     where c.realm = $1 and t.complaint_id = c.complaint_id`,
    [realm],
  );
}
