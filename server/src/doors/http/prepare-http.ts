/** Makes a Fastify application ready to serve: limits, headers, origin guard, bodies. */
import type { Socket } from 'node:net';
import rateLimit from '@fastify/rate-limit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify';
import { newId } from '../../kernel/ids';
import { refuse } from '../../kernel/refusal';
import type { Env } from '../../config/env';
import { headersOfAnswers } from './headers';
import { languageOf } from './language';
import { CSV_LIMIT, JSON_LIMIT, rateLimitOptions } from './limits';
import { rejectionOf } from './messages';
import { originGuard } from './origin-guard';

type HttpEnv = Pick<Env, 'publicUrl' | 'port' | 'trustProxy'>;

/** What the Fastify adapter is made with. */
export function fastifyOptions(env: HttpEnv) {
  return {
    bodyLimit: JSON_LIMIT,
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    trustProxy: env.trustProxy.length > 0 ? [...env.trustProxy] : false,
    requestIdHeader: false,
    genReqId: newId,
    clientErrorHandler: answerBrokenHttp,
    frameworkErrors: answerBadAddress,
  } satisfies FastifyServerOptions;
}

/** Call it once, before `app.init()`; multipart is registered by whoever owns the limits of uploads. */
export async function prepareHttp(app: NestFastifyApplication, env: HttpEnv): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  const headersFor = await headersOfAnswers(env.publicUrl, env.port);
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.headers(headersFor(request.url));
    done();
  });
  fastify.addHook('onRequest', originGuard(env.publicUrl));
  await app.register(rateLimit, rateLimitOptions(env.publicUrl));
  // A form of another site can send text/plain without being asked; nothing of ours does.
  fastify.removeContentTypeParser('text/plain');
  app.useBodyParser('text/csv', { bodyLimit: CSV_LIMIT });
}

/** An address that can't be read reaches no route either. */
function answerBadAddress(_error: Error, request: FastifyRequest, reply: FastifyReply): void {
  const language = languageOf(request.headers['accept-language']);
  void reply.status(400).send(rejectionOf(refuse('malformed'), language));
}

/** What is no HTTP reaches no route: answered here, in the shape of every refusal. */
function answerBrokenHttp(_error: Error, socket: Socket): void {
  if (socket.destroyed || !socket.writable) return;
  const body = JSON.stringify(rejectionOf(refuse('malformed'), 'zh'));
  const head = 'HTTP/1.1 400 Bad Request\r\nContent-Type: application/json; charset=utf-8\r\n';
  socket.end(
    `${head}Connection: close\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
