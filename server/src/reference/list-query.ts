/** How rows of lists are read and stored: on their own, or within the transaction of a change. */
import type { QueryResultRow } from 'pg';

export type ListQuery = <T extends QueryResultRow>(
  text: string,
  values?: readonly unknown[],
) => Promise<T[]>;
