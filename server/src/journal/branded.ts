/**
 * The only kinds of string that an event may hold. None can carry a person's words:
 * ids, codes of configured lists, digests, instants, coarse cells. A test walks every schema.
 */
import { z } from 'zod';

const branded = new WeakSet<z.ZodType>();

function brand<T extends z.ZodType>(schema: T): T {
  branded.add(schema);
  return schema;
}

/** Whether a string schema is one of the allowed kinds. */
export function isAllowedString(schema: z.ZodType): boolean {
  return branded.has(schema);
}

export const EventId = brand(z.string().regex(/^[0-9a-f-]{36}$/));
/** A code of a closed or configured list: category, district, rule, realm. */
export const EventCode = brand(z.string().regex(/^[^\s\p{Cc}]{1,64}$/u));
/** Hexadecimal digest of ciphertext or keyed hash; never of a plain text. */
export const EventHash = brand(z.string().regex(/^[0-9a-f]{32,64}$/));
export const EventTime = brand(z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/));
/** H3 cell of resolution 8 or coarser. */
export const EventCell = brand(z.string().regex(/^8[0-8][0-9a-f]{13}$/));
