/** A cookie needs an Origin: refuses unsafe requests that a page of another site has made a browser send. */
import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify';
import { readCookie } from '../../access/cookie';
import { isForeign, originAllowed, ownOrigins } from '../../access/origin';
import { refuse, RefusedError } from '../../kernel/refusal';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

/** The hook, for Fastify's `onRequest`. */
export function originGuard(publicUrl: string | undefined) {
  return (request: FastifyRequest, _reply: FastifyReply, done: HookHandlerDoneFunction): void => {
    if (SAFE.has(request.method) || isWelcome(request, publicUrl)) return done();
    done(new RefusedError(refuse('origin-required')));
  };
}

function isWelcome(request: FastifyRequest, publicUrl: string | undefined): boolean {
  const hasCookie = readCookie(publicUrl, request.headers.cookie) !== null;
  // A key can't be sent by a foreign page without our leave.
  if (!hasCookie && request.headers.authorization !== undefined) return true;
  const own = ownOrigins(publicUrl, request.socket.localPort ?? 0);
  const from = { origin: request.headers.origin, fetchSite: header(request, 'sec-fetch-site') };
  // A log-in has no cookie yet; one that a foreign page sends is refused.
  return hasCookie ? originAllowed(from, own) : !isForeign(from, own);
}

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
