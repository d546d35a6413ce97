/** The desk with a million cases: lists, searches and commands at the server, and the console's frames. */
import { findEmbeddedPostgres } from '../src/kernel/database/embedded-postgres';
import { consoleFrames } from './console-frames';
import { fillDesk, type DeskSize } from './desk-fill';
import { makeLeader, runRole, startProduct, type Product } from './product';
import { percentile, report } from './report';
import type { Sent, SenderOptions } from './sender';

const ORIGINALS_SECONDS = 4;
const ROUNDS = 60;
const LIST_TARGET = 100;
const COMMAND_TARGET = 50;
const COMMANDS = 300;
/** Complaints a second that come in while people work. */
const RATE = 100;

/** What a console asks for all day. */
const lists: Record<string, readonly string[]> = {
  'list page': ['view=most-urgent&limit=100', 'view=all&sort=-received&limit=100', 'view=overdue'],
  filter: ['view=open&urgency=urgent,normal', 'view=all&channel=wechat', 'view=open&sla=due_soon'],
  // A word of a sixth of all texts, one of few, two words, and one that nobody wrote.
  search: ['q=停电', 'q=围挡', 'view=all&sort=-received&q=土腥味 孩子', 'view=all&q=台风'],
};

const MILLION: DeskSize = { all: 1_000_000, open: 100_000 };
/** The frames need the rows that are scrolled, and no more. */
const SCROLLED: DeskSize = { all: 60_000, open: 60_000 };

/** With the part `frames` only the console's frames, over a desk that is filled in seconds. */
export async function deskBench(part?: string): Promise<void> {
  const product = await startProduct();
  try {
    const leader = await makeLeader(product);
    await send(product, { seconds: ORIGINALS_SECONDS, rate: 500, first: 100_000_000 });
    const connection = await findEmbeddedPostgres({
      dataDir: product.dataDir,
      log: () => undefined,
    });
    if (!connection) throw new Error('the embedded PostgreSQL was not found');
    await fillDesk(connection, part === 'frames' ? SCROLLED : MILLION);
    if (part !== 'frames') {
      for (const [name, queries] of Object.entries(lists)) await benchLists(leader, name, queries);
      await benchCommands(product, leader);
    }
    await consoleFrames(product, leader);
  } finally {
    await product.stop();
  }
}

function send(product: Product, part: Partial<SenderOptions>): Promise<Sent> {
  const port = Number(new URL(product.url).port);
  const options = { port, key: product.key, connections: 16, seconds: 10, rate: RATE, first: 0 };
  return runRole<Sent>('--sender', { ...options, ...part });
}

/** One after the other, each query in turn; the slowest twentieth counts. */
async function benchLists(
  leader: Product,
  name: string,
  queries: readonly string[],
): Promise<void> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const query of queries) {
      const taken = await time(() => get(leader, `/api/cases?${encodeURI(query)}`));
      // The first round warms the caches of a desk that has run for days.
      if (round > 0) times.push(taken);
    }
  }
  report({
    bench: `desk ${name}`,
    ours: percentile(times, 0.95),
    limit: LIST_TARGET,
    unit: 'ms',
    target: LIST_TARGET,
    better: 'less',
    note: `${MILLION.all} cases, ${MILLION.open} open; median ${percentile(times, 0.5).toFixed(0)} ms`,
  });
}

/** People claim cases while complaints come in. */
async function benchCommands(product: Product, leader: Product): Promise<void> {
  const { rows } = (await get(leader, `/api/cases?view=open&sort=-received&limit=${COMMANDS}`)) as {
    rows: { id: string; version: number }[];
  };
  const sending = send(product, { seconds: 20, first: 300_000_000 });
  const times: number[] = [];
  for (const { id, version } of rows) {
    const command = { kind: 'claim', expectedVersion: version, requestId: `bench-${id}` };
    times.push(await time(() => post(leader, `/api/cases/${id}/commands`, command)));
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  const { acknowledged, seconds } = await sending;
  report({
    bench: 'desk command',
    ours: percentile(times, 0.95),
    limit: COMMAND_TARGET,
    unit: 'ms',
    target: COMMAND_TARGET,
    better: 'less',
    note: `${times.length} claims while ${Math.round(acknowledged / seconds)} complaints a second came in; median ${percentile(times, 0.5).toFixed(0)} ms`,
  });
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

function get({ url, cookie }: Product, path: string): Promise<unknown> {
  return answered(fetch(`${url}${path}`, { headers: { cookie } }));
}

function post({ url, cookie }: Product, path: string, body: object): Promise<unknown> {
  const headers = { 'content-type': 'application/json', cookie, origin: url };
  return answered(fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) }));
}

/** A refused request would be a fast one. */
async function answered(asked: Promise<Response>): Promise<unknown> {
  const response = await asked;
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status}: ${text.slice(0, 200)}`);
  return JSON.parse(text);
}
