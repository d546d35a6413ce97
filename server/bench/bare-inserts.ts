/**
 * The bare limit of intake: complaint, case and journal rows in one autocommit statement a batch,
 * natural group commit, `pg` alone. No HTTP, rules, sealing, chain, lock or doorbell.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import type { PostgresConnection } from '../src/kernel/database/embedded-postgres';
import { complaintBody } from './complaints';

const SENDERS = 256;
const WRITERS = 2;
const SHARE = SENDERS / WRITERS;

export const bareSchema = `
  drop schema if exists bare cascade;
  create schema bare;
  create table bare.complaint (id uuid primary key, case_id uuid not null, body text not null, received_at timestamptz not null);
  create table bare.cases (id uuid primary key, case_no text not null unique, state text not null, urgency smallint not null,
    category text, unit_id uuid, received_at timestamptz not null, due_at timestamptz, doc json not null);
  create index on bare.cases (urgency, due_at);
  create index on bare.cases (received_at);
  create table bare.journal (position bigint generated always as identity primary key, case_id uuid not null, entry text not null);
  create index on bare.journal (case_id);
`;

const insert = `
  with c as (insert into bare.complaint select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::timestamptz[])),
  k as (insert into bare.cases (id, case_no, state, urgency, received_at, due_at, doc)
    select u.id, u.no, 'pending_dispatch', 2, u.at, u.at, u.doc::json
    from unnest($2::uuid[], $5::text[], $4::timestamptz[], $6::text[]) u(id, no, at, doc))
  insert into bare.journal (case_id, entry) select * from unnest($2::uuid[], $6::text[])
`;

/** Rows a second, each acknowledged after its commit, over so many seconds. */
export async function bareInserts(
  connection: PostgresConnection,
  seconds: number,
): Promise<number> {
  const clients = Array.from({ length: WRITERS }, () => new pg.Client({ ...connection }));
  await Promise.all(clients.map((client) => client.connect()));
  await clients[0]?.query(bareSchema);
  const startedAt = performance.now();
  const until = startedAt + seconds * 1000;
  const counts = await Promise.all(clients.map((client, n) => writeUntil(client, until, n)));
  const took = (performance.now() - startedAt) / 1000;
  await clients[0]?.query('drop schema bare cascade');
  await Promise.all(clients.map((client) => client.end()));
  return counts.reduce((sum, count) => sum + count, 0) / took;
}

/** A writer has its share of the senders: each sends its next as soon as its last is durable. */
async function writeUntil(client: pg.Client, until: number, writer: number): Promise<number> {
  let done = 0;
  while (performance.now() < until) {
    await client.query({ name: 'bare', text: insert, values: rows(writer * SHARE + done) });
    done += SHARE;
  }
  return done;
}

/** Made before the clock runs, as senders of their own would have made them. */
export const bodies = Array.from({ length: 4_096 }, (_, n) => complaintBody(n).toString());

/** What stands for a case's record and for its entry. */
export const bareDoc = JSON.stringify({ padding: randomBytes(400).toString('hex') });

function rows(first: number): unknown[] {
  const ids = Array.from({ length: SHARE }, () => randomUUID());
  const cases = Array.from({ length: SHARE }, () => randomUUID());
  const now = new Date().toISOString();
  return [
    ids,
    cases,
    ids.map((_, n) => bodies[(first + n) % bodies.length]),
    ids.map(() => now),
    cases.map((id) => id.slice(0, 18)),
    ids.map(() => bareDoc),
  ];
}
