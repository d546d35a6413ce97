/**
 * Gateways tell what became of a message. They hold no key to Heed: what they say is signed with the
 * secret of their target, over the body to the byte, so its bytes are kept beside what was parsed.
 */
import { Readable } from 'node:stream';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest, RequestPayload } from 'fastify';
import { ReceiptInput } from '@heed/shared/answers';
import { Receipts } from '../../answers/receipts';
import { RefusedError, refuse } from '../../kernel/refusal';
import { parseInput } from '../http/invalid-input';

const PATH = '/api/deliveries/receipts';
const BODY_BYTES = 4_096;
/** Thousands of messages of one cast are told of from one address. */
const A_MINUTE = 6_000;

@Injectable()
export class ReceiptRoute implements OnModuleInit {
  private readonly bodies = new WeakMap<FastifyRequest, Buffer>();

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly receipts: Receipts,
  ) {}

  onModuleInit(): void {
    this.host.httpAdapter.getInstance<FastifyInstance>().post(
      PATH,
      {
        config: { rateLimit: { max: A_MINUTE, timeWindow: '1 minute' } },
        preParsing: (request, _reply, payload) => this.keepBytes(request, payload),
      },
      (request, reply) => this.take(request, reply),
    );
  }

  /** Reads the body once, and hands the same bytes on to the parser. */
  private async keepBytes(request: FastifyRequest, payload: RequestPayload) {
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of payload as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > BODY_BYTES) throw new RefusedError(refuse('too-large'));
      chunks.push(chunk);
    }
    const body = Buffer.concat(chunks);
    this.bodies.set(request, body);
    return Object.assign(Readable.from([body]), { receivedEncodedLength: bytes });
  }

  private async take(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const receipt = parseInput(ReceiptInput, request.body);
    const header = (name: string) => request.headers[name]?.toString() ?? '';
    const refusal = await this.receipts.take(receipt, {
      id: header('webhook-id'),
      timestamp: header('webhook-timestamp'),
      signature: header('webhook-signature'),
      body: this.bodies.get(request)?.toString() ?? '',
    });
    if (refusal) throw new RefusedError(refusal);
    return reply.status(204).send();
  }
}
