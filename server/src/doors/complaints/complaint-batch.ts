/** A batch of complaints as NDJSON: each line parsed, registered and answered for itself, in order. */
import { Injectable } from '@nestjs/common';
import { ComplaintInput } from '@heed/shared/complaint';
import type { Actor } from '../../journal/events';
import { Intake } from '../../intake/intake';
import { orThrow } from '../../kernel/refusal';
import { languageOf, type Language } from '../http/language';
import { bodyLines, ndjson, parseLine, refusedLine, type Line } from '../http/ndjson';

interface BatchContext {
  readonly actor: Actor;
  readonly acceptLanguage: string | undefined;
}

@Injectable()
export class ComplaintBatch {
  constructor(private readonly intake: Intake) {}

  /** One result a line, in order, as NDJSON. Empty lines count as lines and are passed over. */
  async register(body: unknown, context: BatchContext): Promise<string> {
    const language = languageOf(context.acceptLanguage);
    const results = await Promise.all(
      bodyLines(body).map((line, n) => this.registerLine(line, n + 1, context, language)),
    );
    return ndjson(results);
  }

  private async registerLine(
    line: Line,
    number: number,
    { actor }: BatchContext,
    language: Language,
  ): Promise<object | null> {
    if (line === '') return null;
    try {
      const input = parseLine(ComplaintInput, line);
      const { status, receipt } = orThrow(await this.intake.register(input, { actor }));
      return { line: number, status, ...receipt };
    } catch (error) {
      return refusedLine(number, error, language);
    }
  }
}
