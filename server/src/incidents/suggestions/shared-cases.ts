/** [I20] Counts the cases of suggestions, and those that they share with one another, all within each, and with incidents. */
import type { Database } from '../../kernel/database/database';
import type { Holder } from './rules/within';
import { suggestedComplaints, wholeSuggestion } from './suggested-cases';

export interface SharedCases {
  readonly cases: number;
  readonly shares: readonly (Holder & { readonly cases: number })[];
}

interface Row {
  readonly id: string;
  /** Null for the number of its own. */
  readonly kind: Holder['kind'] | null;
  readonly other: string | null;
  readonly cases: number;
}

/** By suggestion; incidents that are stood down hold nothing. */
export async function sharedCases(
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, SharedCases>> {
  const rows = await database.query<Row>(
    `with held as materialized (
       select distinct s.id, c.id as case_id, c.incident_ids,
         -- What was decided holds by itself: what it is named within may be over.
         case s.state when 'within' then ${wholeSuggestion} else s.id end as root
       from ${suggestedComplaints} where s.id = any ($1::uuid[]))
     select id, null as kind, null::uuid as other, count(*)::integer as cases from held group by id
     union all
     select h.id, 'suggestion', o.root, count(distinct h.case_id)::integer
     from held h join held o using (case_id)
     where h.id <> o.id and h.id <> o.root group by h.id, o.root
     union all
     select h.id, 'incident', i.id, count(*)::integer
     from held h join incident i on i.id = any (h.incident_ids)
     where i.state not in ('stood_down', 'reviewed') group by h.id, i.id`,
    [ids],
  );
  const byId = Map.groupBy(rows, ({ id }) => id);
  return new Map(ids.map((id) => [id, sharedOf(byId.get(id) ?? [])]));
}

function sharedOf(rows: readonly Row[]): SharedCases {
  const shares = rows.flatMap(({ kind, other, cases }) =>
    kind !== null && other !== null ? [{ kind, id: other, cases }] : [],
  );
  return { cases: rows.find(({ kind }) => kind === null)?.cases ?? 0, shares };
}
