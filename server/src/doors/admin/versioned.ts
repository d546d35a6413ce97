/** Answers that readers keep: sent again only when their version has changed. */
import type { FastifyReply, FastifyRequest } from 'fastify';

export interface Versioned {
  readonly tag: string;
  readonly body: object;
  /** `application/json` where it is left out. */
  readonly mediaType?: string;
}

export function sendVersioned(
  request: FastifyRequest,
  reply: FastifyReply,
  { tag, body, mediaType = 'application/json; charset=utf-8' }: Versioned,
): FastifyReply {
  const etag = `"${tag}"`;
  reply.header('etag', etag).header('cache-control', 'private, no-cache');
  const known = (request.headers['if-none-match'] ?? '').split(',').map((part) => part.trim());
  return known.includes(etag) ? reply.status(304).send() : reply.type(mediaType).send(body);
}
