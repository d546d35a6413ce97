/** A batch of complaints as NDJSON: each line parsed, registered and answered for itself, in order. */
import { isUtf8 } from 'node:buffer';
import { Injectable } from '@nestjs/common';
import { ComplaintInput } from '@heed/shared/complaint';
import type { Actor } from '../../journal/events';
import { Intake } from '../../intake/intake';
import { RefusedError, orThrow, refuse, refuseField } from '../../kernel/refusal';
import { languageOf, type Language } from '../http/language';
import { parseInput } from '../http/invalid-input';
import { rejectionFor } from '../http/rejection.filter';

export const MAX_LINES = 10_000;
const MAX_LINE_BYTES = 64 * 1024;

interface BatchContext {
  readonly actor: Actor;
  readonly acceptLanguage: string | undefined;
}

@Injectable()
export class ComplaintBatch {
  constructor(private readonly intake: Intake) {}

  /** One result a line, in order, as NDJSON. Empty lines count as lines and are passed over. */
  async register(body: Buffer, context: BatchContext): Promise<string> {
    const lines = linesIn(body);
    if (lines.at(-1) === '') lines.pop();
    if (lines.length === 0) throw new RefusedError(refuseField('malformed', 'body', 'no-lines'));
    if (lines.length > MAX_LINES) {
      throw new RefusedError(refuseField('too-large', 'body', 'too-many-lines'));
    }
    const language = languageOf(context.acceptLanguage);
    const results = await Promise.all(
      lines.map((line, n) => this.registerLine(line?.trim() ?? null, n + 1, context, language)),
    );
    return results.flatMap((result) => (result ? [JSON.stringify(result), '\n'] : [])).join('');
  }

  private async registerLine(
    line: string | null,
    number: number,
    { actor }: BatchContext,
    language: Language,
  ): Promise<object | null> {
    if (line === '') return null;
    try {
      const input = parseLine(line);
      const { status, receipt } = orThrow(await this.intake.register(input, { actor }));
      return { line: number, status, ...receipt };
    } catch (error) {
      const { error: code, message, details } = rejectionFor(error, language);
      return {
        line: number,
        status: 'refused',
        error: code,
        message,
        ...(details ? { details } : {}),
      };
    }
  }
}

/** Lines end at a line feed, which is a byte of its own in UTF-8; null for a line that is no UTF-8. */
function linesIn(body: Buffer): (string | null)[] {
  const lines: (string | null)[] = [];
  for (let start = 0; start <= body.length;) {
    const feed = body.indexOf(0x0a, start);
    const end = feed < 0 ? body.length : feed;
    const line = body.subarray(start, end);
    lines.push(isUtf8(line) ? line.toString() : null);
    start = end + 1;
  }
  return lines;
}

function parseLine(line: string | null): ComplaintInput {
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
  return parseInput(ComplaintInput, value);
}
