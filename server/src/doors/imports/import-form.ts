/** Reads the form of an import or a replay: a file and its options, in either order. */
import type { z } from 'zod';
import { RefusedError, refuse, refuseField } from '../../kernel/refusal';
import type { ImportDesk, KeptUpload, Upload } from '../../intake/import/import-desk';
import { tableLimits } from '../../intake/import/table/table-limits';
import { parseInput } from '../http/invalid-input';
import type { HeedRequest } from '../http/request';
import { said } from './said';

/** One byte past what a file may hold, so that it is we who notice and nothing is cut off unseen. */
const LIMITS = { limits: { files: 1, fileSize: tableLimits.fileBytes + 1 } };

/** The one file of a form; its content must be read before the form goes on. */
export async function uploadedFile(request: HeedRequest): Promise<Upload> {
  requireForm(request);
  const part = await request.file(LIMITS);
  if (!part) throw new RefusedError(refuseField('invalid', 'file', 'no-file'));
  return { fileName: nameOf(part.filename), content: part.file };
}

/** The file on the disk and the options; whatever is refused leaves no file behind. */
export async function fileForm<T>(
  request: HeedRequest,
  desk: ImportDesk,
  schema: z.ZodType<T>,
): Promise<{ kept: KeptUpload; options: T }> {
  requireForm(request);
  let kept: KeptUpload | null = null;
  let options: unknown = null;
  try {
    for await (const part of request.parts(LIMITS)) {
      if (part.type === 'file') {
        const upload = { fileName: nameOf(part.filename), content: part.file };
        kept = said(await desk.keep(upload), request);
      } else if (part.fieldname === 'options') {
        // A part that calls itself JSON comes parsed.
        options = typeof part.value === 'string' ? jsonOf(part.value) : part.value;
      }
    }
    if (!kept) throw new RefusedError(refuseField('invalid', 'file', 'no-file'));
    return { kept, options: parseInput(schema, options ?? {}) };
  } catch (error) {
    if (kept) await desk.discard(kept);
    throw error;
  }
}

function requireForm(request: HeedRequest): void {
  if (!request.isMultipart()) throw new RefusedError(refuse('unsupported-media'));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RefusedError(
      refuse('malformed', { details: [{ path: 'options', message: 'JSON' }] }),
    );
  }
}

const LONGEST_NAME = 200;

/** The last part of the name, without what would break a line or hide its end. */
function nameOf(fileName: string): string {
  const last = fileName.split(/[/\\]/).at(-1) ?? '';
  const plain = last.replace(/[\p{Cc}\p{Cf}]/gu, '').trim();
  return plain.slice(0, LONGEST_NAME).toWellFormed() || 'file';
}
