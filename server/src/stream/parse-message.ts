/** The one place where a message from a client becomes a value with a type, or a refusal that says what is wrong. */
import type { z } from 'zod';
import { refuse, type Refusal } from '../kernel/refusal';

const MOST_DETAILS = 10;

export function parseMessage<T>(schema: z.ZodType<T>, message: unknown): T | Refusal {
  const parsed = schema.safeParse(message);
  if (parsed.success) return parsed.data;
  const details = parsed.error.issues
    .slice(0, MOST_DETAILS)
    .map((wrong) => ({ path: wrong.path.join('.'), message: wrong.message }));
  return refuse('invalid', { details });
}
