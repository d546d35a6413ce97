/** Reads a sheet that came back from a unit: sealed on the disk for as long as it is read, like every upload. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MOST_LISTED } from '@heed/shared/unit-loop';
import { FileFaultError, fileFaultErrors } from '../../intake/import/table/file-fault';
import { detectFormat, openTable } from '../../intake/import/table/open-table';
import { refuse, refuseField, RefusedError } from '../../kernel/refusal';
import { newFileKey, SealedFile, storeSealedFile } from '../../kernel/seal/sealed-file';
import type { SheetRow } from '../../unit-loop/rules/sheet';
import type { HeedRequest } from '../http/request';
import { uploadedFile } from '../imports/import-form';
import { said } from '../imports/said';

export interface AnswerSheet {
  readonly columns: readonly string[];
  readonly rows: readonly SheetRow[];
}

/** Five hundred rows of answers are far from it. */
const LARGEST_SHEET = 5 * 1024 * 1024;
/** Whoever added rows of their own is told of each, within reason. */
const MOST_ROWS = 2 * MOST_LISTED;

export async function answerSheet(request: HeedRequest): Promise<AnswerSheet> {
  const { content } = await uploadedFile(request);
  const folder = await mkdtemp(join(tmpdir(), 'heed-answers-'));
  try {
    const path = join(folder, 'sheet');
    const key = newFileKey();
    const stored = await storeSealedFile(path, content, key, LARGEST_SHEET);
    if (!stored) throw new FileFaultError('too-large');
    const file = await SealedFile.open(path, key);
    try {
      return await tableIn(file);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (!(error instanceof FileFaultError)) throw error;
    const details = [{ path: 'file', message: `file-${error.fault}` }];
    return said<AnswerSheet>(refuse(fileFaultErrors[error.fault], { details }), request);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function tableIn(file: SealedFile): Promise<AnswerSheet> {
  const { columns, rows } = await openTable(file, await detectFormat(file));
  const read: SheetRow[] = [];
  for await (const { line, cells } of rows) {
    if (read.length === MOST_ROWS) {
      throw new RefusedError(refuseField('too-large', 'file', 'too-many-answers'));
    }
    read.push({ line, cells });
  }
  return { columns, rows: read };
}
