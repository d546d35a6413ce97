/** Changes to accounts, sessions and keys: rows, journal entries and word of what ended, in one transaction. */
import { Injectable } from '@nestjs/common';
import type { PoolClient, QueryResultRow } from 'pg';
import { REAL } from '@heed/shared/vocabulary';
import type { NewEvent } from '../journal/events';
import { Journal } from '../journal/journal';
import { Clock, isoTime } from '../kernel/clock';
import { Database, queryWith } from '../kernel/database/database';
import { actorOf, type Principal } from './principal';
import { Revocations, type Revoked } from './revocations';

/** What a change does; entries and revocations are gathered and written with the commit. */
export class AccessChange {
  readonly events: NewEvent[] = [];
  readonly revoked: Revoked[] = [];

  constructor(
    private readonly client: PoolClient,
    /** The time of the change, RFC 3339. */
    readonly at: string,
  ) {}

  query<T extends QueryResultRow>(text: string, values: readonly unknown[]): Promise<T[]> {
    return queryWith<T>(this.client, text, values);
  }

  note(event: NewEvent): void {
    this.events.push(event);
  }

  /** Members' names and roles are a reference list: everybody has to fetch it again. */
  async membersChanged(added: number, changed: number): Promise<void> {
    const rows = await this.query<{ version: number }>(
      "update reference_version set version = version + 1 where realm = 'real' returning version",
      [],
    );
    const version = rows[0]?.version ?? 0;
    this.note({ type: 'reference-changed', data: { list: 'accounts', version, added, changed } });
  }
}

@Injectable()
export class AccessWriter {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly revocations: Revocations,
  ) {}

  /** Runs `work`; a refusal that it returns must come before its first write. */
  async write<T>(
    by: Pick<Principal, 'kind' | 'id'>,
    work: (change: AccessChange) => Promise<T>,
  ): Promise<T> {
    const at = isoTime(this.clock.now());
    const { result, revoked } = await this.database.transaction(async (client) => {
      const change = new AccessChange(client, at);
      const answer = await work(change);
      for (const what of change.revoked) await this.revocations.announce(client, what);
      if (change.events.length > 0) {
        await this.journal.append(change.events, { at, realm: REAL, actor: actorOf(by) }, client);
      }
      return { result: answer, revoked: change.revoked };
    });
    for (const what of revoked) this.revocations.revoke(what);
    return result;
  }
}
