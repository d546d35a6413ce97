/**
 * Writes of the desks that write rarely (incidents, bulletins, promises, figures, alarms): rows,
 * journal entries and the request that asked for them, in one transaction. A repeated request
 * changes nothing and is told what the first one did.
 */
import { Injectable } from '@nestjs/common';
import type { PoolClient, QueryResultRow } from 'pg';
import type { Realm } from '@heed/shared/vocabulary';
import { contentDigest } from '../kernel/canonical-json';
import { Database, queryWith } from '../kernel/database/database';
import { RealmClock } from '../kernel/realm-clock';
import { isRefusal, refuse, type Refusal } from '../kernel/refusal';
import type { Actor, NewEvent } from './events';
import { Journal } from './journal';

/** Who asks for what. */
export interface DeskRequest {
  readonly realm: Realm;
  readonly by: Actor;
  /** Makes the write idempotent for this actor; null where the write itself finds out what is done. */
  readonly requestId: string | null;
  /** What is asked, the subject's id included: another body under the same id is refused. */
  readonly body: unknown;
}

/** What a write did. */
export interface DeskDone {
  /** The row that it made or changed: an incident, a bulletin, a promise. */
  readonly subjectId: string;
  /** The journal position of its last entry; of the newest entry where it made none. */
  readonly position: number;
  /** True where an earlier request with the same id had done it already. */
  readonly repeated: boolean;
}

/** One write at work: rows through `query`, entries gathered by `note` and appended with the commit. */
export class DeskChange {
  readonly events: NewEvent[] = [];

  constructor(
    readonly client: PoolClient,
    /** The time of the write: the realm's own. */
    readonly at: string,
    readonly realm: Realm,
    readonly by: Actor,
  ) {}

  query<T extends QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<T[]> {
    return queryWith<T>(this.client, text, values);
  }

  note(event: NewEvent): void {
    this.events.push(event);
  }

  /**
   * The newest position, held to the commit: nothing comes between it and this write's entries.
   * Whatever is counted after this call is what the journal says at that position.
   */
  async lockHead(): Promise<number> {
    const rows = await this.query<{ position: number }>(
      'select position from journal_head for update',
    );
    return rows[0]?.position ?? 0;
  }
}

@Injectable()
export class DeskWriter {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
    private readonly clock: RealmClock,
  ) {}

  /**
   * Runs `work` in one transaction and answers with the id of what it wrote.
   * A refusal that it returns must come before its first write.
   */
  async write(
    request: DeskRequest,
    work: (change: DeskChange) => Promise<string | Refusal>,
  ): Promise<DeskDone | Refusal> {
    const { realm, by } = request;
    return this.database.transaction(async (client) => {
      const change = new DeskChange(client, this.clock.isoNow(realm), realm, by);
      const known = await knownRequest(change, request);
      if (known) return known;
      const subjectId = await work(change);
      if (isRefusal(subjectId)) return subjectId;
      const position = await this.append(change);
      await keepRequest(change, request, { subjectId, position });
      return { subjectId, position, repeated: false };
    });
  }

  private async append({ events, at, realm, by, client }: DeskChange): Promise<number> {
    if (events.length === 0) return this.journal.head();
    const first = await this.journal.append(events, { at, realm, actor: by }, client);
    return first + events.length - 1;
  }
}

async function knownRequest(
  change: DeskChange,
  request: DeskRequest,
): Promise<DeskDone | Refusal | null> {
  const key = keyOf(request);
  if (key === null) return null;
  // Of two that come in the same moment the second waits here, and finds what the first one did.
  await change.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [key]);
  const [known] = await change.query<{ digest: string; subject_id: string; position: number }>(
    'select digest, subject_id, position from desk_request where request_key = $1',
    [key],
  );
  if (!known) return null;
  if (known.digest !== contentDigest(request.body)) return refuse('key-reused');
  return { subjectId: known.subject_id, position: known.position, repeated: true };
}

async function keepRequest(
  change: DeskChange,
  request: DeskRequest,
  done: { readonly subjectId: string; readonly position: number },
): Promise<void> {
  const key = keyOf(request);
  if (key === null) return;
  await change.query(
    `insert into desk_request (request_key, digest, subject_id, position, at)
     values ($1, $2, $3, $4, $5)`,
    [key, contentDigest(request.body), done.subjectId, done.position, change.at],
  );
}

function keyOf({ requestId, by }: DeskRequest): string | null {
  return requestId === null ? null : requestKeyOf(by, requestId);
}

/** Under what a request is kept: ids of requests are each actor's own. */
export function requestKeyOf(by: Actor, requestId: string): string {
  return `${by.kind}:${by.id ?? ''}:${requestId}`;
}
