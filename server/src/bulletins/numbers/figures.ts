/** Outside figures and zones as the journal has them up to a position. */

/**
 * The newest value of a series, by when it was measured. Parameters: `$1` the realm, `$2` the position,
 * `$3` the name, `$4` the zone or null, `$5` the incident or null.
 */
export const figureSql = `select
    (data ->> 'value')::double precision as value, data ->> 'unit' as unit, data ->> 'source' as source,
    (data ->> 'measuredAt')::timestamptz as at, (data ->> 'staleAfterMinutes')::integer as stale_after
  from (
    select position, entry::jsonb -> 'data' as data from journal
    where type = 'figure-set' and realm = $1 and position <= $2
  ) f
  where data ->> 'name' = $3 and data ->> 'zone' is not distinct from $4
    and ($5::text is null or data ->> 'incidentId' is null or data ->> 'incidentId' = $5)
  order by at desc, position desc limit 1`;

/**
 * Zones in which a sample failed: recovered where the last two of every series passed, else affected.
 * Parameters: `$1` the realm, `$2` the position, `$3` the series or null, `$4` the incident or null.
 */
export const zonesSql = `with samples as (
    select data ->> 'zone' as zone, data ->> 'name' as name,
      (data ->> 'value')::double precision <= (data ->> 'limit')::double precision as passed,
      (data ->> 'measuredAt')::timestamptz as at, (data ->> 'staleAfterMinutes')::integer as stale_after,
      row_number() over (
        partition by data ->> 'zone', data ->> 'name' order by data ->> 'measuredAt' desc, position desc
      ) as age
    from (
      select position, entry::jsonb -> 'data' as data from journal
      where type = 'figure-set' and realm = $1 and position <= $2
    ) f
    where data ->> 'seriesKind' = 'sample' and data ->> 'zone' is not null
      and data ->> 'limit' is not null
      and ($3::text is null or data ->> 'name' = $3)
      and ($4::text is null or data ->> 'incidentId' is null or data ->> 'incidentId' = $4)
  ),
  series as (
    select zone, name, bool_or(not passed) as failed,
      count(*) filter (where age <= 2 and passed) = 2 as recovered,
      max(at) as at, min(stale_after) as stale_after
    from samples group by zone, name
  ),
  zones as (
    select zone, bool_and(recovered) as recovered, max(at) as at, min(stale_after) as stale_after
    from series where failed group by zone
  )
  select count(*) filter (where recovered) as "zones-recovered",
    count(*) filter (where not recovered) as "zones-affected",
    max(at) as at, min(stale_after) as stale_after
  from zones`;
