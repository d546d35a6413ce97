/** One run of one import: maps the rows in order, registers each page, stores how far it came. */
import type { PoolClient } from 'pg';
import type { ComplaintInput } from '@heed/shared/complaint';
import { ImportField } from '@heed/shared/imports';
import { isOutage } from '../../kernel/database/database';
import { isRefusal, type Refusal } from '../../kernel/refusal';
import type { ComplaintIntake, RegisterStatus, Registered } from '../outcome';
import { EarlierWork } from './earlier-work';
import type { ImportRecord, Tally } from './import-record';
import type { ImportRecords, RefusedRow } from './import-records';
import type { ImportStore } from './import-store';
import { isRowFault, rowMapper, type MapRow } from './map-row';
import type { RowFault } from './row-fault';
import { FileFaultError } from './table/file-fault';
import type { ParsedRow } from './table/parsed-row';
import type { TableReader } from './table-reader';
import type { OpenableFile } from './worker-messages';

/** The server stops, or intake is away: nothing is wrong with the import, which goes on later. */
export class Interrupted extends Error {}

/** What a run works with. */
export interface ImportTools {
  readonly records: ImportRecords;
  readonly store: ImportStore;
  readonly reader: TableReader;
  readonly intake: ComplaintIntake;
}

type Outcome = RegisterStatus | RowFault;

export class ImportRun {
  /** Rows dealt with, by this run and those before. */
  private nextRow: number;

  constructor(
    private readonly tools: ImportTools,
    private readonly record: ImportRecord,
    private readonly client: PoolClient,
  ) {
    this.nextRow = record.nextRow;
  }

  /** Returns when every row is dealt with; throws a FileFaultError where the file can't be read on. */
  async toTheEnd(stop: AbortSignal): Promise<void> {
    const { tools, record, client } = this;
    const file = await tools.store.open(record);
    const earlier =
      record.state === 'running' ? await tools.records.workSince(record) : EarlierWork.none;
    await tools.records.begin(client, record.id);
    await this.withSecondTry((before) => this.pass(file, before, stop), earlier);
  }

  /** A reader that ran out of memory or time gets one more try from where it came to, if it came further. */
  private async withSecondTry(
    pass: (earlier: EarlierWork) => Promise<void>,
    earlier: EarlierWork,
  ): Promise<void> {
    const from = this.nextRow;
    try {
      await pass(earlier);
    } catch (error) {
      const worthIt = error instanceof FileFaultError && error.fault === 'too-heavy';
      if (!worthIt || this.nextRow === from) throw error;
      await this.withSecondTry(pass, EarlierWork.none);
    }
  }

  private async pass(file: OpenableFile, earlier: EarlierWork, stop: AbortSignal): Promise<void> {
    const { tools, record } = this;
    const map = rowMapper({
      options: record.options,
      ...record.reading,
      now: tools.records.now(),
      rowKey: tools.store.rowKey(),
    });
    let row = 0;
    for await (const page of tools.reader.pages(file, record.reading.format)) {
      if (stop.aborted) throw new Interrupted();
      const mapped = page.map((parsed) => ({ parsed, result: map(parsed) }));
      row += page.length;
      // Rows of earlier runs are mapped again all the same: their ids may count equal rows.
      if (row <= this.nextRow) continue;
      await this.page(mapped, row, earlier);
    }
  }

  private async page(
    mapped: readonly { parsed: ParsedRow; result: ReturnType<MapRow> }[],
    nextRow: number,
    earlier: EarlierWork,
  ): Promise<void> {
    const settled = await Promise.allSettled(mapped.map(({ result }) => this.register(result)));
    const outcomes = settled.map((each) => settledOutcome(each, earlier));
    const refused = await this.refusedRows(mapped, outcomes);
    const progress = { nextRow, tally: tallyOf(outcomes), refused };
    await this.tools.records.advance(this.client, this.record, progress);
    this.nextRow = nextRow;
  }

  private async register(
    input: ComplaintInput | RowFault,
  ): Promise<Registered | Refusal | RowFault> {
    if (isRowFault(input)) return input;
    const { actor, id: importId } = this.record;
    return this.tools.intake.register(input, { actor, importId });
  }

  private async refusedRows(
    mapped: readonly { parsed: ParsedRow }[],
    outcomes: readonly Outcome[],
  ): Promise<RefusedRow[]> {
    const refused = mapped.flatMap(({ parsed }, index) => {
      const fault = outcomes[index];
      return typeof fault === 'object' ? [{ ...parsed, fault }] : [];
    });
    if (refused.length === 0) return [];
    const seals = await this.tools.store.sealCells(
      this.record,
      refused.map(({ cells }) => cells),
    );
    return seals.flatMap((seal, index) => {
      const row = refused[index];
      return row ? [{ line: row.line, fault: row.fault, seal }] : [];
    });
  }
}

/** A row that breaks something in us is refused, so that the import doesn't stop at it for ever. */
function settledOutcome(
  settled: PromiseSettledResult<Registered | Refusal | RowFault>,
  earlier: EarlierWork,
): Outcome {
  if (settled.status === 'rejected') {
    if (isOutage(settled.reason)) throw new Interrupted();
    return { error: 'internal', reason: 'failed', field: null, column: null };
  }
  const { value } = settled;
  if (isRefusal(value)) return refusedOutcome(value);
  if ('reason' in value) return value;
  return value.status === 'known' ? earlier.take(value.receipt.complaintId) : value.status;
}

function refusedOutcome({ error, extra }: Refusal): RowFault {
  if (error === 'unavailable' || error === 'rate-limited') throw new Interrupted();
  const path = extra.details?.[0]?.path?.split('.').at(-1);
  const field = ImportField.safeParse(path).data ?? null;
  return { error, reason: 'refused', field, column: null };
}

function tallyOf(outcomes: readonly Outcome[]): Tally {
  const count = (status: RegisterStatus) => outcomes.filter((each) => each === status).length;
  return {
    added: count('registered'),
    repeats: count('repeat'),
    updated: count('updated'),
    unchanged: count('known'),
    refused: outcomes.filter((each) => typeof each === 'object').length,
  };
}
