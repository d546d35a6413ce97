/** Fills a product with cases by the million: real ones, sent over HTTP, then copied inside the database. */
import pg from 'pg';
import type { PostgresConnection } from '../src/kernel/database/embedded-postgres';

/** How many there are in the end, and how many of them are open. */
export const ALL = 1_000_000;
export const OPEN = 100_000;

/** Waits until the texts can be searched, then copies every case until there are `ALL`. */
export async function fillDesk(connection: PostgresConnection): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await indexed(client);
    const originals = await count(client, 'cases');
    await copy(client, Math.ceil(ALL / originals) - 1, Math.floor(originals * (OPEN / ALL)));
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
    select row_number() over (order by position) as n, id, first_complaint_id from cases`);
  await client.query(`create temporary table twin as
    select o.id, o.first_complaint_id, o.n <= ${open} as open, gen_random_uuid() as new_id,
      gen_random_uuid() as new_complaint_id, '300101-' || (o.n + r * 1000000)::text as case_no, r
    from original o cross join generate_series(1, ${rounds}) r`);
  await client.query('analyze twin');
  const columns = await storedColumns(client);
  await client.query(`insert into cases (${columns}) select ${columns} from (
    select (jsonb_populate_record(null::cases, to_jsonb(c)
      || jsonb_build_object('id', t.new_id, 'case_no', t.case_no, 'first_complaint_id', t.new_complaint_id)
      || ${laterBy('c.received_at', 'received_at')}
      || case when t.open then '{}' else jsonb_build_object('state', 'closed', 'closed_at', c.received_at,
           'next_clock', null, 'due_at', null, 'soon_at', null) end
      || jsonb_build_object('doc', c.doc::jsonb
           || jsonb_build_object('id', t.new_id, 'caseNo', t.case_no, 'firstComplaintId', t.new_complaint_id)
           || case when t.open then '{}' else jsonb_build_object('state', 'closed',
                'closedAt', c.doc->>'receivedAt', 'clocks', '[]'::jsonb) end))).*
    from twin t join cases c on c.id = t.id) copied`);
  await client.query(`insert into complaint_text (complaint_id, case_id, title, body, tokens)
    select t.new_complaint_id, t.new_id, x.title, x.body, x.tokens
    from twin t join complaint_text x on x.complaint_id = t.first_complaint_id`);
}

/** All but those that PostgreSQL fills by itself. */
async function storedColumns(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ column_name: string }>(
    `select column_name from information_schema.columns
     where table_name = 'cases' and is_generated = 'NEVER'`,
  );
  return rows.map(({ column_name }) => column_name).join(', ');
}

/** A day's spread, so that a page by time is not one moment's. */
function laterBy(column: string, name: string): string {
  return `jsonb_build_object('${name}', ${column} - t.r * interval '97 seconds')`;
}
