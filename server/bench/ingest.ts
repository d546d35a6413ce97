/** Durable acknowledged single complaints over HTTP, against bare micro-batched inserts in the same cluster. */
import {
  findEmbeddedPostgres,
  type PostgresConnection,
} from '../src/kernel/database/embedded-postgres';
import { bareInserts } from './bare-inserts';
import { runRole, startProduct } from './product';
import { median, percentile, report } from './report';
import type { Sent, SenderOptions } from './sender';

const ROUNDS = 3;
const SECONDS = 6;
/** Until the server's code is compiled: a crisis lasts longer. */
const WARM_UP_SECONDS = 10;
const TARGET_RATIO = 0.3;
const TARGET_P99 = 25;
const RATE = 1000;

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
    await benchThroughput(send, connection);
    await benchPaced(send);
  } finally {
    await product.stop();
  }
}

/** As many as go in, in turns with the bare side, so that both meet the same machine. */
async function benchThroughput(send: Send, connection: PostgresConnection): Promise<void> {
  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    bare.push(await bareInserts(connection, SECONDS));
    const sent = await send({ first: round * 10_000_000 });
    if (sent.refused > 0) throw new Error(`${sent.refused} complaints were refused`);
    ours.push(sent.acknowledged / sent.seconds);
  }
  report({
    bench: 'ingest',
    ours: median(ours),
    limit: median(bare),
    unit: 'complaints/s',
    target: TARGET_RATIO,
    better: 'more',
    note: 'HTTP, rules, sealing and chain counted in; the bare side without them',
  });
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
