/** A refusal in words, and the fields that it names. */
import type { Rejection } from '@heed/shared/rejections';

type Translate = (key: string) => string;

/** What the server said in the reader's language, or our own word for it where it said nothing. */
export function rejectionText(rejection: Rejection, t: Translate): string {
  return rejection.message === '' ? t(`rejection.${rejection.error}`) : rejection.message;
}

/** What the fields of a form don't say themselves: what is wrong elsewhere, or with the whole. */
export function refusedBeside(
  rejection: Rejection,
  shown: readonly string[],
  t: Translate,
): string {
  // Not of a field: the whole came too soon.
  const details = notBefore(rejection) === null ? (rejection.details ?? []) : [];
  if (details.length === 0) return rejectionText(rejection, t);
  const elsewhere = details.filter(({ path }) => !shown.includes(fieldPath(path ?? '')));
  return [...new Set(elsewhere.map(({ message }) => message))].join(' ');
}

/** From when on what came too soon can be done; null where that isn't what is wrong. */
export function notBefore({ error, details = [] }: Rejection): string | null {
  if (error !== 'too-soon') return null;
  return details.find(({ path }) => path === 'notBefore')?.message ?? null;
}

/** What is wrong, field by field; the first word on each field counts. */
export function fieldProblems(rejection: Rejection | null): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const detail of rejection?.details ?? []) {
    const path = fieldPath(detail.path ?? '');
    if (path !== '') problems[path] ??= detail.message;
  }
  return problems;
}

/** Servers write `/unitId`, `body.unitId` or `unitId`. */
function fieldPath(path: string): string {
  return path.replaceAll('/', '.').replace(/^\.?(body\.|options\.)?/, '');
}
