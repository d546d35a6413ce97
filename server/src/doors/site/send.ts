/** How a page of the public site goes out: its policy, its cache, its packing. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PackedPage } from '../../site/packed-page';
import { messagePage } from '../../site/pages/message';
import { HTML_TYPE } from '../../site/render';
import type { View } from '../../site/view';

/** Nothing but our own stylesheet, pictures and script; no style or script within a page. */
export const SITE_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "worker-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** What costs nothing isn't counted, since a city comes from a few addresses; the forms count for themselves. */
export const COUNTED_ELSEWHERE = { config: { rateLimit: false } };

/** When to come back after an outage. */
const RETRY_SECONDS = 5;

const YEAR_SECONDS = 31_536_000;

export function sendPacked(
  request: FastifyRequest,
  reply: FastifyReply,
  page: PackedPage,
): FastifyReply {
  const accepted = request.headers['accept-encoding'] ?? '';
  const packing = accepted.includes('br') ? 'br' : accepted.includes('gzip') ? 'gzip' : null;
  const etag = packing ? page.etag.replace(/"$/, `-${packing}"`) : page.etag;
  const known = request.headers['if-none-match']?.includes(page.etag.slice(1, -1)) ?? false;
  reply
    .header('content-security-policy', SITE_POLICY)
    .header('cache-control', 'no-cache')
    .header('etag', etag)
    .header('vary', 'accept-encoding');
  if (known) return reply.status(304).send();
  if (packing) reply.header('content-encoding', packing);
  return reply.header('content-type', page.type).send(packing ? page[packing] : page.body);
}

/** A page for one reader: never kept. */
export function sendFresh(
  reply: FastifyReply,
  status: number,
  { type, text }: { readonly type: string; readonly text: string },
): FastifyReply {
  return reply
    .status(status)
    .header('content-security-policy', SITE_POLICY)
    .header('cache-control', 'no-store')
    .header('content-type', type)
    .send(text);
}

/** What needs the database can't be done now. */
export function sendAway(reply: FastifyReply, view: View, path?: string): FastifyReply {
  const { away: title, awayText: text } = view.words;
  return sendFresh(comeBack(reply), 503, {
    type: HTML_TYPE,
    text: messagePage(view, { title, text, path }),
  });
}

/** Says when it may work again. */
export function comeBack(reply: FastifyReply): FastifyReply {
  return reply.header('retry-after', String(RETRY_SECONDS));
}

/** A file whose address changes with its content. */
export function sendForEver(reply: FastifyReply, type: string, text: string): FastifyReply {
  return reply
    .header('cache-control', `public, max-age=${YEAR_SECONDS}, immutable`)
    .header('content-type', type)
    .send(text);
}
