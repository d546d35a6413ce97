/**
 * Runs imports one after the other, each on one node, and goes on where the last run stopped.
 * A lock of the session guards an import, and its progress is stored over that very session:
 * a node that lost its lock can't count any more.
 */
import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import type { PoolClient } from 'pg';
import { REAL } from '@heed/shared/vocabulary';
import { Database, isOutage, queryWith } from '../../kernel/database/database';
import { Intake } from '../intake';
import { TriageBook } from '../triage-book';
import { ImportRecords } from './import-records';
import { ImportRun, Interrupted } from './import-run';
import { ImportStore } from './import-store';
import { TableReader } from './table-reader';
import { FileFaultError } from './table/file-fault';

/** First part of the advisory lock's key; the second is made from the import's id. */
const IMPORT_LOCK = 4_711_002;
/** How soon to try again after an outage, and to look for what another node left behind. */
const LOOK_AGAIN_MILLISECONDS = 3_000;

/** Where rows come from and where they go. */
@Injectable()
export class ImportWorkshop {
  constructor(
    readonly reader: TableReader,
    readonly intake: Intake,
    private readonly book: TriageBook,
  ) {}

  /** False until the lists are there: a row that comes before them could not be triaged. */
  isOpen(): boolean {
    try {
      return Boolean(this.book.of(REAL));
    } catch {
      return false;
    }
  }
}

@Injectable()
export class ImportRunner implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('imports');
  private readonly stopping = new AbortController();
  private working: Promise<void> | null = null;
  private awake = false;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly database: Database,
    private readonly records: ImportRecords,
    private readonly store: ImportStore,
    private readonly workshop: ImportWorkshop,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const unfinished = await this.records.unfinished();
    const wanted = new Set(unfinished.map(({ filePath }) => filePath));
    await this.store.sweep(wanted, this.records.now());
    this.timer = setInterval(() => this.wake(), LOOK_AGAIN_MILLISECONDS).unref();
    this.wake();
  }

  /** Stops between two pages; the import goes on at the next start. */
  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    if (this.timer) clearInterval(this.timer);
    await this.working;
  }

  /** Looks for work, now or when the present work is done. */
  wake(): void {
    this.awake = true;
    this.working ??= this.work().finally(() => {
      this.working = null;
      // Somebody may have called just after the last look.
      if (this.awake && this.workshop.isOpen() && !this.stopping.signal.aborted) this.wake();
    });
  }

  /** Settles when there is nothing to do. */
  async idle(): Promise<void> {
    await this.working;
  }

  private async work(): Promise<void> {
    while (this.awake && this.workshop.isOpen() && !this.stopping.signal.aborted) {
      this.awake = false;
      try {
        for (const { id, filePath } of await this.records.unfinished()) {
          if (await this.store.has(filePath)) await this.take(id);
        }
      } catch (error) {
        // The timer wakes us again; what was acknowledged is known by then.
        if (!isOutage(error)) this.logger.error(`imports: ${kindOf(error)}`);
      }
    }
  }

  /** Runs an import unless another node is at it. */
  private async take(id: string): Promise<void> {
    const client = await this.database.pool.connect();
    // A session that breaks while nobody asks would otherwise end the process.
    client.on('error', ignore);
    let broken: unknown = null;
    try {
      if (await locked(client, id)) {
        await this.run(client, id);
        await unlock(client, id);
      }
    } catch (error) {
      broken = error;
      throw error;
    } finally {
      client.off('error', ignore);
      // Ends the session, and with it a lock that could not be given back.
      client.release(broken instanceof Error ? broken : true);
    }
  }

  private async run(client: PoolClient, id: string): Promise<void> {
    const record = await this.records.find(id, client);
    if (!record || record.state === 'done' || record.state === 'failed') return;
    let error: string | null = null;
    try {
      const { records, store } = this;
      const { reader, intake } = this.workshop;
      const tools = { records, store, reader, intake };
      await new ImportRun(tools, record, client).toTheEnd(this.stopping.signal);
    } catch (failure) {
      if (failure instanceof Interrupted || isOutage(failure)) return;
      error = this.faultOf(failure, id);
    }
    await this.records.finish(client, id, error);
    await this.store.remove(record.filePath);
  }

  private faultOf(failure: unknown, id: string): string {
    if (failure instanceof FileFaultError) return failure.fault;
    this.logger.error(`import ${id}: ${kindOf(failure)}`);
    return 'internal';
  }
}

async function locked(client: PoolClient, id: string): Promise<boolean> {
  const rows = await queryWith<{ locked: boolean }>(
    client,
    'select pg_try_advisory_lock($1, hashtext($2)) as locked',
    [IMPORT_LOCK, id],
  );
  return rows[0]?.locked ?? false;
}

/** Whoever comes next may have the import at once: PostgreSQL takes its time to end a session. */
async function unlock(client: PoolClient, id: string): Promise<void> {
  await queryWith(client, 'select pg_advisory_unlock($1, hashtext($2))', [IMPORT_LOCK, id]);
}

/** The kind of error and its place; messages can hold values of rows. */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const place = (error.stack ?? '').split('\n').find((line) => /^\s+at /.test(line));
  return `${error.name}${place ?? ''}`;
}

function ignore(): void {
  // The next statement over the session fails and says so.
}
