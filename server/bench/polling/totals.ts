/** Whether the board says what SQL says, at the same position and the same time. */
import type { ClientBase } from 'pg';
import type { Snapshot } from '@heed/shared/board';
import { ONLY } from '@heed/shared/board';
import type { Product } from '../product';

const TRIES = 20;

const TOTALS = `with told as (
    select (j.entry::jsonb -> 'data' ->> 'receivedAt')::timestamptz as at from journal j
    where j.realm = 'real' and j.type = 'complaint-registered')
  select (select position from journal_head)::int as position,
    (select count(*) from bench_polled where closed_at is null)::int as open,
    (select count(*) from told
      where at > date_trunc('second', $1::timestamptz) - interval '1 hour'
        and at <= $1::timestamptz)::int as received`;

interface Totals {
  readonly position: number;
  readonly open: number;
  readonly received: number;
}

/** Tried again while entries still come in: both have to stand at one position. */
export async function sameTotals(product: Product, client: ClientBase): Promise<boolean> {
  let last = '';
  for (let tries = 0; tries < TRIES; tries += 1) {
    const answer = await fetch(`${product.url}/api/board`, { headers: { cookie: product.cookie } });
    const { position, at, parts } = (await answer.json()) as Snapshot;
    const { rows } = await client.query<Totals>(TOTALS, [at]);
    const flow = parts.flow[ONLY];
    const frame: Totals = { position, open: flow?.open ?? -1, received: flow?.received ?? -1 };
    last = `frame ${JSON.stringify(frame)}, SQL ${JSON.stringify(rows[0])}`;
    if (JSON.stringify(frame) === JSON.stringify(rows[0])) return true;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  console.error(`polling: ${last}`);
  return false;
}
