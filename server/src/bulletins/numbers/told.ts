/**
 * What numbers count of each entry of a case, read out of the journal once: to parse a million entries
 * at each count would take longer than a statement may. Derived: emptied, it is made anew.
 */
import type { Reads } from '../bulletin-rows';

/** Read in one go: well within what a statement may take. */
const CHUNK = 20_000;

const columns = `realm, position, at, case_id, kind, person_id, opened, received_at, outcome, state, open,
    due_at, given, incident_ids`;

/** Of the entries after one position up to another what is counted: those of cases that aren't history. */
export function toldOfJournal(after: string, upTo: string): string {
  return `select j.realm, j.position, j.at, j.case_id,
    case when j.type in ('complaint-registered', 'case-linked', 'case-answered', 'case-followed-up',
      'case-reopened') then j.type end as kind,
    case when j.type = 'complaint-registered' then (e.data ->> 'personId')::uuid end as person_id,
    (e.data ->> 'opened')::boolean as opened,
    (e.data ->> 'receivedAt')::timestamptz as received_at,
    e.data ->> 'outcome' as outcome,
    e.after ->> 'state' as state,
    e.after ->> 'closedAt' is null as open,
    (e.after -> 'running' -> 0 ->> 'dueAt')::timestamptz as due_at,
    e.after ->> 'unitId' is not null as given,
    (select array_agg(id::uuid) from jsonb_array_elements_text(e.after -> 'incidentIds') i(id))
      as incident_ids
  from journal j
    cross join lateral (select j.entry::jsonb -> 'data' as data offset 0) d
    cross join lateral (select d.data, d.data -> 'after' as after offset 0) e
  where j.position > ${after} and j.position <= ${upTo} and j.case_id is not null
    and e.after ->> 'historic' = 'false'`;
}

/** One chunk: whoever else reads on waits at the head's row, and finds the chunk read. */
const readOn = `with head as (select position from case_told_head for update),
  span as (select position as from_position, least($1, position + $2) as to_position from head),
  read as (
    insert into case_told (${columns})
    ${toldOfJournal('(select from_position from span)', '(select to_position from span)')}
  )
  update case_told_head h set position = greatest(h.position, span.to_position) from span
  returning h.position`;

/** Reads on up to a position that the journal has come to. */
export async function readOnTold(reads: Reads, position: number): Promise<void> {
  while ((await readChunkOfTold(reads, position, CHUNK)) < position);
}

/** Reads on by one chunk; answers how far that is. */
export async function readChunkOfTold(
  reads: Reads,
  position: number,
  chunk: number,
): Promise<number> {
  const [known] = await reads.query<{ position: number }>('select position from case_told_head');
  if (!known || known.position >= position) return position;
  const [next] = await reads.query<{ position: number }>(readOn, [position, chunk]);
  return next?.position ?? position;
}

/** The next count reads the journal from its beginning. */
export async function forgetTold(reads: Reads): Promise<void> {
  await reads.query('with gone as (delete from case_told) update case_told_head set position = 0');
}
