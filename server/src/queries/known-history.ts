/** A case's history without the ids of other cases that its reader may not know of. */
import type { CaseDetail } from '@heed/shared/rows';
import type { Principal } from '../access/principal';
import { visibleSql } from '../access/visible';
import type { Database } from '../kernel/database/database';

type HistoryRow = CaseDetail['history'][number];

/** Where a step names another case: the cluster's lead, the lead before, the member that raised it. */
const otherCases: Partial<Record<HistoryRow['type'], readonly string[]>> = {
  'case-joined-cluster': ['leadId'],
  'case-left-cluster': ['leadId'],
  'cluster-lead-set': ['leadId', 'fromId'],
  'cluster-raised': ['leadId', 'memberId'],
};

export async function knownHistory(
  database: Database,
  principal: Principal,
  history: readonly HistoryRow[],
): Promise<HistoryRow[]> {
  const ids = [...new Set(history.flatMap((row) => named(row).map(([, id]) => id)))];
  if (ids.length === 0) return [...history];
  const { sql, params } = visibleSql(principal, 'c', 2);
  const rows = await database.query<{ id: string }>(
    `select c.id from cases c where c.id = any ($1::uuid[]) and ${sql}`,
    [ids, ...params],
  );
  const seen = new Set(rows.map(({ id }) => id));
  return history.map((row) => {
    const hidden = named(row).filter(([, id]) => !seen.has(id));
    const blank = Object.fromEntries(hidden.map(([name]) => [name, null]));
    return hidden.length === 0 ? row : { ...row, params: { ...row.params, ...blank } };
  });
}

function named({ type, params }: HistoryRow): [name: string, id: string][] {
  return (otherCases[type] ?? []).flatMap((name) => {
    const id = params[name];
    return typeof id === 'string' ? [[name, id] as [string, string]] : [];
  });
}
