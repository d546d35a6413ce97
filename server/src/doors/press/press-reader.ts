/** Who may look over the shoulder of the press desk: whoever reads bulletins, and nobody else. */
import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { can, denial } from '../../access/can';
import type { Principal } from '../../access/principal';
import { Principals } from '../../access/principals';
import { refuse, type Refusal } from '../../kernel/refusal';
import { languageOf } from '../http/language';
import { rejectionOf, statusOf } from '../http/messages';

export type PressRequest = FastifyRequest<{
  Params: { id: string };
  Querystring: { lang?: string; size?: string };
}>;

type PressAnswer = (
  request: PressRequest,
  reply: FastifyReply,
  reader: Principal,
) => Promise<FastifyReply>;

@Injectable()
export class PressReader {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly principals: Principals,
  ) {}

  /** Serves an address to those who read bulletins; the others don't learn which there are. */
  serve(path: string, answer: PressAnswer): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    fastify.get(path, async (request: PressRequest, reply) => {
      const reader = await this.principals.authenticate(request.headers);
      if (!reader) return sendRefusal(request, reply, refuse('unauthenticated'));
      if (!can(reader, 'bulletin:read')) return sendRefusal(request, reply, denial(reader));
      return answer(request, reply, reader);
    });
  }
}

export function sendRefusal(
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: Refusal,
): FastifyReply {
  const body = rejectionOf(refusal, languageOf(request.headers['accept-language']));
  return reply.status(statusOf(refusal.error)).send(body);
}
