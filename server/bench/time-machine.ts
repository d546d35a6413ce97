/**
 * Boards of the past: jumps anywhere and steps of a minute, over a drill's whole length and in a realm
 * of 100,000 entries; and how long the server's loop stands still meanwhile.
 */
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { DrillRow } from '@heed/shared/drills';
import type { TimeLine } from '@heed/shared/time-machine';
import type { Connection } from '../src/kernel/database/database';
import { findEmbeddedPostgres } from '../src/kernel/database/embedded-postgres';
import type { JournalEntry } from '../src/journal/events';
import { fillJournal } from './journal-fill';
import { openCases } from './open-cases';
import { startProduct, type Product } from './product';
import { percentile, report } from './report';

/** About two entries each. */
const CASES = 50_000;
const JUMPS = 60;
const STEPS = 40;
/** Somebody who holds an arrow key down is no faster. */
const BETWEEN_STEPS = 150;
const MINUTE = 60_000;
/** Until no more states are kept of what was filled in at once. */
const KEPT_AFTER = 15_000;
const TARGETS = { jump: 1_000, step: 100, lag: 15 } as const;
const REALM = 'drill-past';
const LAG = 'heed_nodejs_eventloop_lag_max_seconds';

export async function timeMachineBench(part?: string): Promise<void> {
  const product = await startProduct();
  try {
    if (part !== 'real') await past(product, await drilled(product), 'a whole drill');
    if (part !== 'drill') await past(product, await filled(product), `${CASES} open cases`);
  } finally {
    await product.stop();
  }
}

/** Answers the realm of a drill that was played to its end, as fast as it goes. */
async function drilled(product: Product): Promise<string> {
  const opening = { scenario: 'jiangzhou-water', speed: 60, requestId: 'the-past' };
  const { id, realm } = await ask<DrillRow>(product, '/api/drills', opening);
  const path = `/api/drills/${id}`;
  for (let row = await ask<DrillRow>(product, path); row.state !== 'ended';) {
    // Refused where it is still preparing, or on its way.
    await send(product, `${path}/commands`, { kind: 'step', seconds: 3_600 });
    await pause(1_000);
    row = await ask<DrillRow>(product, path);
  }
  return realm;
}

async function filled(product: Product): Promise<string> {
  const { dataDir } = product;
  const connection = await findEmbeddedPostgres({ dataDir, log: () => undefined });
  if (!connection) throw new Error('the embedded PostgreSQL was not found');
  const position = await fillJournal(connection, cases(Date.now()));
  while ((await metric(product, 'heed_fold_position')) < position) await pause(500);
  await untilKept(connection);
  return REALM;
}

async function untilKept(connection: Connection): Promise<void> {
  const client = new pg.Client({ ...connection });
  await client.connect();
  try {
    for (let [kept, before] = [0, -1]; kept > before;) {
      before = kept;
      await pause(KEPT_AFTER);
      const { rows } = await client.query<{ kept: number }>(
        'select count(*)::int as kept from fold_checkpoint where realm = $1',
        [REALM],
      );
      kept = rows[0]?.kept ?? 0;
    }
  } finally {
    await client.end();
  }
}

/** In a realm of their own: what the product's first start left behind in the real one is later than they are. */
function* cases(end: number): Generator<JournalEntry> {
  for (const entry of openCases(CASES, end)) yield { ...entry, realm: REALM };
}

async function past(product: Product, realm: string, note: string): Promise<void> {
  const line = await ask<TimeLine>(product, `/api/board/time-line?realm=${realm}`);
  const [from, to] = [Date.parse(line.beginsAt), Date.parse(line.now)];
  const board = (time: number) => timed(product, realm, time);
  const idle: number[] = [];
  await metric(product, LAG);
  for (let n = 0; n < JUMPS; n += 1) idle.push(await lagAfter(product, () => pause(100)));
  const jumps: number[] = [];
  const lags: number[] = [];
  for (let n = 0; n < JUMPS; n += 1) {
    // Spread over all of it, and never two beside each other.
    const time = Math.floor(from + (to - from) * ((n * 0.618_034) % 1));
    lags.push(await lagAfter(product, async () => jumps.push(await board(time))));
  }
  const middle = Math.floor((from + (to - from) * 0.6) / MINUTE) * MINUTE;
  await board(middle);
  const forward = await steps((n) => board(middle + n * MINUTE));
  const back = await steps((n) => board(middle + (STEPS - n) * MINUTE));
  const p95 = (values: readonly number[]) => percentile(values, 0.95);
  const about = `${JUMPS} of them, ${note}; median ${percentile(jumps, 0.5).toFixed(0)} ms`;
  less('past jump', p95(jumps), { target: TARGETS.jump, note: about });
  less('past step forward', p95(forward), { target: TARGETS.step, note });
  less('past step back', p95(back), { target: TARGETS.step, note });
  less('past loop lag', p95(lags), {
    target: TARGETS.lag,
    note: `longest turn during a jump, p95, ${note}; without one ${p95(idle).toFixed(0)} ms`,
  });
}

async function steps(step: (n: number) => Promise<number>): Promise<number[]> {
  const all: number[] = [];
  for (let n = 1; n <= STEPS; n += 1) {
    all.push(await step(n));
    await pause(BETWEEN_STEPS);
  }
  return all;
}

/** Milliseconds from the question to the whole answer. */
async function timed(product: Product, realm: string, time: number): Promise<number> {
  const beganAt = performance.now();
  await ask(product, `/api/board/at?realm=${realm}&at=${new Date(time).toISOString()}`);
  return performance.now() - beganAt;
}

/** The longest turn of the loop while something is done, in milliseconds. */
async function lagAfter(product: Product, work: () => Promise<unknown>): Promise<number> {
  await work();
  return (await metric(product, LAG)) * 1_000;
}

/** One reading; those of the event loop begin anew with each. */
async function metric({ url }: Product, name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const line = text.split('\n').find((each) => each.startsWith(`${name} `));
  return Number(line?.split(' ')[1]);
}

async function ask<T>(product: Product, path: string, body?: object): Promise<T> {
  const answer = await send(product, path, body);
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
  return (await answer.json()) as T;
}

function send({ url, cookie }: Product, path: string, body?: object): Promise<Response> {
  const headers = { cookie, origin: url, 'content-type': 'application/json' };
  const posted = body ? { method: 'POST', body: JSON.stringify(body) } : {};
  return fetch(`${url}${path}`, { headers, ...posted });
}

function less(
  bench: string,
  ours: number,
  { target, note }: { target: number; note: string },
): void {
  report({ bench, ours, limit: target, target, unit: 'ms', note, better: 'less' });
}
