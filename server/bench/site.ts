/** Pages a second of the public site, against `@fastify/static` alone with the same page as its file. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import { fastify } from 'fastify';
import type { BulletinContent } from '@heed/shared/bulletins';
import { Caller } from '../test/caller';
import { Newsroom } from '../test/newsroom';
import { prepared } from '../test/site-city';
import { ACCOUNT, startProduct } from './product';
import { median, report } from './report';

const CONNECTIONS = 32;
const SECONDS = 4;
const ROUNDS = 3;
const TARGET_RATIO = 0.8;

export interface StaticOptions {
  readonly folder: string;
}

export async function siteBench(): Promise<void> {
  const product = await startProduct();
  const folder = mkdtempSync(join(tmpdir(), 'heed-bench-site-'));
  const ours: number[] = [];
  const limit: number[] = [];
  try {
    const admin = new Caller(product.url);
    await admin.logIn(ACCOUNT.account, ACCOUNT.password);
    const room = await Newsroom.open(admin);
    const bulletin = await room.publish(withoutNumbers(prepared('third')));
    const page = await pageWith(product.url, bulletin.title.zh.slice(0, 6));
    writeFileSync(join(folder, 'index.html'), page);
    const files = await startStatic(folder);
    // One after the other, several times: what else the machine does falls on both.
    for (let round = 0; round < ROUNDS; round += 1) {
      limit.push(await pagesPerSecond(files.url));
      ours.push(await pagesPerSecond(product.url));
    }
    files.stop();
  } finally {
    await product.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  report({
    bench: 'site-pages',
    ours: median(ours),
    limit: median(limit),
    unit: 'pages/s',
    target: TARGET_RATIO,
    better: 'more',
    note: `unpacked, ${CONNECTIONS} connections, median of ${ROUNDS} times ${SECONDS} s; limit: @fastify/static alone`,
  });
}

/** In a process of its own: serves the one file and nothing else. */
export async function runStatic({ folder }: StaticOptions): Promise<void> {
  const server = fastify();
  await server.register(fastifyStatic, { root: folder });
  process.send?.(await server.listen({ port: 0, host: '127.0.0.1' }));
  await new Promise(() => undefined);
}

function startStatic(folder: string): Promise<{ readonly url: string; stop(): void }> {
  const child = fork(fileURLToPath(new URL('bench.js', import.meta.url)), [
    '--static',
    JSON.stringify({ folder }),
  ]);
  return new Promise((resolve, reject) => {
    child.once('message', (url) => resolve({ url: url as string, stop: () => child.kill() }));
    child.once('exit', (code) => reject(new Error(`the file server ended with ${code}`)));
  });
}

/** Outside figures have no values here: their places hold a number as it is. */
function withoutNumbers(content: BulletinContent): BulletinContent {
  const text = JSON.stringify({ ...content, numbers: [] }).replaceAll(/\{n\d+\}/g, '12');
  return JSON.parse(text) as BulletinContent;
}

async function pageWith(url: string, word: string): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    const text = await (
      await fetch(`${url}/`, { headers: { 'accept-encoding': 'identity' } })
    ).text();
    if (text.includes(word)) return text;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the bulletin did not come to the page');
}

/** Each connection asks for the next page when it has the last one whole. */
async function pagesPerSecond(url: string): Promise<number> {
  const { hostname, port } = new URL(url);
  const asked = `GET / HTTP/1.1\r\nhost: ${hostname}\r\naccept: text/html\r\n\r\n`;
  const until = performance.now() + SECONDS * 1_000;
  const counts = await Promise.all(
    Array.from({ length: CONNECTIONS }, () =>
      readPages({ hostname, port: Number(port), asked, until }),
    ),
  );
  return counts.reduce((sum, count) => sum + count, 0) / SECONDS;
}

interface Reading {
  readonly hostname: string;
  readonly port: number;
  readonly asked: string;
  readonly until: number;
}

function readPages({ hostname, port, asked, until }: Reading): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, hostname, () => socket.write(asked));
    let pages = 0;
    let missing: number | null = null;
    socket.on('data', (chunk: Buffer) => {
      missing = (missing ?? lengthOf(chunk)) - chunk.length;
      if (missing > 0) return;
      missing = null;
      pages += 1;
      if (performance.now() < until) socket.write(asked);
      else socket.end(() => resolve(pages));
    });
    socket.on('error', reject);
  });
}

/** Of the whole answer, by its head, which comes in one piece. */
function lengthOf(chunk: Buffer): number {
  const head = chunk.toString('latin1', 0, chunk.indexOf('\r\n\r\n') + 4);
  const length = /content-length: (\d+)/i.exec(head)?.[1];
  if (!head.startsWith('HTTP/1.1 200') || length === undefined) throw new Error(head);
  return head.length + Number(length);
}
