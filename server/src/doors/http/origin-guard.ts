/** A cookie needs an Origin: refuses unsafe requests that a page of another site has made a browser send. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readCookie } from '../../access/cookie';
import { isForeign, originAllowed, ownOrigins } from '../../access/origin';
import { refuse, RefusedError } from '../../kernel/refusal';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

/** The hook, for Fastify's `onRequest`. */
export function originGuard(publicUrl: string | undefined) {
  return async (request: FastifyRequest, _reply: FastifyReply): Promise<void> => {
    if (SAFE.has(request.method)) return;
    const own = ownOrigins(publicUrl, request.socket.localPort ?? 0);
    const from = { origin: request.headers.origin, fetchSite: header(request, 'sec-fetch-site') };
    const hasCookie = readCookie(publicUrl, request.headers.cookie) !== null;
    if (hasCookie ? originAllowed(from, own) : isWelcomeWithoutCookie(request, from, own)) return;
    throw new RefusedError(refuse('origin-required'));
  };
}

/** A key can't be sent by a foreign page without our leave; a log-in could be, so that one is refused. */
function isWelcomeWithoutCookie(
  request: FastifyRequest,
  from: { origin: string | undefined; fetchSite: string | undefined },
  own: readonly string[],
): boolean {
  return request.headers.authorization !== undefined || !isForeign(from, own);
}

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
