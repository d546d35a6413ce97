/** Durable acknowledged complaints over HTTP, against bare and naive inserts in the same cluster. */
import {
  findEmbeddedPostgres,
  type PostgresConnection,
} from '../src/kernel/database/embedded-postgres';
import { bareInserts } from './bare-inserts';
import { naiveInserts } from './naive-inserts';
import { processorTime, untilQuiet, workedBy, type Worked } from './processor-time';
import { runRole, startProduct } from './product';
import { median, percentile, report, say } from './report';
import type { Sent, SenderOptions } from './sender';

const ROUNDS = 3;
const SECONDS = 6;
/** Until the server's code is compiled: a crisis lasts longer. */
const WARM_UP_SECONDS = 10;
const TARGET_RATIO = 0.3;
const TARGET_BULK_RATIO = 0.5;
const TARGET_NAIVE_RATIO = 3;
const TARGET_P99 = 25;
const RATE = 1000;
const BULK = { lines: 100, connections: 8 } as const;

type Send = (part: Partial<SenderOptions>) => Promise<Sent>;

export async function ingestBench(): Promise<void> {
  const product = await startProduct();
  try {
    const { dataDir, key } = product;
    const connection = await findEmbeddedPostgres({ dataDir, log: () => undefined });
    if (!connection) throw new Error('the embedded PostgreSQL was not found');
    const port = Number(new URL(product.url).port);
    const whole = { port, key, connections: 256, seconds: SECONDS, rate: 0, first: 0 };
    const send: Send = (part) => runRole<Sent>('--sender', { ...whole, ...part });
    await send({ seconds: WARM_UP_SECONDS, first: 900_000_000 });
    const worked = await workedBy(product.pid, connection);
    await untilQuiet(worked);
    // First: what the other sides write has PostgreSQL at a checkpoint for minutes.
    await benchPaced(send);
    await benchThroughput(send, connection);
    await benchCost(send, worked);
  } finally {
    await product.stop();
  }
}

/** As many as go in, in turns with the other sides, so that all meet the same machine. */
async function benchThroughput(send: Send, connection: PostgresConnection): Promise<void> {
  const single: number[] = [];
  const bulk: number[] = [];
  const bare: number[] = [];
  const naive: number[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    bare.push(await bareInserts(connection, SECONDS));
    single.push(perSecond(await send({ first: round * 10_000_000 })));
    naive.push(await naiveInserts(connection, SECONDS));
    bulk.push(perSecond(await send({ ...BULK, first: round * 10_000_000 + 5_000_000 })));
  }
  const [ours, limit] = [median(single), median(bare)];
  const rates = { unit: 'complaints/s', better: 'more' } as const;
  report({
    ...rates,
    bench: 'ingest',
    ours,
    limit,
    target: TARGET_RATIO,
    note: 'HTTP, rules, sealing and chain counted in; the bare side without them',
  });
  report({
    ...rates,
    bench: 'ingest-naive',
    ours,
    limit: median(naive),
    target: TARGET_NAIVE_RATIO,
    note: 'against a transaction a request over 32 connections, without HTTP, rules, sealing and chain',
  });
  report({
    ...rates,
    bench: 'ingest-bulk',
    ours: median(bulk),
    limit,
    target: TARGET_BULK_RATIO,
    note: `${BULK.lines} lines a request; the bare side as above`,
  });
}

function perSecond(sent: Sent): number {
  if (sent.refused > 0) throw new Error(`${sent.refused} complaints were refused`);
  return sent.acknowledged / sent.seconds;
}

/** How long a sender waits at a given rate. */
async function benchPaced(send: Send): Promise<void> {
  const paced = await send({ rate: RATE, seconds: 15, first: 500_000_000 });
  report({
    bench: 'ingest-ack-p99',
    ours: percentile(paced.latencies, 0.99),
    limit: TARGET_P99,
    unit: 'ms',
    target: TARGET_P99,
    better: 'less',
    note: `at ${RATE}/s, median ${median(paced.latencies).toFixed(1)} ms`,
  });
}

/**
 * What a complaint costs the processors in all, until boards, search and topics have caught up. Unlike
 * a rate it says the same on a machine that has other work.
 */
async function benchCost(send: Send, worked: Worked): Promise<void> {
  const before = await untilQuiet(worked);
  const sent = await send({ seconds: SECONDS * 2, first: 700_000_000 });
  const loaded = processorTime(worked);
  const after = await untilQuiet(worked);
  const each = (milliseconds: number) => milliseconds / sent.acknowledged;
  const [server, database] = [
    each(after.server - before.server),
    each(after.database - before.database),
  ];
  const late = each(after.server - loaded.server + after.database - loaded.database);
  say(
    `ingest: a complaint costs the processors ${inMicroseconds(server + database)} in all (server ${inMicroseconds(server)}, PostgreSQL ${inMicroseconds(database)}), of them ${inMicroseconds(late)} after the last answer`,
  );
  say(`ingest: the senders themselves take ${inMicroseconds(each(sent.processor))} a complaint`);
}

function inMicroseconds(milliseconds: number): string {
  return `${Math.round(milliseconds * 1000)} µs`;
}
