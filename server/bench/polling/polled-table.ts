/** The table that a dashboard would poll, as good as one makes it: filled from the journal, kept by a trigger. */
import type { ClientBase } from 'pg';

const TABLE = `create table bench_polled (
  id uuid primary key, position bigint not null, received_at timestamptz not null,
  category text, district text, urgency text not null, due_at timestamptz, closed_at timestamptz)`;

const FILL = `insert into bench_polled
  select j.case_id, j.position, (e.after ->> 'receivedAt')::timestamptz, e.after ->> 'category',
    e.after ->> 'district', e.after ->> 'urgency', (e.after -> 'running' -> 0 ->> 'dueAt')::timestamptz, null
  from journal j cross join lateral (select j.entry::jsonb -> 'data' -> 'after' as after offset 0) e
  where j.realm = 'real' and j.type = 'complaint-registered'`;

/**
 * A rare second complaint of a case changes nothing of it. A case stands where its commit ends, which
 * is known by then: whoever sees one of a commit sees all of it.
 */
const KEEP = `create function bench_keep() returns trigger language plpgsql as $$ begin
  insert into bench_polled values (new.id, (select position from journal_head), new.received_at,
    new.category, new.district, new.urgency, new.due_at, new.closed_at) on conflict do nothing;
  return null; end $$;
  create constraint trigger bench_keep after insert on cases deferrable initially deferred
    for each row execute function bench_keep()`;

const INDEXES = [
  'create index on bench_polled (received_at) include (category, district)',
  'create index on bench_polled (due_at) where closed_at is null',
  'create index on bench_polled (position)',
];

export async function makePolledTable(client: ClientBase): Promise<void> {
  await client.query(TABLE);
  await client.query(FILL);
  for (const index of INDEXES) await client.query(index);
  await client.query(KEEP);
  await client.query('vacuum analyze bench_polled');
}

/** Four figures of a dashboard, and how far they go. */
export const QUESTIONS = {
  position: 'select max(position)::bigint as position from bench_polled',
  flow: `select date_bin('5 minutes', received_at, 'epoch') as start, category, count(*)::int as count
    from bench_polled where received_at > now() - interval '24 hours' group by 1, 2`,
  districts: `select district, count(*)::int as count from bench_polled
    where received_at > now() - interval '24 hours' group by 1 order by 2 desc limit 20`,
  overdue: `select count(*)::int as count from bench_polled where closed_at is null and due_at < now()`,
  late: `select id, category, district, due_at from bench_polled
    where closed_at is null and due_at < now() order by due_at limit 50`,
} as const;
