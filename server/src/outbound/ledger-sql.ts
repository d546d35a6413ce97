/** The ledger's questions: what concerns one event and one target is one row. */
import type { DeliveryRow } from '@heed/shared/deliveries';

export type LedgerRow = Omit<DeliveryRow, 'readers'> & {
  readonly total: number;
  readonly sent: number;
  readonly waiting: number;
  readonly dead: number;
};

/** Of a bulletin's, of a state, so many, or the one that a delivery belongs to. The mails that ask readers back are nobody's news. */
export const ledgerSql = `
  with chosen as (
    select d.target_id, d.position, case when d.position is null then d.id end as alone,
      max(d.queued_at) as queued_at
    from delivery d left join delivery_notice n on n.position = d.position
    where d.occasion <> 'confirm' and ($1::uuid is null or n.bulletin_id = $1)
      and ($4::uuid is null or d.id = $4
        or (d.target_id, d.position) = (select g.target_id, g.position from delivery g where g.id = $4))
      -- A whole list is asked for its newest rows alone: those of the last events.
      and (coalesce($1::text, $2::text, $4::text) is not null or d.position is null or d.position > coalesce(
        (select e.position from delivery_notice e order by e.position desc offset $3 limit 1), 0))
    group by 1, 2, 3
    having $2::text is null or bool_or(d.state = $2)
    order by 4 desc, 1, 2 limit $3
  ), grouped as (
    select count(*) as total, min(d.queued_at) as queued_at,
      count(*) filter (where d.state = 'sent') as sent,
      count(*) filter (where d.state = 'waiting') as waiting,
      count(*) filter (where d.state = 'dead') as dead,
      count(*) filter (where d.state in ('dead', 'cancelled') and d.realm = 'real' and d.occasion <> 'test'
        and t.enabled and (d.subscriber_id is null or s.id is not null)) as again,
      max(d.attempts) as attempts, min(d.next_at) as next_at, max(d.sent_at) as sent_at,
      (array_agg(d.id order by array_position(array['waiting', 'dead', 'withheld', 'sent', 'cancelled'],
        d.state), d.attempts desc, d.id))[1] as id
    from chosen c join delivery d on d.id = c.alone
        or (d.position = c.position and d.target_id = c.target_id)
      join delivery_target t on t.id = d.target_id
      left join subscriber s on s.id = d.subscriber_id
    group by c.target_id, c.position, c.alone
  )
  select g.id, d.realm, d.target_id as "targetId", t.name as "targetName", t.kind as "targetKind",
    d.occasion, n.bulletin_id as "bulletinId", (n.notice ->> 'year')::integer as "bulletinYear",
    (n.notice ->> 'number')::integer as "bulletinNumber", g.queued_at as "queuedAt", d.state,
    g.attempts, g.next_at as "nextAttemptAt", g.sent_at as "sentAt", g.again > 0 as "canRetry",
    g.total, g.sent, g.waiting, g.dead,
    (select json_build_object('at', a.at, 'status', a.status, 'error', a.error,
       'robotCode', a.robot_code, 'milliseconds', a.milliseconds)
     from delivery_attempt a where a.delivery_id = g.id order by a.number desc limit 1) as last
  from grouped g join delivery d on d.id = g.id join delivery_target t on t.id = d.target_id
    left join delivery_notice n on n.position = d.position
  order by g.queued_at desc, g.id desc`;

/** All deliveries that share a row of the ledger with one. */
export const groupOfSql = `
  select array_agg(d.id) as ids, g.target_id as "targetId",
    (select n.bulletin_id from delivery_notice n where n.position = g.position) as "bulletinId"
  from delivery g join delivery d on d.id = g.id
    or (d.target_id = g.target_id and d.position = g.position)
  where g.id = $1 group by g.target_id, g.position`;

export const attemptsSql = `
  select a.at, a.status, a.error, a.robot_code as "robotCode", a.milliseconds
  from delivery_attempt a where a.delivery_id = any ($1::uuid[])
  order by a.at desc, a.number desc limit 200`;
