/** Input that does not fit its schema, with what is wrong in both languages and never the input itself. */
import { z } from 'zod';
import type { RejectionDetail } from '@heed/shared/rejections';
import type { Language } from './language';
import { detailOf } from './messages';
import { schemaWords } from './schema-words';

export class InvalidInput extends Error {
  constructor(readonly details: Readonly<Record<Language, RejectionDetail[]>>) {
    super('invalid input');
  }
}

const MOST_DETAILS = 50;
const LONGEST_TEXT = 200;
const errorMaps = {
  zh: z.locales.zhCN().localeError,
  en: z.locales.en().localeError,
} as const;

/** The parsed value; throws `InvalidInput` where it does not fit. */
export function parseInput<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new InvalidInput(inputDetails(schema, value));
}

/** What is wrong with a value, in both languages; empty lists where nothing is. */
export function inputDetails(
  schema: z.ZodType,
  value: unknown,
): Readonly<Record<Language, RejectionDetail[]>> {
  return { zh: detailsIn('zh', schema, value), en: detailsIn('en', schema, value) };
}

/** Zod words its messages while it parses, so each language needs a pass of its own. */
function detailsIn(language: Language, schema: z.ZodType, value: unknown): RejectionDetail[] {
  const words: z.core.$ZodErrorMap = (fault) =>
    schemaWords(fault, language) ?? errorMaps[language](fault);
  const { error } = schema.safeParse(value, { error: words });
  return (error?.issues ?? [])
    .flatMap(placesOf)
    .slice(0, MOST_DETAILS)
    .map(({ path, message }) =>
      detailOf(
        { path: path.slice(0, LONGEST_TEXT), message: message.slice(0, LONGEST_TEXT) },
        language,
      ),
    );
}

/** One detail a place: each unknown field is named by its own path. */
function placesOf(fault: z.core.$ZodIssue): { path: string; message: string }[] {
  const at = (...more: readonly string[]) => [...fault.path.map(String), ...more].join('.');
  if (fault.code !== 'unrecognized_keys') return [{ path: at(), message: fault.message }];
  return fault.keys.map((key) => ({ path: at(key), message: 'unknown-field' }));
}
