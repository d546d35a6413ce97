/**
 * The numbers under which staff are called: sealed each under a key of its own, erased whole when one
 * is changed or taken away, and never in the journal.
 */
import { Injectable } from '@nestjs/common';
import { REAL, type Realm } from '@heed/shared/vocabulary';
import type { DeskChange } from '../journal/desk-writer';
import { Database } from '../kernel/database/database';
import { KeyStore } from '../kernel/seal/key-store';
import { storePerson } from '../kernel/seal/seal-rows';
import { Sealer } from '../kernel/seal/sealer';

/** A drill's numbers go with the drill's own key. */
const STAFF = 'staff';

interface Stored {
  readonly memberId: string;
  readonly personId: string;
  readonly sealId: string;
  readonly scopeId: string;
  readonly wrappedKey: Buffer;
  readonly bytes: Buffer;
}

type NumberChange = Pick<DeskChange, 'query' | 'realm' | 'client'>;

@Injectable()
export class StaffNumbers {
  private readonly sealer: Sealer;

  constructor(
    private readonly database: Database,
    keys: KeyStore,
  ) {
    this.sealer = new Sealer(keys);
  }

  /** The members of a realm who can be called, with their numbers. */
  async of(realm: Realm): Promise<ReadonlyMap<string, string>> {
    const rows = await this.database.query<Stored>(
      `select c.member_id as "memberId", c.person_id as "personId", c.seal_id as "sealId",
         k.scope_id as "scopeId", k.wrapped_key as "wrappedKey", s.bytes
       from roster_contact c join person_key k using (person_id) join sealed s using (seal_id)
       where c.realm = $1`,
      [realm],
    );
    return new Map(
      rows.flatMap(({ memberId, personId, sealId, scopeId, wrappedKey, bytes }) => {
        if (!this.sealer.unlock({ id: personId, scopeId, wrappedKey })) return [];
        const opened = this.sealer.open({ id: sealId, personId, scopeId, bytes });
        return [[memberId, (opened as { phone: string }).phone]];
      }),
    );
  }

  /** Equal numbers meet, and nothing else shows: for the digest of a request. */
  index(realm: Realm, phone: string): string {
    return this.sealer.blindIndexHex(scopeOf(realm), 'phone', phone);
  }

  /** Puts a number in the place of the one before, or takes that away; the digest of the new seal. */
  async set(change: NumberChange, memberId: string, phone: string | null): Promise<string | null> {
    const known = await change.query<{ person_id: string }>(
      'delete from roster_contact where realm = $1 and member_id = $2 returning person_id',
      [change.realm, memberId],
    );
    for (const { person_id } of known) {
      await change.query('delete from sealed where person_id = $1', [person_id]);
      await change.query('delete from person_key where person_id = $1', [person_id]);
    }
    if (phone === null) return null;
    const person = this.sealer.newPerson(scopeOf(change.realm));
    const seal = this.sealer.seal(person, { phone });
    await storePerson(change.client, person, [seal]);
    await change.query(
      'insert into roster_contact (realm, member_id, person_id, seal_id) values ($1, $2, $3, $4)',
      [change.realm, memberId, person.id, seal.id],
    );
    return seal.digest;
  }
}

function scopeOf(realm: Realm): string {
  return realm === REAL ? STAFF : realm;
}
