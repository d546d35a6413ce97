/** Refuses to start over a database whose personal data was sealed with another key store. */
import { KeyStore } from '../seal/key-store';
import { Database } from './database';

export async function checkKeyStore(database: Database, keys: KeyStore): Promise<void> {
  const fingerprint = keys.fingerprint();
  await database.query(
    `insert into deployment (key_store_fingerprint, created_at) values ($1, now())
     on conflict do nothing`,
    [fingerprint],
  );
  const rows = await database.query<{ key_store_fingerprint: string }>(
    'select key_store_fingerprint from deployment',
  );
  if (rows[0]?.key_store_fingerprint === fingerprint) return;
  throw new Error(
    'HEED_KEY_DIR: this key store is not the one that the database was sealed with. ' +
      'Point HEED_KEY_DIR at the right folder, or restore it from its own backup.',
  );
}
