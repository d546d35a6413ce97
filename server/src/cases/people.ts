/** Finds a person again by blind index, and makes their key usable for sealing. */
import { Database } from '../kernel/database/database';
import { Sealer, type Person, type PersonKeyRow } from '../kernel/seal/sealer';
import type { PersonIndex } from './prepared';

/** People found by blind index, keyed `kind:index`; an index lies in one scope. */
export type FoundPeople = Map<string, Person>;

export function indexKey({ kind, index }: PersonIndex): string {
  return `${kind}:${index}`;
}

interface PersonKeyRecord {
  person_id: string;
  scope_id: string;
  wrapped_key: Buffer;
}

export class People {
  constructor(
    private readonly database: Pick<Database, 'query'>,
    private readonly sealer: Sealer,
  ) {}

  /** Those of the indexes that stand for somebody known; their keys are unlocked. */
  async find(indexes: readonly PersonIndex[]): Promise<FoundPeople> {
    if (indexes.length === 0) return new Map();
    const rows = await this.database.query<PersonKeyRecord & { kind: string; bidx: Buffer }>(
      `select l.kind, l.bidx, p.person_id, p.scope_id, p.wrapped_key
       from lookup l join person_key p using (person_id)
       where l.bidx = any (array(select decode(h, 'hex') from string_to_table($1, ' ') h))`,
      // One text: node-postgres looks for quotes in each element of an array. Made an array again, the
      // list is taken for short: joined, it has PostgreSQL read the whole table.
      [indexes.map(({ index }) => index).join(' ')],
      'people-find',
    );
    const found: FoundPeople = new Map();
    for (const row of rows) {
      const person = personOf(row);
      if (this.sealer.unlock(person)) found.set(`${row.kind}:${row.bidx.toString('hex')}`, person);
    }
    return found;
  }

  /** The people named whose scope still lives, by id; their keys are unlocked. */
  async unlock(personIds: readonly string[]): Promise<Map<string, Person>> {
    if (personIds.length === 0) return new Map();
    const rows = await this.database.query<PersonKeyRecord>(
      'select person_id, scope_id, wrapped_key from person_key where person_id = any ($1::uuid[])',
      [personIds],
      'people-unlock',
    );
    const people = rows.map(personOf).filter((person) => this.sealer.unlock(person));
    return new Map(people.map((person) => [person.id, person]));
  }
}

function personOf(row: PersonKeyRecord): PersonKeyRow {
  return { id: row.person_id, scopeId: row.scope_id, wrappedKey: row.wrapped_key };
}
