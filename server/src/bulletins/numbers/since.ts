/** Since when a number counts, as the journal has it up to position `$2`. */

/** `$1` the incident: when it was first known. */
export const incidentSinceSql = `select
    (entry::json -> 'data' -> 'standing' ->> 'firstKnownAt')::timestamptz as since
  from journal
  where type = 'incident-opened' and position <= $2 and entry::json -> 'data' ->> 'incidentId' = $1
  limit 1`;

/** `$1` the drill's realm: its first entry that isn't about a case of its history. */
export const drillSinceSql = `select at as since from journal
  where realm = $1 and realm <> 'real' and position <= $2
    and entry::json -> 'data' -> 'after' ->> 'historic' is distinct from 'true'
  order by position limit 1`;
