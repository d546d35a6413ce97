/** A part of the journal as a file: gzip over lines of JSON, its ends first, then an entry a line. */
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';
import { queryWith, type Queryable } from '../../kernel/database/database';
import { faultOf, type Fault, type Link, type StoredEntry } from '../chain';
import { tableOf, type Part, type PartEnds } from './part-rows';

const FORMAT = 'heed-journal-part-1';
const PAGE = 2_000;
const Hash = z
  .string()
  .regex(/^[\da-f]{64}$/)
  .transform((hex) => Buffer.from(hex, 'hex'));

const Head = z.strictObject({
  format: z.literal(FORMAT),
  month: z.string(),
  from: z.int().positive(),
  to: z.int().positive(),
  beforeHash: Hash,
  lastHash: Hash,
});
export type PartHead = z.infer<typeof Head>;

const Line = z.strictObject({
  position: z.int().positive(),
  at: z.string(),
  realm: z.string(),
  type: z.string(),
  caseId: z.string().nullable(),
  entry: z.string(),
  hash: Hash,
});

/** A part that is full. */
export type FullPart = Part & {
  readonly to: number;
  readonly month: string;
  readonly ends: PartEnds;
};

export class PartFileError extends Error {
  override readonly name = 'PartFileError';
}

/** Writes a part to a file; on the disk when it returns. */
export async function writePart(reads: Queryable, part: FullPart, path: string): Promise<void> {
  const file = createWriteStream(path, { mode: 0o600, flush: true });
  await pipeline(linesOf(reads, part), createGzip(), file);
}

async function* linesOf(reads: Queryable, part: FullPart): AsyncGenerator<string> {
  const { month, from, to, ends } = part;
  const beforeHash = ends.beforeHash.toString('hex');
  const lastHash = ends.lastHash.toString('hex');
  yield `${JSON.stringify({ format: FORMAT, month, from, to, beforeHash, lastHash })}\n`;
  for (let after = from - 1; after < to - 1;) {
    const rows = await queryWith<StoredEntry>(
      reads,
      `select position, at, realm, type, case_id, entry, hash from ${tableOf(part)}
       where position > $1 order by position limit ${PAGE}`,
      [after],
    );
    if (rows.length === 0) throw new PartFileError(`entry ${after + 1} is missing`);
    yield rows.map(lineOf).join('');
    after = rows.at(-1)?.position ?? to;
  }
}

function lineOf({ case_id: caseId, hash, ...rest }: StoredEntry): string {
  return `${JSON.stringify({ ...rest, caseId, hash: hash.toString('hex') })}\n`;
}

/** What a file says of itself. Throws a PartFileError where it is no part of a journal. */
export async function readHead(path: string): Promise<PartHead> {
  for await (const text of textLines(path)) return parsed(Head, text, 1);
  throw new PartFileError('line 1: missing');
}

/** The entries of a file, in order; each is checked for its shape, none for its place in the chain. */
export async function* readEntries(path: string): AsyncGenerator<StoredEntry> {
  let line = 0;
  for await (const text of textLines(path)) {
    line += 1;
    if (line === 1) continue;
    const { caseId, ...rest } = parsed(Line, text, line);
    yield { ...rest, case_id: caseId };
  }
}

async function* textLines(path: string): AsyncGenerator<string> {
  const unpacked = createGunzip().setEncoding('utf8');
  // A fault of the file is thrown by what reads on here.
  pipeline(createReadStream(path), unpacked).catch(() => undefined);
  let rest = '';
  for await (const chunk of unpacked as AsyncIterable<string>) {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

function parsed<T>(schema: z.ZodType<T>, text: string, line: number): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new PartFileError(`line ${line}: not JSON`);
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new PartFileError(`line ${line}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`);
}

/** Why a file doesn't hold exactly this part of the chain; null where it does. */
export async function fileFault(path: string, part: Part): Promise<Fault | null> {
  let link: Link = { position: part.from - 1, hash: part.ends?.beforeHash ?? Buffer.alloc(0) };
  const fault = (reason: string): Fault => ({ position: link.position + 1, reason });
  try {
    const head = await readHead(path);
    if (head.from !== part.from || head.to !== part.to || head.month !== part.month) {
      return fault(`the file holds ${head.month}, entries ${head.from} to ${head.to - 1}`);
    }
    for await (const stored of readEntries(path)) {
      const reason = faultOf(stored, link);
      if (reason !== null) return fault(reason);
      link = stored;
    }
  } catch (error) {
    return fault(`the file can't be read: ${error instanceof Error ? error.message : 'unknown'}`);
  }
  if (link.position + 1 !== part.to) return fault('missing: the file ends before');
  return part.ends?.lastHash.equals(link.hash) ? null : fault('the file ends with another hash');
}
