/** Puts rows into a table by COPY: a quarter of what an insert of as many costs, on both sides. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as turn } from 'node:timers/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** So many rows go into one write; the driver has its turns in between, to send what it has. */
const AT_A_TIME = 200;

export type Value = string | number | boolean | null;

export interface CopiedTo {
  readonly table: string;
  readonly columns: readonly string[];
  /** Rows stand as if they had been vacuumed: for a table that the same transaction has emptied. */
  readonly frozen?: boolean;
}

/** Bytes are given as PostgreSQL's own hexadecimal text. */
export async function copyRows(
  client: pg.Client,
  { table, columns, frozen = false }: CopiedTo,
  rows: Iterable<readonly Value[]>,
): Promise<void> {
  const options = frozen ? ' with (freeze)' : '';
  const copy = `copy ${table} (${columns.join(', ')}) from stdin${options}`;
  await pipeline(Readable.from(chunks(rows)), client.query(copyFrom(copy)));
}

async function* chunks(rows: Iterable<readonly Value[]>): AsyncGenerator<string> {
  let chunk = '';
  let count = 0;
  for (const row of rows) {
    chunk += `${row.map(written).join('\t')}\n`;
    count += 1;
    if (count % AT_A_TIME > 0) continue;
    yield chunk;
    chunk = '';
    await turn();
  }
  if (chunk !== '') yield chunk;
}

const special = /[\\\t\n\r]/g;
const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function written(value: Value): string {
  if (value === null) return '\\N';
  if (typeof value !== 'string') return String(value);
  return value.replace(special, (each) => escapes[each] ?? each);
}
