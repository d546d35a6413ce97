/** Opens seals for those who may read them: complaints, notes, replies. A destroyed scope opens as null. */
import { Injectable } from '@nestjs/common';
import { Database } from '../kernel/database/database';
import { Sealer, type SealRow } from '../kernel/seal/sealer';
import { People } from './people';

interface SealedRow {
  seal_id: string;
  person_id: string;
  scope_id: string;
  bytes: Buffer;
  wrapped_key: Buffer | null;
}

/** What intake seals of a complaint. */
export interface SealedComplaint {
  readonly title?: string;
  readonly text?: string;
  readonly name?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly address?: string;
  readonly community?: string;
  readonly onBehalfOf?: { readonly name?: string; readonly phone?: string };
  readonly externalState?: string;
  readonly reply?: string;
}

@Injectable()
export class SealedWords {
  private readonly people: People;

  constructor(
    private readonly database: Database,
    private readonly sealer: Sealer,
  ) {
    this.people = new People(database, sealer);
  }

  /** Seals more words about a known person, to be stored by the caller; null where their scope was destroyed. */
  async sealFor(personId: string, value: { readonly text: string }): Promise<SealRow | null> {
    const person = (await this.people.unlock([personId])).get(personId);
    return person ? this.sealer.seal(person, value) : null;
  }

  /** Opened values by seal id; those that can't be opened any more are left out. */
  async open(sealIds: readonly string[]): Promise<Map<string, unknown>> {
    if (sealIds.length === 0) return new Map();
    const rows = await this.database.query<SealedRow>(
      `select s.seal_id, s.person_id, s.scope_id, s.bytes, p.wrapped_key
       from sealed s left join person_key p using (person_id) where s.seal_id = any ($1::uuid[])`,
      [sealIds],
    );
    const opened = new Map<string, unknown>();
    for (const row of rows) {
      const value = this.openRow(row);
      if (value !== undefined) opened.set(row.seal_id, value);
    }
    return opened;
  }

  /** One complaint as it was said, or null where its scope was destroyed. */
  async openComplaint(sealId: string): Promise<SealedComplaint | null> {
    const opened = await this.open([sealId]);
    return (opened.get(sealId) as SealedComplaint | undefined) ?? null;
  }

  private openRow(row: SealedRow): unknown {
    if (!row.wrapped_key) return undefined;
    const person = { id: row.person_id, scopeId: row.scope_id, wrappedKey: row.wrapped_key };
    if (!this.sealer.unlock(person)) return undefined;
    return this.sealer.open({
      id: row.seal_id,
      personId: row.person_id,
      scopeId: row.scope_id,
      bytes: row.bytes,
    });
  }
}
