/** Serves the built client: hashed files for ever, the page itself fresh each time. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Addresses under which the one page of the staff's client opens. */
const pages = [
  '/login',
  '/welcome',
  '/wall',
  '/desk',
  '/desk/*',
  '/press',
  '/press/*',
  '/admin',
  '/admin/*',
];
const YEAR_SECONDS = 31_536_000;

/** `root` is the folder of the built client. */
export async function serveClient(app: NestFastifyApplication, root: string): Promise<void> {
  // The tests of the server's other doors run without a built client.
  if (!existsSync(join(root, 'index.html'))) return;
  await app.register(fastifyStatic, {
    root: join(root, 'assets'),
    prefix: '/assets/',
    maxAge: YEAR_SECONDS * 1000,
    immutable: true,
  });
  const fastify = app.getHttpAdapter().getInstance();
  for (const page of pages) {
    fastify.get(page, (_request, reply) =>
      reply
        .header('cache-control', 'no-cache')
        .sendFile('index.html', root, { maxAge: 0, immutable: false }),
    );
  }
  fastify.get('/heed.svg', (_request, reply) => reply.sendFile('heed.svg', root));
}
