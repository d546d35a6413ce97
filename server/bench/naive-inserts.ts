/**
 * Intake as it is written first: a transaction a request on a connection of its own, a statement a row,
 * `pg` alone, prepared once. The same rows as the bare inserts; no HTTP, rules, sealing or chain.
 */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { PostgresConnection } from '../src/kernel/database/embedded-postgres';
import { bareDoc, bareSchema, bodies } from './bare-inserts';

const CONNECTIONS = 32;

const complaint = {
  name: 'naive-complaint',
  text: 'insert into bare.complaint values ($1, $2, $3, $4)',
};
const row = {
  name: 'naive-case',
  text: `insert into bare.cases (id, case_no, state, urgency, received_at, due_at, doc)
    values ($1, $2, 'pending_dispatch', 2, $3, $3, $4)`,
};
const entry = {
  name: 'naive-entry',
  text: 'insert into bare.journal (case_id, entry) values ($1, $2)',
};

/** Transactions a second, each acknowledged after its commit, over so many seconds. */
export async function naiveInserts(
  connection: PostgresConnection,
  seconds: number,
): Promise<number> {
  const admin = new pg.Client({ ...connection });
  await admin.connect();
  await admin.query(bareSchema);
  const clients = Array.from({ length: CONNECTIONS }, () => new pg.Client({ ...connection }));
  await Promise.all(clients.map((client) => client.connect()));
  const startedAt = performance.now();
  const until = startedAt + seconds * 1000;
  const counts = await Promise.all(clients.map((client, n) => writeUntil(client, until, n)));
  const took = (performance.now() - startedAt) / 1000;
  await Promise.all(clients.map((client) => client.end()));
  await admin.query('drop schema bare cascade');
  await admin.end();
  return counts.reduce((sum, count) => sum + count, 0) / took;
}

async function writeUntil(client: pg.Client, until: number, sender: number): Promise<number> {
  let done = 0;
  while (performance.now() < until) {
    await writeOne(client, bodies[(sender + done * CONNECTIONS) % bodies.length] ?? '');
    done += 1;
  }
  return done;
}

async function writeOne(client: pg.Client, body: string): Promise<void> {
  const caseId = randomUUID();
  const now = new Date().toISOString();
  await client.query('begin');
  await client.query({ ...complaint, values: [randomUUID(), caseId, body, now] });
  await client.query({ ...row, values: [caseId, caseId.slice(0, 18), now, bareDoc] });
  await client.query({ ...entry, values: [caseId, bareDoc] });
  await client.query('commit');
}
