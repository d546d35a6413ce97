/** Bodies of one JSON value a line: cut, parsed and answered line by line. */
import { isUtf8 } from 'node:buffer';
import type { z } from 'zod';
import { RefusedError, refuse, refuseField } from '../../kernel/refusal';
import { parseInput } from './invalid-input';
import type { Language } from './language';
import { rejectionFor } from './rejection.filter';

const MAX_LINES = 10_000;
const MAX_LINE_BYTES = 64 * 1024;

/** A line's text without the spaces around it; null where it is no UTF-8. */
export type Line = string | null;

/** The lines of a body, which comes as bytes; anything else holds none. Empty ones stay, so that all keep their numbers. */
export function bodyLines(body: unknown): Line[] {
  const lines = linesIn(Buffer.isBuffer(body) ? body : Buffer.alloc(0));
  if (lines.at(-1) === '') lines.pop();
  if (lines.length === 0) throw new RefusedError(refuseField('malformed', 'body', 'no-lines'));
  if (lines.length > MAX_LINES) {
    throw new RefusedError(refuseField('too-large', 'body', 'too-many-lines'));
  }
  return lines.map((line) => line?.trim() ?? null);
}

/** The value of a line; throws what `refusedLine` words. */
export function parseLine<T extends z.ZodType>(schema: T, line: Line): z.output<T> {
  if (line === null) throw new RefusedError(refuseField('malformed', 'line', 'broken-characters'));
  if (Buffer.byteLength(line) > MAX_LINE_BYTES) {
    throw new RefusedError(refuseField('too-large', 'line', 'line-too-long'));
  }
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new RefusedError(refuse('malformed'));
  }
  return parseInput(schema, value);
}

/** The answer to a line that was refused. */
export function refusedLine(line: number, error: unknown, language: Language): object {
  const { error: code, message, details } = rejectionFor(error, language);
  return { line, status: 'refused', error: code, message, ...(details ? { details } : {}) };
}

/** One answer a line; a line without one is passed over. */
export function ndjson(results: readonly (object | null)[]): string {
  return results.flatMap((result) => (result ? [JSON.stringify(result), '\n'] : [])).join('');
}

/** Lines end at a line feed, which is a byte of its own in UTF-8; null for a line that is no UTF-8. */
function linesIn(body: Buffer): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start <= body.length;) {
    const feed = body.indexOf(0x0a, start);
    const end = feed < 0 ? body.length : feed;
    const line = body.subarray(start, end);
    lines.push(isUtf8(line) ? line.toString() : null);
    start = end + 1;
  }
  return lines;
}
