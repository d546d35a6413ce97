/** A batch of call events as NDJSON: each line answered for itself, in order; some lines share a transaction. */
import { Injectable } from '@nestjs/common';
import { CallInput } from '@heed/shared/calls';
import { REAL } from '@heed/shared/vocabulary';
import { CallDesk } from '../../calls/call-desk';
import type { Actor } from '../../journal/events';
import { isRefusal, RefusedError } from '../../kernel/refusal';
import { languageOf, type Language } from '../http/language';
import { bodyLines, ndjson, parseLine, refusedLine, type Line } from '../http/ndjson';

/** Few enough that nobody else waits for them for long. */
const LINES_IN_A_TRANSACTION = 50;

interface NumberedInput {
  readonly line: number;
  readonly input: CallInput;
}

interface BatchContext {
  readonly actor: Actor;
  readonly acceptLanguage: string | undefined;
}

@Injectable()
export class CallBatch {
  constructor(private readonly desk: CallDesk) {}

  /** One result a line, in order, as NDJSON. Empty lines count as lines and are passed over. */
  async take(body: unknown, { actor, acceptLanguage }: BatchContext): Promise<string> {
    const language = languageOf(acceptLanguage);
    const results: (object | null)[] = [];
    const inputs: NumberedInput[] = [];
    for (const [n, text] of bodyLines(body).entries()) {
      const parsed = parsedLine(text, n + 1, language);
      results.push(parsed.refused);
      if (parsed.input) inputs.push({ line: n + 1, input: parsed.input });
    }
    for (const group of inRuns(inputs)) {
      const answers = await this.takeRun(group, actor, language);
      for (const [n, { line }] of group.entries()) results[line - 1] = answers[n] ?? null;
    }
    return ndjson(results);
  }

  private async takeRun(
    run: readonly NumberedInput[],
    actor: Actor,
    language: Language,
  ): Promise<object[]> {
    const realm = run[0]?.input.realm ?? REAL;
    const inputs = run.map(({ input }) => input);
    try {
      const taken = await this.desk.take(realm, inputs, actor);
      return taken.map((each, n) => {
        const line = run[n]?.line ?? 0;
        return isRefusal(each)
          ? refusedLine(line, new RefusedError(each), language)
          : { line, ...each };
      });
    } catch (error) {
      return run.map(({ line }) => refusedLine(line, error, language));
    }
  }
}

function parsedLine(
  text: Line,
  line: number,
  language: Language,
): { readonly input: CallInput | null; readonly refused: object | null } {
  if (text === '') return { input: null, refused: null };
  try {
    return { input: parseLine(CallInput, text), refused: null };
  } catch (error) {
    return { input: null, refused: refusedLine(line, error, language) };
  }
}

/** Lines of one realm that follow each other. */
function inRuns(inputs: readonly NumberedInput[]): NumberedInput[][] {
  const runs: NumberedInput[][] = [];
  for (const each of inputs) {
    const run = runs.at(-1);
    const full = !run || run.length >= LINES_IN_A_TRANSACTION;
    if (!full && run[0]?.input.realm === each.input.realm) run.push(each);
    else runs.push([each]);
  }
  return runs;
}
