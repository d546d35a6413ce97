/** Members of a cluster who still wait for an answer, where the case that leads them is about to be ended. */
import { Database } from '../kernel/database/database';
import type { Write } from './planning';
import { answeredStates } from './rules/answered';

/** Commands that can end a case as done. A danger is handed to an emergency number whoever waits. */
const ENDING = new Set(['close', 'answer', 'follow-up']);

/** Case numbers by the id of their lead. Asks the database only where a write of the batch may end a case. */
export async function waitingMembers(
  database: Database,
  writes: readonly Write[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const leads = writes.flatMap((write) =>
    write.kind === 'command' && ENDING.has(write.request.command.kind)
      ? [write.request.caseId]
      : [],
  );
  if (leads.length === 0) return new Map();
  const rows = await database.query<{ lead_id: string; waiting: string[] }>(
    `select k.lead_id, array_agg(c.case_no order by m.joined_at) as waiting
     from cluster k join cluster_member m on m.cluster_id = k.id join cases c on c.id = m.case_id
     where k.lead_id = any ($1::uuid[]) and k.dissolved_at is null and c.id <> k.lead_id
       and c.closed_at is null and not (c.state = any ($2))
     group by k.lead_id`,
    [leads, answeredStates],
    'cluster-members-waiting',
  );
  return new Map(rows.map(({ lead_id, waiting }) => [lead_id, waiting]));
}
