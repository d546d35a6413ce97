/** [I18] The complaints that a suggestion is about, as SQL: for its numbers and for the list of its cases. */

/**
 * The cell of a complaint `k` of a case `c`: none where a person has set another place than it was in, and
 * none where its entry was set apart, which happens long after a signal's rule has linked it.
 */
export const cellOfComplaint = `(select j.entry::json -> 'data' ->> 'cell' from journal j
  where j.position = k.position
    and coalesce(j.entry::json -> 'data' ->> 'district', c.district) is not distinct from c.district
    and coalesce(j.entry::json -> 'data' ->> 'street', c.street) is not distinct from c.street)`;

/** `roots`, an SQL array of topics, and all topics that they were merged into. */
export function presentTopics(roots: string): string {
  return `with recursive present as (
      select id, into_id from topic where id = any (${roots})
      union select t.id, t.into_id from topic t join present p on t.id = p.into_id)
    select id from present`;
}

/** A source's clock may be so far ahead of ours: who is registered then was received later. */
const CLOCK_SKEW = `interval '10 minutes'`;

/** [I18] The suggestion `s` itself, or the one that it is named within: its cases are theirs too. */
export const wholeSuggestion = 'coalesce(s.within_suggestion, s.id)';

/** Complaints `k` of suggestions `s`, with their cases `c`; each by itself. */
export const suggestedComplaints = `incident_suggestion s
  join complaint k on k.realm = s.realm and k.registered_at >= s.began_at - ${CLOCK_SKEW}
    and k.received_at >= s.began_at
  join cases c on c.id = k.case_id and not c.historic
    and (s.category is null or c.category = s.category)
    and (s.topic is null or exists (select 1 from topic_text m where m.complaint_id = k.complaint_id
      and m.topic_id in (${presentTopics('array[s.topic]')})))
    and case s.zone when 'city' then true when 'district' then c.district = s.place
      when 'street' then c.street = s.place
      else ${cellOfComplaint} = any (s.cells) end`;
