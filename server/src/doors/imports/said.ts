/** Refusals of imports, with their details in the words of whoever asked. */
import { isRefusal, RefusedError, Refusal, refuse } from '../../kernel/refusal';
import { languageOf, type Language } from '../http/language';
import type { HeedRequest } from '../http/request';
import { sayDetail } from './say-import';

export function languageFor(request: HeedRequest): Language {
  return languageOf(request.headers['accept-language']);
}

/** The value, or the refusal thrown with its details said. */
export function said<T extends object>(value: T | Refusal, request: HeedRequest): T {
  if (!isRefusal(value)) return value;
  const language = languageFor(request);
  const details = value.extra.details?.map((detail) => sayDetail(detail, language));
  throw new RefusedError(refuse(value.error, { ...value.extra, ...(details ? { details } : {}) }));
}
