/** A number found again by blind index, and sealed under its person's key where it has to be called back. */
import type { DeskChange } from '../journal/desk-writer';
import { queryWith } from '../kernel/database/database';
import { parseTime } from '../kernel/instant';
import { storePerson, storeSeal } from '../kernel/seal/seal-rows';
import type { Person, Sealer } from '../kernel/seal/sealer';
import { indexKey, People, type FoundPeople } from '../cases/people';
import type { PersonIndex } from '../cases/prepared';

/** What is sealed of a number. */
export interface SealedNumber {
  readonly phone: string;
}

/** A number as the tables know it. */
export interface KnownNumber {
  readonly phone: string;
  /** In the present scope first. */
  readonly indexes: readonly [PersonIndex, ...PersonIndex[]];
  readonly found: FoundPeople;
}

export class Numbers {
  constructor(private readonly sealer: Sealer) {}

  /** Who a number is, read in the change's own transaction. */
  async find(change: DeskChange, phone: string): Promise<KnownNumber> {
    const scopes = this.sealer.presentScopes(change.realm, parseTime(change.at));
    const [present, ...before] = scopes.map((scopeId): PersonIndex => {
      return { kind: 'phone', scopeId, index: this.sealer.blindIndexHex(scopeId, 'phone', phone) };
    });
    if (!present) throw new Error('every realm has a scope');
    const indexes = [present, ...before] as const;
    return { phone, indexes, found: await new People(change, this.sealer).find(indexes) };
  }

  /** Seals a number under its person of the present scope, who is made where there is none. */
  async seal(
    change: DeskChange,
    number: KnownNumber,
  ): Promise<{ personId: string; sealId: string }> {
    const value: SealedNumber = { phone: number.phone };
    const person = presentPerson(number) ?? (await this.newlyCome(change, number));
    if (person) {
      const seal = this.sealer.seal(person, value);
      await storeSeal(change.client, seal);
      return { personId: person.id, sealId: seal.id };
    }
    const [{ scopeId, kind, index }] = number.indexes;
    const made = this.sealer.newPerson(scopeId);
    const seal = this.sealer.seal(made, value);
    await storePerson(change.client, made, [seal]);
    await queryWith(
      change.client,
      `insert into lookup (scope_id, kind, bidx, person_id) values ($1, $2, decode($3, 'hex'), $4)`,
      [scopeId, kind, index, made.id],
    );
    return { personId: made.id, sealId: seal.id };
  }

  /**
   * Intake may have made the person since we looked. Under the head's lock nobody else can: it takes
   * the lock before it writes people, and so do we, so that neither waits for the other.
   */
  private async newlyCome(change: DeskChange, { phone }: KnownNumber): Promise<Person | null> {
    await change.lockHead();
    return presentPerson(await this.find(change, phone));
  }
}

function presentPerson({ indexes: [present], found }: KnownNumber): Person | null {
  return found.get(indexKey(present)) ?? null;
}
