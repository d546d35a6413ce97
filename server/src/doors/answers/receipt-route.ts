/**
 * Gateways tell what became of a message. They hold no key to Heed: what they say is signed with the
 * secret of their target, over the body to the byte, so it is read before anybody parses it.
 */
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ReceiptInput } from '@heed/shared/answers';
import { Receipts } from '../../answers/receipts';
import { RefusedError, refuse } from '../../kernel/refusal';
import { parseInput } from '../http/invalid-input';
import { languageOf } from '../http/language';
import { statusOf } from '../http/messages';
import { rejectionFor, summary } from '../http/rejection.filter';

const PATH = '/api/deliveries/receipts';
const BODY_BYTES = 4_096;
/** Thousands of messages of one cast are told of from one address. */
const A_MINUTE = 6_000;

@Injectable()
export class ReceiptRoute implements OnModuleInit {
  private readonly logger = new Logger('doors');

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly receipts: Receipts,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.host.httpAdapter.getInstance<FastifyInstance>().register((scope, _options, done) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser(
        'application/json',
        { parseAs: 'string', bodyLimit: BODY_BYTES },
        (_request, body, parsed) => parsed(null, body),
      );
      // Nest's own handler is set after this scope was made.
      scope.setErrorHandler((error, request, reply) => {
        const language = languageOf(request.headers['accept-language']);
        const rejection = rejectionFor(error, language);
        if (rejection.error === 'internal') this.logger.error(`${request.id} ${summary(error)}`);
        void reply.status(statusOf(rejection.error)).send(rejection);
      });
      const config = { rateLimit: { max: A_MINUTE, timeWindow: '1 minute' } };
      scope.post(PATH, { config }, (request, reply) => this.take(request, reply));
      done();
    });
  }

  private async take(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const body = typeof request.body === 'string' ? request.body : '';
    const receipt = parseInput(ReceiptInput, parsedOf(body));
    const header = (name: string) => request.headers[name]?.toString() ?? '';
    const refusal = await this.receipts.take(receipt, {
      id: header('webhook-id'),
      timestamp: header('webhook-timestamp'),
      signature: header('webhook-signature'),
      body,
    });
    if (refusal) throw new RefusedError(refusal);
    return reply.status(204).send();
  }
}

function parsedOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new RefusedError(refuse('malformed'));
  }
}
