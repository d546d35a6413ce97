/** Orders of the case list, and the cursor with which a page goes on where the last one ended. */
import type { CaseQuery } from '@heed/shared/rows';
import { RefusedError, refuseField } from '../kernel/refusal';
import type { SqlWhere } from './case-filter';

type Sort = NonNullable<CaseQuery['sort']>;

interface Order {
  /** Expressions in order; all ascend, or all descend. */
  readonly keys: readonly { readonly sql: string; readonly type: string }[];
  readonly descending: boolean;
}

const due = { sql: "coalesce(c.due_at, 'infinity')", type: 'timestamptz' };
const id = { sql: 'c.id', type: 'uuid' };
const received = { sql: 'c.received_at', type: 'timestamptz' };

const orders: Record<Sort, Order> = {
  urgency: { keys: [{ sql: 'c.urgency', type: 'smallint' }, due, id], descending: false },
  due: { keys: [due, id], descending: false },
  received: { keys: [received, id], descending: false },
  '-received': { keys: [received, id], descending: true },
};

export function orderBy(sort: Sort): string {
  const { keys, descending } = orders[sort];
  return keys.map(({ sql }) => `${sql}${descending ? ' desc' : ''}`).join(', ');
}

/** The keys of a row as one text column, to make the next cursor of. */
export function cursorColumn(sort: Sort): string {
  return `json_build_array(${orders[sort].keys.map(({ sql }) => `${sql}::text`).join(', ')})::text`;
}

/** Continues after the row that a cursor names. A cursor of another order is refused. */
export function addCursor(where: SqlWhere, sort: Sort, cursor: string | undefined): void {
  if (cursor === undefined) return;
  const { keys, descending } = orders[sort];
  const values = parseCursor(cursor, sort, keys.length);
  const left = keys.map(({ sql }) => sql).join(', ');
  const right = keys.map(({ type }, n) => `${where.param(values[n])}::${type}`).join(', ');
  where.and(`(${left}) ${descending ? '<' : '>'} (${right})`);
}

export function makeCursor(sort: Sort, keys: string): string {
  return Buffer.from(JSON.stringify([sort, ...(JSON.parse(keys) as string[])])).toString(
    'base64url',
  );
}

function parseCursor(cursor: string, sort: Sort, count: number): string[] {
  try {
    const [given, ...values] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as string[];
    if (given === sort && values.length === count && values.every((v) => typeof v === 'string')) {
      return values;
    }
  } catch {
    // Falls through: what can't be read is refused like what doesn't fit.
  }
  throw new RefusedError(refuseField('invalid', 'cursor', 'not-a-cursor'));
}
