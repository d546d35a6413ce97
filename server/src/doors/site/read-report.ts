/** Reads the public form: its fields, and its files as far as there is room for them. */
import type { FastifyRequest } from 'fastify';
import { ReportForm, MAX_REPORT_FILES } from '@heed/shared/site';
import { MAX_EVIDENCE_BYTES } from '../../intake/evidence/evidence-type';
import { findForbidden } from '../../kernel/text/clean-text';
import type { FaultCode, Faults, ReportField } from '../../site/pages/report';

export interface SentFile {
  readonly fileName: string;
  readonly content: Buffer;
}

export interface ReadReport {
  /** Null where something is wrong with a field. */
  readonly form: ReportForm | null;
  readonly files: readonly SentFile[];
  readonly faults: Faults;
  /** As it was written, for the form that is shown again. */
  readonly written: Readonly<Record<string, string>>;
  readonly hadFiles: boolean;
}

const LIMITS = {
  files: 10,
  fields: 20,
  parts: 30,
  fieldSize: 64 * 1024,
  fileSize: MAX_EVIDENCE_BYTES + 1,
};
/** All files that are being read at one time: what no flood of uploads can go beyond. */
const ROOM_BYTES = 256 * 1024 * 1024;

let taken = 0;

/** Answers what `work` makes of the form; its files keep their room until then. */
export async function withReport<T>(
  request: FastifyRequest,
  work: (report: ReadReport) => Promise<T>,
): Promise<T> {
  const reading: Reading = { written: {}, files: [], bytes: 0, fault: null };
  try {
    await readParts(request, reading);
    return await work(reportOf(reading));
  } finally {
    taken -= reading.bytes;
  }
}

interface Reading {
  readonly written: Record<string, string>;
  readonly files: SentFile[];
  bytes: number;
  fault: FaultCode | null;
}

async function readParts(request: FastifyRequest, reading: Reading): Promise<void> {
  if (!request.isMultipart()) return;
  try {
    for await (const part of request.parts({ limits: LIMITS })) {
      if (part.type === 'file') await readFile(part.filename, part.file, reading);
      else if (typeof part.value === 'string') reading.written[part.fieldname] = part.value;
    }
  } catch {
    // Too many parts, or a form that breaks off: what was read so far is shown again.
    reading.fault ??= 'files-many';
  }
}

async function readFile(
  fileName: string,
  content: AsyncIterable<Buffer>,
  reading: Reading,
): Promise<void> {
  const parts: Buffer[] = [];
  let bytes = 0;
  let refused: FaultCode | null = reading.files.length >= MAX_REPORT_FILES ? 'files-many' : null;
  // Read to its end whatever becomes of it: the fields behind it are needed.
  for await (const part of content) {
    bytes += part.length;
    refused ??= faultOf(bytes, part.length);
    if (refused) continue;
    taken += part.length;
    reading.bytes += part.length;
    parts.push(part);
  }
  if (bytes === 0 && refused !== 'files-many') return;
  if (bytes > 0 && refused) reading.fault ??= refused;
  else if (bytes > 0) reading.files.push({ fileName, content: Buffer.concat(parts) });
}

function faultOf(bytes: number, more: number): FaultCode | null {
  if (bytes > MAX_EVIDENCE_BYTES) return 'files-large';
  return taken + more > ROOM_BYTES ? 'files-busy' : null;
}

function reportOf({ written, files, fault }: Reading): ReadReport {
  const parsed = ReportForm.safeParse(written);
  const faults: Faults = {
    ...(parsed.success ? {} : faultsOf(parsed.error.issues, written)),
    ...unreadable(written),
    ...(fault ? { files: fault } : {}),
  };
  const clean = Object.keys(faults).length === 0;
  const hadFiles = files.length > 0 || fault !== null;
  return { form: parsed.success && clean ? parsed.data : null, files, faults, written, hadFiles };
}

const codes: Partial<Record<string, FaultCode>> = {
  kind: 'kind',
  street: 'street',
  address: 'address',
  name: 'name',
  phone: 'phone',
  email: 'email',
};

function faultsOf(
  issues: readonly { readonly path: readonly PropertyKey[] }[],
  written: Readonly<Record<string, string>>,
): Faults {
  const faults: Record<string, FaultCode> = {};
  for (const { path } of issues) {
    const field = String(path[0] ?? 'form');
    const code = codes[field];
    if (field === 'text') faults['text'] = written['text']?.trim() ? 'text-long' : 'text-missing';
    else if (code) faults[field] = code;
    else faults['form'] = 'form';
  }
  return faults;
}

/** Bytes that no text holds. */
function unreadable(written: Readonly<Record<string, string>>): Faults {
  const fields: readonly ReportField[] = ['text', 'address', 'name'];
  return Object.fromEntries(
    fields
      .filter((field) => findForbidden(written[field] ?? '') !== null)
      .map((field) => [field, 'unreadable' as const]),
  );
}
