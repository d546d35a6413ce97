/**
 * Three ways to keep a dashboard up to date, over the same journal: each viewer polls, one poller tells
 * all, and Heed's board. What each costs, how old a figure is when it is seen, and whether it is right.
 */
import pg from 'pg';
import {
  findEmbeddedPostgres,
  type PostgresConnection,
} from '../../src/kernel/database/embedded-postgres';
import { fillAtRest } from '../fill-at-rest';
import { fillNewJournal } from '../journal-fill';
import { openCases } from '../open-cases';
import { screenTimes } from '../latency';
import { freePort, goesOnAfter, runRole, startProduct, startRole, type Product } from '../product';
import { median, percentile, report } from '../report';
import type { Sent } from '../sender';
import type { Viewed } from '../viewers';
import { cpuSeconds, postgresProcesses } from './cpu';
import { makePolledTable } from './polled-table';
import { sameTotals } from './totals';

const SIZES = [10_000, 100_000];
/** Only with `--full`: to fill it takes minutes. */
const LARGEST = 1_000_000;
const VIEWERS = [1, 50, 500];
/** Complaints a second that come in all the while. */
const RATE = 50;
const SETTLE_SECONDS = 3;
const SECONDS = 11;

interface Cost {
  /** Milliseconds of CPU a second, of the servers and PostgreSQL, what taking complaints in costs included. */
  readonly cpu: number;
  readonly stale: readonly number[];
}

interface Stage {
  readonly product: Product;
  readonly connection: PostgresConnection;
  /** Numbers complaints, so that no two are alike. */
  next: number;
}

export async function pollingBench(): Promise<void> {
  const sizes = process.argv.includes('--full') ? [...SIZES, LARGEST] : SIZES;
  for (const cases of sizes) await withCases(cases);
}

async function withCases(cases: number): Promise<void> {
  const product = await filledProduct(cases);
  try {
    const { dataDir } = product;
    const connection = await findEmbeddedPostgres({ dataDir, log: () => undefined });
    if (!connection) throw new Error('the embedded PostgreSQL was not found');
    const client = new pg.Client(connection);
    await client.connect();
    await makePolledTable(client);
    const stage: Stage = { product, connection, next: cases };
    // The first seconds of a new process are its compiler's.
    await own(stage, 1);
    const idle = (await during(stage, [product.pid], () => Promise.resolve(null))).cpu;
    for (const viewers of VIEWERS) await compare(stage, { cases, viewers, idle });
    report({
      bench: `polling totals of ${cases} cases`,
      ours: Number(await sameTotals(product, client)),
      limit: 1,
      unit: 'equal',
      target: 1,
      better: 'share',
      note: 'open and received in the last hour: the frame against SQL at the same position',
    });
    await client.end();
  } finally {
    await product.stop();
  }
}

/** It has folded all of them, and nothing follows them any more: only what comes in costs. */
async function filledProduct(cases: number): Promise<Product> {
  const empty = await startProduct();
  const entries = openCases(cases, Date.now());
  return goesOnAfter(empty, () =>
    fillAtRest(empty.dataDir, (connection) => fillNewJournal(connection, entries)),
  );
}

async function compare(
  stage: Stage,
  { cases, viewers, idle }: { cases: number; viewers: number; idle: number },
): Promise<void> {
  const each = await rival(stage, viewers, false);
  const one = await rival(stage, viewers, true);
  const ours = await own(stage, viewers);
  const of = `${cases} cases, ${viewers} viewers`;
  const note = `CPU while ${RATE} complaints a second come in, which cost ${idle.toFixed(0)}; one poller for all ${one.cpu.toFixed(0)}`;
  report({
    bench: `polling cost, ${of}`,
    ours: ours.cpu,
    limit: each.cpu,
    unit: 'ms/s',
    target: each.cpu,
    better: 'less',
    note,
  });
  report({
    bench: `polling staleness p99, ${of}`,
    ours: percentile(ours.stale, 0.99),
    limit: percentile(one.stale, 0.99),
    unit: 'ms',
    target: percentile(one.stale, 0.99),
    better: 'less',
    note: `medians: ours ${ms(ours)}, one poller ${ms(one)}, each polls ${seen(each)}`,
  });
}

function ms({ stale }: Cost): string {
  return `${median(stale).toFixed(0)} ms`;
}

/** With its p99; where every poll waited behind others for longer than the run, nothing was seen. */
function seen(cost: Cost): string {
  if (cost.stale.length === 0) return 'none in time';
  return `${ms(cost)} (p99 ${percentile(cost.stale, 0.99).toFixed(0)})`;
}

async function rival(stage: Stage, viewers: number, shared: boolean): Promise<Cost> {
  const port = await freePort();
  const { connection } = stage;
  const board = await startRole('--rival-board', { connection, port, shared });
  try {
    const url = `http://127.0.0.1:${port}`;
    const pids = [stage.product.pid, board.pid ?? 0];
    return await during(stage, pids, () =>
      runRole<Viewed>('--pollers', { url, viewers, shared, seconds: SETTLE_SECONDS + SECONDS }),
    );
  } finally {
    board.removeAllListeners('exit');
    board.kill();
  }
}

function own(stage: Stage, viewers: number): Promise<Cost> {
  const { url, key, pid } = stage.product;
  return during(stage, [pid], () =>
    runRole<Viewed>('--viewers', { url, key, viewers, seconds: SETTLE_SECONDS + SECONDS }),
  );
}

/** What the processes and PostgreSQL use while complaints come in and somebody watches. */
async function during(
  stage: Stage,
  pids: readonly number[],
  watching: () => Promise<Viewed | null>,
): Promise<Cost> {
  const { product } = stage;
  const watched = watching();
  await quiet(SETTLE_SECONDS * 1_000);
  const port = Number(new URL(product.url).port);
  const options = { port, key: product.key, connections: 8, rate: RATE, first: stage.next };
  stage.next += RATE * SECONDS * 2;
  const before = used(product, pids);
  const sending = runRole<Sent>('--sender', { ...options, seconds: SECONDS - 1 });
  await quiet((SECONDS - 1) * 1_000);
  const after = used(product, pids);
  const { positions, refused } = await sending;
  if (refused > 0) throw new Error(`${refused} complaints were refused`);
  const frames = (await watched)?.frames ?? [];
  return {
    cpu: ((after - before) * 1_000) / (SECONDS - 1),
    stale: frames.flatMap((mine) => screenTimes(positions, mine)),
  };
}

function used({ dataDir }: Product, pids: readonly number[]): number {
  return [...pids, ...postgresProcesses(dataDir)].reduce((sum, pid) => sum + cpuSeconds(pid), 0);
}

function quiet(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
