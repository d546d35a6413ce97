/** Takes files of complaints in: says what it sees in one, starts an import, tells how far it has come. */
import { Injectable } from '@nestjs/common';
import type { ImportOptions } from '@heed/shared/imports';
import { isId, newId } from '../../kernel/ids';
import { Refusal, isRefusal, refuse } from '../../kernel/refusal';
import type { Actor } from '../../journal/events';
import { realmOf, type ImportRecord } from './import-record';
import { ImportRecords, type RefusalGroup } from './import-records';
import { ImportRunner } from './import-runner';
import { ImportStore } from './import-store';
import { mappingFaults } from './mapping-faults';
import { proposeMapping, type Proposal } from './propose-mapping';
import type { RowFault } from './row-fault';
import { RowSource } from './row-source';
import { FileFaultError, fileFaultErrors } from './table/file-fault';
import type { Survey } from './table/survey';
import { TableReader } from './table-reader';
import type { OpenableFile } from './worker-messages';

/** A file as it arrives. */
export interface Upload {
  readonly fileName: string;
  readonly content: AsyncIterable<Uint8Array>;
}

export interface Preview {
  readonly survey: Survey;
  readonly proposal: Proposal;
}

/** An import and why rows of it were refused. */
export interface ImportProgress {
  readonly record: ImportRecord;
  readonly refusals: readonly RefusalGroup[];
}

export interface RefusedCells {
  readonly line: number;
  readonly fault: RowFault;
  /** Null where the seal can't be opened any more. */
  readonly cells: readonly string[] | null;
}

const REFUSED_A_PAGE = 500;

@Injectable()
export class ImportDesk {
  constructor(
    private readonly records: ImportRecords,
    private readonly store: ImportStore,
    private readonly reader: TableReader,
    private readonly runner: ImportRunner,
  ) {}

  /** Looks at a file and keeps nothing of it. */
  async preview(upload: Upload, zone: string): Promise<Preview | Refusal> {
    const name = `${newId()}.preview`;
    const file = await this.store.keep(name, upload.content);
    if (!file) return fileRefusal(new FileFaultError('too-large'));
    try {
      const survey = await this.surveyed(file);
      if (isRefusal(survey)) return survey;
      const { fileName } = upload;
      const lists = await this.records.lists();
      const context = { fileName, zone, now: this.records.now(), lists };
      return { survey, proposal: proposeMapping(survey, context) };
    } finally {
      await this.store.remove(name);
    }
  }

  /** Keeps a file before its options are known: in a form they may come after it. */
  async keep(upload: Upload): Promise<KeptUpload | Refusal> {
    const id = newId();
    const filePath = `${id}.sealed`;
    const file = await this.store.keep(filePath, upload.content);
    if (!file) return fileRefusal(new FileFaultError('too-large'));
    return { id, filePath, file, fileName: upload.fileName };
  }

  /** The rows of a kept file, for whoever tells them by a clock of its own; the file stays theirs to discard. */
  async rowsOf({ file }: KeptUpload, options: ImportOptions): Promise<RowSource | Refusal> {
    const survey = await this.surveyed(file);
    if (isRefusal(survey)) return survey;
    const { format, columns, dateOrders } = survey;
    const details = mappingFaults(options, columns);
    if (details.length > 0) return refuse('invalid', { details });
    const mapping = { options, columns, dateOrders, now: this.records.now() };
    const newRowKey = () => this.store.rowKey();
    return new RowSource(survey.rows, { reader: this.reader, file, format, mapping, newRowKey });
  }

  async discard({ filePath }: KeptUpload): Promise<void> {
    await this.store.remove(filePath);
  }

  /** Starts an import of a kept file; it goes on in the background, whatever happens to this server. */
  async start(
    kept: KeptUpload,
    options: ImportOptions,
    actor: Actor,
  ): Promise<ImportProgress | Refusal> {
    let started = false;
    try {
      const survey = await this.surveyed(kept.file);
      if (isRefusal(survey)) return survey;
      const details = mappingFaults(options, survey.columns);
      if (details.length > 0) return refuse('invalid', { details });
      await this.record(kept, survey, { options, actor });
      started = true;
    } finally {
      if (!started) await this.discard(kept);
    }
    this.runner.wake();
    return this.find(kept.id, actor);
  }

  /** One import. A key sees those that it started, as it may write and not read. */
  async find(id: string, actor: Actor): Promise<ImportProgress | Refusal> {
    const record = isId(id) ? await this.records.find(id) : null;
    if (!record || !isOwn(record, actor)) return refuse('not-found');
    const [named = record] = await this.store.named([record]);
    return { record: named, refusals: await this.records.refusalGroups([id]) };
  }

  async newest(actor: Actor): Promise<ImportProgress[]> {
    const records = await this.records.newest(actor.kind === 'key' ? actor.id : null);
    const groups = await this.records.refusalGroups(records.map(({ id }) => id));
    return (await this.store.named(records)).map((record) => ({
      record,
      refusals: groups.filter(({ importId }) => importId === record.id),
    }));
  }

  /** Refused rows as they stood in the file; that they were asked for is in the journal first. */
  async refusedRows(id: string, actor: Actor): Promise<AsyncGenerator<RefusedCells> | Refusal> {
    const found = await this.find(id, actor);
    if (isRefusal(found)) return found;
    await this.records.tellDownload(found.record, actor);
    return this.pagesOfRefused(id);
  }

  private async *pagesOfRefused(id: string): AsyncGenerator<RefusedCells> {
    for (let line = -1; ;) {
      const rows = await this.records.refusedAfter(id, line, REFUSED_A_PAGE);
      const opened = await this.store.openCells(rows.map(({ sealId }) => sealId));
      for (const row of rows) {
        yield { line: row.line, fault: row.fault, cells: opened.get(row.sealId) ?? null };
        line = row.line;
      }
      if (rows.length < REFUSED_A_PAGE) return;
    }
  }

  private async record(
    { id, fileName, filePath, file }: KeptUpload,
    survey: Survey,
    given: { readonly options: ImportOptions; readonly actor: Actor },
  ): Promise<void> {
    const { format, columns, dateOrders, rows: totalRows } = survey;
    const reading = { format, columns, dateOrders };
    const realm = realmOf(given.options);
    const owner = this.store.ownerOf({ file, fileName }, realm, this.records.now());
    await this.records.add({ id, filePath, reading, totalRows, ...given }, owner);
  }

  private async surveyed(file: OpenableFile): Promise<Survey | Refusal> {
    try {
      return await this.reader.survey(file);
    } catch (error) {
      if (error instanceof FileFaultError) return fileRefusal(error);
      throw error;
    }
  }
}

/** A file on the disk, waiting for its options. */
export interface KeptUpload {
  readonly id: string;
  readonly filePath: string;
  readonly file: OpenableFile;
  readonly fileName: string;
}

function isOwn({ actor: owner }: ImportRecord, actor: Actor): boolean {
  return actor.kind !== 'key' || (owner.kind === 'key' && owner.id === actor.id);
}

function fileRefusal({ fault, line }: FileFaultError): Refusal {
  const details = [{ message: `file-${fault}`, ...(line === null ? {} : { line }) }];
  return refuse(fileFaultErrors[fault], { details });
}
