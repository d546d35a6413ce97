/** Fills a product with cases by the million: real ones, sent over HTTP, then copied inside the database. */
import pg from 'pg';
import type { PostgresConnection } from '../src/kernel/database/embedded-postgres';

/** How many cases there are in the end, and how many of them are open. */
export interface DeskSize {
  readonly all: number;
  readonly open: number;
}

/** Waits until the texts can be searched, then copies every case until there are `all`. */
export async function fillDesk(
  connection: PostgresConnection,
  { all, open }: DeskSize,
): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await indexed(client);
    const originals = await count(client, 'cases');
    const rounds = Math.ceil(all / originals) - 1;
    await withoutIndexes(client, ['cases', 'complaint_text'], () =>
      copy(client, rounds, Math.floor(originals * (open / all))),
    );
    await client.query('vacuum analyze cases');
    await client.query('vacuum analyze complaint_text');
  } finally {
    await client.end();
  }
}

async function indexed(client: pg.Client): Promise<void> {
  for (let left = Infinity; left > 0;) {
    left = await count(client, 'complaint_text where tokens is null');
    if (left > 0) await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function count(client: pg.Client, from: string): Promise<number> {
  const { rows } = await client.query<{ n: number }>(`select count(*)::int as n from ${from}`);
  return rows[0]?.n ?? 0;
}

/**
 * Each copy has ids and a number of its own; all else is as it came in, whatever columns there are.
 * Of every round the first `open` stay open, the others are closed.
 */
async function copy(client: pg.Client, rounds: number, open: number): Promise<void> {
  await client.query(`create temporary table original as
    select *, case when n <= ${open} then doc::text else (doc::jsonb || jsonb_build_object('state', 'closed',
        'closedAt', doc->>'receivedAt', 'clocks', '[]'::jsonb))::text end as record
    from (select row_number() over (order by id) as n, c.* from cases c) numbered`);
  const own: Record<string, string> = {
    id: 't.new_id',
    case_no: 't.new_no',
    first_complaint_id: 't.new_complaint_id',
    received_at: `o.received_at - t.r * interval '97 seconds'`,
    doc: `replace(replace(replace(o.record, o.id::text, t.new_id::text), o.case_no, t.new_no),
      o.first_complaint_id::text, t.new_complaint_id::text)::json`,
    state: whereOpen('o.state', `'closed'`),
    closed_at: whereOpen('o.closed_at', 'o.received_at'),
    next_clock: whereOpen('o.next_clock', 'null'),
    due_at: whereOpen('o.due_at', 'null'),
    soon_at: whereOpen('o.soon_at', 'null'),
  };
  await client.query(`create temporary table twin as
    select o.n, r, gen_random_uuid() as new_id, gen_random_uuid() as new_complaint_id,
      '300101-' || (o.n + r * 1000000)::text as new_no, o.n <= ${open} as open
    from original o cross join generate_series(1, ${rounds}) r`);
  await client.query('analyze twin');
  const columns = await storedColumns(client);
  await client.query(`insert into cases (${columns.join(', ')})
    select ${columns.map((column) => own[column] ?? `o.${column}`).join(', ')}
    from twin t join original o on o.n = t.n`);
  await client.query(`insert into complaint_text (complaint_id, case_id, title, body, tokens, open)
    select t.new_complaint_id, t.new_id, x.title, x.body, x.tokens, t.open
    from twin t join original o on o.n = t.n
      join complaint_text x on x.complaint_id = o.first_complaint_id`);
}

function whereOpen(open: string, closed: string): string {
  return `case when t.open then ${open} else ${closed} end`;
}

/** An index made at the end costs a fraction of one that is kept row by row. */
export async function withoutIndexes(
  client: pg.Client,
  tables: readonly string[],
  work: () => Promise<void>,
): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
     from pg_index i left join pg_constraint c on c.conindid = i.indexrelid
     where i.indrelid = any ($1::regclass[]) and c.oid is null`,
    [tables],
  );
  await client.query(`set maintenance_work_mem = '512MB'`);
  await client.query('set synchronous_commit = off');
  for (const { name } of rows) await client.query(`drop index ${name}`);
  await work();
  for (const { definition } of rows) await client.query(definition);
}

/** All but those that PostgreSQL fills by itself. */
async function storedColumns(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ column_name: string }>(
    `select column_name from information_schema.columns
     where table_name = 'cases' and is_generated = 'NEVER'`,
  );
  return rows.map(({ column_name }) => column_name);
}
