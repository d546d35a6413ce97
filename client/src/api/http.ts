/** The one way to the server's HTTP doors: JSON in, a checked value or a refusal out. */
import { Rejection } from '@heed/shared/rejections';
import type { z } from 'zod';
import { currentLocale } from '../i18n/locale';
import { speaker } from './speaker';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What came back: a value of the schema's type, or why there is none. */
export type Answer<T> = { ok: true; value: T } | { ok: false; rejection: Rejection };

export interface RequestOptions<T> {
  query?: Record<string, string | number | boolean | undefined>;
  /** Sent as JSON, unless it is a form. */
  body?: unknown;
  headers?: Record<string, string>;
  /** What the answer must be; without one the body is ignored. */
  schema?: z.ZodType<T>;
  signal?: AbortSignal;
  timeoutMs?: number;
}

const DEFAULT_TIMEOUT_MS = 15_000;

type ShutOut = 'unauthenticated' | 'password-change-required' | 'other-account';
type Listener = (why: ShutOut) => void;
const shutOutListeners = new Set<Listener>();

/** Tells when nothing will be answered before a log-in, a password of one's own, or a new page. */
export function onShutOut(listener: Listener): () => void {
  shutOutListeners.add(listener);
  return () => shutOutListeners.delete(listener);
}

/** Asks the server. Never throws: a dead network is the refusal `unavailable`. */
export async function request<T = void>(
  method: Method,
  path: string,
  options: RequestOptions<T> = {},
): Promise<Answer<T>> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(path + queryString(options.query), requestInit(method, options));
    text = await response.text();
  } catch {
    return refuse('unavailable');
  }
  const body = parseJson(text);
  if (!response.ok) return { ok: false, rejection: heardRejection(response, body, path) };
  if (!options.schema) return { ok: true, value: undefined as T };
  const parsed = options.schema.safeParse(body);
  return parsed.success ? { ok: true, value: parsed.data } : refuse('internal');
}

/** A refusal made on this side, where the server gave none that can be read. */
export function refuse(error: Rejection['error']): { ok: false; rejection: Rejection } {
  return { ok: false, rejection: { error, message: '' } };
}

/** What every request carries. */
export function requestInit<T>(method: Method, options: RequestOptions<T>): RequestInit {
  const isForm = options.body instanceof FormData;
  const pageOf = speaker();
  const timeout = AbortSignal.timeout(options.timeoutMs ?? DEFAULT_TIMEOUT_MS);
  return {
    method,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      'accept-language': currentLocale(),
      ...(pageOf !== null && { 'x-heed-account': pageOf }),
      ...(options.body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
      ...options.headers,
    },
    body: options.body === undefined ? null : encode(options.body),
    signal: options.signal ? AbortSignal.any([options.signal, timeout]) : timeout,
  };
}

function encode(body: unknown): BodyInit {
  return body instanceof FormData ? body : JSON.stringify(body);
}

function queryString(query: RequestOptions<unknown>['query']): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== '') parameters.set(name, String(value));
  }
  return parameters.size > 0 ? `?${parameters}` : '';
}

export function parseJson(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Only Heed's own word ends a log-in: a wrong old password is a 401 too, and so is a proxy's. */
export function heardRejection(response: Response, body: unknown, path: string): Rejection {
  const parsed = Rejection.safeParse(body);
  if (!parsed.success) return refuse(errorOfStatus(response.status)).rejection;
  // The log-in page itself asks who is there; being nobody is its normal case.
  const { error } = parsed.data;
  const asksWho = path === '/api/session' && error !== 'other-account';
  if (isShutOut(error) && !asksWho) {
    for (const listener of shutOutListeners) listener(error);
  }
  return parsed.data;
}

function isShutOut(error: Rejection['error']): error is ShutOut {
  return (
    error === 'unauthenticated' || error === 'password-change-required' || error === 'other-account'
  );
}

/** A proxy in between answers in its own words; the status still says enough. */
function errorOfStatus(status: number): Rejection['error'] {
  if (status === 401) return 'unauthenticated';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not-found';
  if (status === 413) return 'too-large';
  if (status === 429) return 'rate-limited';
  return status >= 502 ? 'unavailable' : 'internal';
}
