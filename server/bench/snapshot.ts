/** 100,000 open cases: one screen comes, then 500 at once; how long the server stands still for them. */
import { findEmbeddedPostgres } from '../src/kernel/database/embedded-postgres';
import type { Crowd, CrowdOptions } from './crowd';
import { fillJournal } from './journal-fill';
import { openCases } from './open-cases';
import { runRole, startProduct, type Product } from './product';
import { median, percentile, report } from './report';
import type { Sent, SenderOptions } from './sender';

const CASES = 100_000;
const CLIENTS = 500;
const ROUNDS = 5;
/** Complaints a second beside the screens. */
const RATE = 100;
const TARGETS = { stall: 15, wire: 2_000, usable: 500, all: 2_000, slower: 3, viewer: 30 } as const;
const LAG = 'heed_nodejs_eventloop_lag_max_seconds';
const MEMORY = 'heed_process_resident_memory_bytes';

export async function snapshotBench(): Promise<void> {
  const product = await startProduct();
  try {
    const { dataDir } = product;
    const connection = await findEmbeddedPostgres({ dataDir, log: () => undefined });
    if (!connection) throw new Error('the embedded PostgreSQL was not found');
    const position = await fillJournal(connection, openCases(CASES, Date.now()));
    await reached(product, position);
    await one(product);
    await many(product);
  } finally {
    await product.stop();
  }
}

/** One after the other, while complaints come in, so that nearly each finds a frame of its own. */
async function one(product: Product): Promise<void> {
  await metric(product, LAG);
  await acknowledged(product, 400_000_000);
  const without = (await metric(product, LAG)) * 1_000;
  const sending = acknowledged(product, 100_000_000);
  const alone: Crowd[] = [];
  await quiet(500);
  await metric(product, LAG);
  for (let round = 0; round < ROUNDS; round += 1) alone.push(await crowd(product, 1));
  const stall = (await metric(product, LAG)) * 1_000;
  await sending;
  const first = alone.flatMap(({ usable }) => usable);
  const note = `${CASES} open cases`;
  const beside = `${note}; while complaints came and no screen did ${without.toFixed(0)} ms`;
  less('snapshot stall', stall, { target: TARGETS.stall, unit: 'ms', note: beside });
  less('snapshot usable', median(first), { target: TARGETS.usable, unit: 'ms', note });
  const kilobytes = (alone[0]?.snapshotBytes ?? Number.NaN) / 1_000;
  less('snapshot wire', kilobytes, { target: TARGETS.wire, unit: 'kB', note });
}

/** All at once, as after their node has died, while complaints come in. */
async function many(product: Product): Promise<void> {
  const calm = await acknowledged(product, 200_000_000);
  const before = await metric(product, MEMORY);
  await metric(product, LAG);
  const sending = acknowledged(product, 300_000_000);
  await quiet(1_000);
  const { usable } = await crowd(product, CLIENTS, 8);
  const stall = (await metric(product, LAG)) * 1_000;
  const busy = await sending;
  const after = await metric(product, MEMORY);
  const note = `${CLIENTS} screens at once, ${CASES} open cases`;
  const about = `${note}; median ${median(usable).toFixed(0)} ms, longest turn of the loop ${stall.toFixed(0)} ms`;
  less('crowd all current', percentile(usable, 1), {
    target: TARGETS.all,
    unit: 'ms',
    note: about,
  });
  report({
    bench: 'crowd acknowledgement',
    ours: busy,
    limit: calm,
    unit: 'ms',
    target: calm * TARGETS.slower,
    better: 'less',
    note: `p99 at ${RATE}/s while ${note}; the limit is that without them`,
  });
  const each = (after - before) / CLIENTS / 1_024;
  less('memory per viewer', each, { target: TARGETS.viewer, unit: 'kB', note });
}

/** The 99th percentile of the acknowledgements of some seconds, in milliseconds. */
async function acknowledged({ url, key }: Product, first: number): Promise<number> {
  const port = Number(new URL(url).port);
  const options: SenderOptions = { port, key, connections: 16, seconds: 5, rate: RATE, first };
  return percentile((await runRole<Sent>('--sender', options)).latencies, 0.99);
}

function less(
  bench: string,
  ours: number,
  { target, unit, note }: { target: number; unit: string; note: string },
): void {
  report({ bench, ours, limit: target, target, unit, note, better: 'less' });
}

function crowd({ url, key }: Product, clients: number, staySeconds = 0): Promise<Crowd> {
  const options: CrowdOptions = { url, key, clients, staySeconds };
  return runRole<Crowd>('--crowd', options);
}

/** One reading; those of the event loop begin anew with each. */
async function metric({ url }: Product, name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const line = text.split('\n').find((each) => each.startsWith(`${name} `));
  return Number(line?.split(' ')[1]);
}

async function reached(product: Product, position: number): Promise<void> {
  while ((await metric(product, 'heed_fold_position')) < position) await quiet(500);
  // What follows the journal beside the folds has its turn as well.
  await quiet(15_000);
}

function quiet(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
