/** Bodies: JSON, lines of JSON, and files. */
import { isUtf8 } from 'node:buffer';
import type { Server as HttpServer } from 'node:http';
import multipart from '@fastify/multipart';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { RefusedError, refuseField } from '../../kernel/refusal';
import { JSON_LIMIT } from '../http/limits';
import { brokenPlace } from './broken-place';

const NDJSON_LIMIT = 64 * 1024 * 1024;
const FILE_LIMIT = 100 * 1024 * 1024;

export async function acceptBodies(app: NestFastifyApplication): Promise<void> {
  const fastify: FastifyInstance = app.getHttpAdapter().getInstance();
  const parse = fastify.getDefaultJsonParser('error', 'error');
  // Decoded as it comes, a broken byte would be kept as a character that nobody wrote.
  const options = { bodyLimit: JSON_LIMIT };
  app.useBodyParser<HttpServer>('application/json', options, (request, body, done) =>
    isUtf8(body)
      ? parse(request, body.toString(), done)
      : done(new RefusedError(refuseField('malformed', brokenPlace(body), 'broken-characters'))),
  );
  app.useBodyParser('application/x-ndjson', { bodyLimit: NDJSON_LIMIT });
  await app.register(multipart, {
    limits: { fileSize: FILE_LIMIT, files: 1, fields: 10, fieldSize: 256 * 1024, parts: 11 },
  });
}
