/** Removes evidence that no complaint, bulletin or promise named in its time: the files, the row, the seal and its key. */
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { Clock, isoTime } from '../../kernel/clock';
import { Database, isOutage, queryWith } from '../../kernel/database/database';
import { EvidenceFiles } from './evidence-files';
import { evidenceLifetime, removableBefore } from './evidence-lifetime';

const EVIDENCE_SWEEP_LOCK = 4_711_003;
const PAGE = 200;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

interface Candidate {
  readonly id: string;
  readonly sealId: string;
  readonly personId: string;
  readonly named: boolean;
}

@Injectable()
export class UnnamedEvidence implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('evidence');
  private timer: NodeJS.Timeout | null = null;
  private sweeping: Promise<void> | null = null;
  private stopping = false;
  /** Ids grow with time, and what is named stays named: nothing up to here needs another look. */
  private settled = BEFORE_ALL;

  constructor(
    private readonly database: Database,
    private readonly files: EvidenceFiles,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    const { sweepEveryMilliseconds } = evidenceLifetime;
    this.timer = setInterval(() => this.wake(), sweepEveryMilliseconds).unref();
    this.wake();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    if (this.timer) clearInterval(this.timer);
    await this.sweeping;
  }

  /** Removes what has to go by now and answers how many pieces that were. */
  async sweep(): Promise<number> {
    let removed = 0;
    for (let more = true; more && !this.stopping;) {
      const page = await this.database.transaction((client) => this.removePage(client));
      if (!page) break;
      removed += page.removed;
      this.settled = page.settled;
      more = page.more;
    }
    if (removed > 0) {
      this.logger.log(`removed evidence that no complaint named in time: ${removed}`);
    }
    return removed;
  }

  private wake(): void {
    this.sweeping ??= this.sweep()
      .then(() => undefined)
      .catch((error: unknown) => {
        // The next round tries again.
        const reason = error instanceof Error ? error.name : typeof error;
        if (!isOutage(error)) this.logger.error(`unnamed pieces could not be removed: ${reason}`);
      })
      .finally(() => {
        this.sweeping = null;
      });
  }

  /**
   * One page; null where another node is at it. Files go before the commit: after a crash in between
   * the rows are still there, and the next sweep finds them.
   */
  private async removePage(client: PoolClient) {
    if (!(await locked(client))) return null;
    const page = await candidates(client, this.settled, removableBefore(this.clock.now()));
    const unnamed = page.filter(({ named }) => !named);
    for (const { id } of unnamed) await this.files.remove(id);
    if (unnamed.length > 0) await removeRows(client, unnamed);
    return {
      removed: unnamed.length,
      settled: page.at(-1)?.id ?? this.settled,
      more: page.length === PAGE,
    };
  }
}

/** Until the end of the transaction; at most one node sweeps at a time. */
async function locked(client: PoolClient): Promise<boolean> {
  const rows = await queryWith<{ locked: boolean }>(
    client,
    'select pg_try_advisory_xact_lock($1) as locked',
    [EVIDENCE_SWEEP_LOCK],
  );
  return rows[0]?.locked ?? false;
}

async function candidates(client: PoolClient, after: string, before: number): Promise<Candidate[]> {
  return queryWith<{ id: string; sealId: string; personId: string; named: boolean }>(
    client,
    `select e.id, e.seal_id as "sealId", e.person_id as "personId", exists (
       select 1 from complaint c
       where c.evidence_ids::jsonb @> to_jsonb(e.id::text) and c.evidence_ids::text <> '[]'
     ) or exists (
       select 1 from bulletin b
       where b.hands::jsonb @> jsonb_build_array(
         jsonb_build_object('paper', jsonb_build_object('evidenceId', e.id)))
     ) or exists (select 1 from promise p where p.evidence_id = e.id)
       or exists (select 1 from channel_check k where k.evidence_id = e.id) as named
     from evidence e where e.id > $1 and e.created_at < $2 order by e.id limit $3`,
    [after, isoTime(before), PAGE],
  );
}

/** A piece has a person of its own: with that key gone, no copy of the file can be opened again. */
async function removeRows(client: PoolClient, pieces: readonly Candidate[]): Promise<void> {
  await queryWith(client, 'delete from evidence where id = any ($1::uuid[])', [
    pieces.map(({ id }) => id),
  ]);
  await queryWith(client, 'delete from sealed where seal_id = any ($1::uuid[])', [
    pieces.map(({ sealId }) => sealId),
  ]);
  await queryWith(client, 'delete from person_key where person_id = any ($1::uuid[])', [
    pieces.map(({ personId }) => personId),
  ]);
}
