/** An answer that comes a line at a time: each line is checked and handed on as it comes. */
import type { z } from 'zod';
import { heardRejection, parseJson, refuse, requestInit, type Answer } from './http';

/** A long answer may take its time, as long as something comes. */
const WHOLE_MS = 120_000;

/** Ends with a refusal where the server gave one, or where the answer broke off: `unavailable`. */
export async function requestLines<T>(
  path: string,
  { body, schema, onLine }: { body: unknown; schema: z.ZodType<T>; onLine: (line: T) => void },
): Promise<Answer<void>> {
  try {
    const response = await fetch(path, requestInit('POST', { body, timeoutMs: WHOLE_MS }));
    if (!response.ok) {
      return {
        ok: false,
        rejection: heardRejection(response, parseJson(await response.text()), path),
      };
    }
    if (!response.body) return refuse('unavailable');
    for await (const line of linesOf(response.body)) {
      const parsed = schema.safeParse(parseJson(line));
      if (!parsed.success) return refuse('internal');
      onLine(parsed.data);
    }
    return { ok: true, value: undefined };
  } catch {
    return refuse('unavailable');
  }
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    const pieces = (rest + decoder.decode(value, { stream: !done })).split('\n');
    rest = pieces.pop() ?? '';
    for (const piece of pieces) if (piece !== '') yield piece;
    if (done) break;
  }
  if (rest !== '') yield rest;
}
