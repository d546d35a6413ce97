/** The version that the lists get by the change under way; `ListWriter` holds the row. */
import type { ListQuery } from './list-query';

export async function nextVersion(query: ListQuery): Promise<number> {
  const [row] = await query<{ version: number }>(
    "select version from reference_version where realm = 'real'",
  );
  return (row?.version ?? 0) + 1;
}
