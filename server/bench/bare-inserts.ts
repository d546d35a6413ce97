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

const schema = `
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
  const pool = new pg.Pool({ ...connection, max: WRITERS });
  await pool.query(schema);
  const run = new BareRun(pool, performance.now() + seconds * 1000);
  const rate = await run.finished();
  await pool.query('drop schema bare cascade');
  await pool.end();
  return rate;
}

class BareRun {
  private readonly startedAt = performance.now();
  private queue = SENDERS;
  private writing = 0;
  private done = 0;
  private resolve: (rate: number) => void = () => undefined;

  constructor(
    private readonly pool: pg.Pool,
    private readonly until: number,
  ) {}

  finished(): Promise<number> {
    return new Promise((resolve) => {
      this.resolve = resolve;
      for (let writer = 0; writer < WRITERS; writer += 1) void this.pump();
    });
  }

  /** Takes all that queued, writes it, and queues as many anew: each sender sends its next. */
  private async pump(): Promise<void> {
    while (performance.now() < this.until) {
      const count = this.queue;
      if (count === 0) {
        await new Promise((resolve) => setImmediate(resolve));
        continue;
      }
      this.queue = 0;
      this.writing += 1;
      await this.pool.query({ name: 'bare', text: insert, values: rows(count, this.done) });
      this.writing -= 1;
      this.done += count;
      this.queue += count;
    }
    if (this.writing === 0) {
      this.resolve(this.done / ((performance.now() - this.startedAt) / 1000));
    }
  }
}

const doc = JSON.stringify({ padding: randomBytes(400).toString('hex') });

function rows(count: number, first: number): unknown[] {
  const ids = Array.from({ length: count }, () => randomUUID());
  const cases = Array.from({ length: count }, () => randomUUID());
  const now = new Date().toISOString();
  return [
    ids,
    cases,
    ids.map((_, n) => complaintBody(first + n).toString()),
    ids.map(() => now),
    cases.map((id) => id.slice(0, 18)),
    ids.map(() => doc),
  ];
}
