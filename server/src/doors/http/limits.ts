/** How much of a kind may be sent in how long. Keys of other systems are not counted when they bring complaints. */
import type { RateLimitPluginOptions } from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';
import { networkOf } from '../../access/attempts';
import { readCookie } from '../../access/cookie';
import { refuse, RefusedError } from '../../kernel/refusal';
import { sha256Hex } from '../../kernel/seal/digest';

export const JSON_LIMIT = 256 * 1024;
export const CSV_LIMIT = 8 * 1024 * 1024;

const PER_MINUTE = 3_000;

/** For a log-in's route, beside the delays that failures bring. */
export const LOGIN_LIMIT = { rateLimit: { max: 60, timeWindow: '1 minute' } } as const;

export function rateLimitOptions(publicUrl: string | undefined): RateLimitPluginOptions {
  return {
    global: true,
    max: PER_MINUTE,
    timeWindow: '1 minute',
    cache: 20_000,
    allowList: (request: FastifyRequest) => bringsComplaints(request),
    // Asked for even where nothing is counted.
    keyGenerator: (request: FastifyRequest) =>
      bringsComplaints(request) ? '' : senderOf(request, publicUrl),
    errorResponseBuilder: (_request, { ttl }) =>
      new RefusedError(refuse('rate-limited', { retryAfterSeconds: Math.ceil(ttl / 1000) })),
  };
}

function bringsComplaints(request: FastifyRequest): boolean {
  return request.headers.authorization !== undefined && request.url.startsWith('/api/complaints');
}

/** A session or a key counts for itself, whoever else comes from its address. */
function senderOf(request: FastifyRequest, publicUrl: string | undefined): string {
  const secret = request.headers.authorization ?? readCookie(publicUrl, request.headers.cookie);
  if (!secret || request.url.startsWith('/api/session')) return networkOf(request.ip);
  return sha256Hex(secret);
}
