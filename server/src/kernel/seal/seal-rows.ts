/** Stores a new person's key and what is sealed for them, in the caller's transaction. */
import type { PoolClient } from 'pg';
import { queryWith } from '../database/database';
import { SUITE, type PersonKeyRow, type SealRow } from './sealer';

export async function storePerson(
  client: PoolClient,
  person: PersonKeyRow,
  seals: readonly SealRow[],
): Promise<void> {
  await queryWith(
    client,
    'insert into person_key (person_id, scope_id, wrapped_key) values ($1, $2, $3)',
    [person.id, person.scopeId, person.wrappedKey],
  );
  for (const seal of seals) await storeSeal(client, seal);
}

/** Stores what is sealed under the key of a person who is there. */
export async function storeSeal(client: PoolClient, seal: SealRow): Promise<void> {
  await queryWith(
    client,
    'insert into sealed (seal_id, person_id, scope_id, suite, bytes) values ($1, $2, $3, $4, $5)',
    [seal.id, seal.personId, seal.scopeId, SUITE, seal.bytes],
  );
}
