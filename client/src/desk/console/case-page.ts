/** One page of the list of cases, checked a few rows at a time: nobody's scrolling waits for it. */
import { CaseList, CaseRow } from '@heed/shared/rows';
import { z } from 'zod';
import { refuse, request, type Answer } from '../../api/http';
import { inRealm } from '../../feed/scope';
import { listQuery, type DeskFilters } from './case-filters';

/** Rows that are checked between two frames. */
const AT_ONCE = 50;

const UncheckedList = CaseList.extend({ rows: z.array(z.unknown()) });

export async function readCasePage(
  filters: DeskFilters,
  { after, limit }: { after: string | null; limit: number },
): Promise<Answer<CaseList>> {
  const query = { ...listQuery(filters), ...inRealm(), cursor: after ?? undefined, limit };
  const answer = await request('GET', '/api/cases', { query, schema: UncheckedList });
  if (!answer.ok) return answer;
  const rows = await checked(answer.value.rows);
  return rows ? { ok: true, value: { ...answer.value, rows } } : refuse('internal');
}

async function checked(unchecked: readonly unknown[]): Promise<CaseRow[] | null> {
  const rows: CaseRow[] = [];
  for (let from = 0; from < unchecked.length; from += AT_ONCE) {
    if (from > 0) await nextTask();
    const parsed = z.array(CaseRow).safeParse(unchecked.slice(from, from + AT_ONCE));
    if (!parsed.success) return null;
    rows.push(...parsed.data);
  }
  return rows;
}

/** Lets the browser draw and hear keys first. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
