/** Bodies beside JSON: lines of JSON, and files. */
import multipart from '@fastify/multipart';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const NDJSON_LIMIT = 64 * 1024 * 1024;
const FILE_LIMIT = 100 * 1024 * 1024;

export async function acceptBodies(app: NestFastifyApplication): Promise<void> {
  app.useBodyParser('application/x-ndjson', { bodyLimit: NDJSON_LIMIT });
  await app.register(multipart, {
    limits: { fileSize: FILE_LIMIT, files: 1, fields: 10, fieldSize: 256 * 1024, parts: 11 },
  });
}
