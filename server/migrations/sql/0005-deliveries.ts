/** Where Heed may send to, what was sent to whom, with every try; and the checklist of channels outside. */
export const deliveriesSql = [
  // An origin that is taken off the list stays as a row: the journal names it by its id alone.
  `create table outbound_origin (
    id uuid primary key,
    scheme text not null,
    host text not null,
    port integer not null,
    note text not null,
    added_at timestamptz not null,
    removed_at timestamptz
  )`,
  `create unique index outbound_origin_allowed on outbound_origin (scheme, host, port) where removed_at is null`,
  // Address and secrets are sealed: a robot's address is a key to its group.
  `create table delivery_target (
    id uuid primary key,
    kind text not null,
    name text not null,
    enabled boolean not null,
    scheme text not null,
    host text not null,
    port integer not null,
    address bytea,
    secret bytea,
    earlier_secret bytea,
    earlier_until timestamptz,
    language text,
    mail json,
    added_at timestamptz not null
  )`,
  `create unique index delivery_target_mail on delivery_target (kind) where kind = 'mail'`,
  // The address is sealed under a key of its own: who leaves is erased with it.
  `create table subscriber (
    id uuid primary key,
    seal_id uuid not null,
    bidx bytea not null unique,
    language text not null,
    asked_at timestamptz not null,
    confirmed_at timestamptz
  )`,
  `create index subscriber_unconfirmed on subscriber (asked_at) where confirmed_at is null`,
  // What an event of the journal tells the world, frozen when it was read.
  `create table delivery_notice (
    position bigint primary key,
    bulletin_id uuid not null references bulletin (id),
    notice json not null
  )`,
  `create index delivery_notice_bulletin on delivery_notice (bulletin_id)`,
  `create trigger delivery_notice_stands before update or delete on delivery_notice
   for each row execute function refuse_change()`,
  `create table delivery (
    id uuid primary key,
    target_id uuid not null references delivery_target (id),
    position bigint references delivery_notice (position),
    subscriber_id uuid,
    occasion text not null,
    realm text not null,
    state text not null,
    attempts integer not null default 0,
    retried_after integer not null default 0,
    queued_at timestamptz not null,
    next_at timestamptz,
    taken_until timestamptz,
    sent_at timestamptz
  )`,
  // One event reaches a target once, whatever nodes read it.
  `create unique index delivery_once on delivery
    (target_id, position, coalesce(subscriber_id, '00000000-0000-0000-0000-000000000000'::uuid))
    where position is not null`,
  `create index delivery_due on delivery (next_at) where state = 'waiting'`,
  `create index delivery_position on delivery (position)`,
  `create index delivery_target_newest on delivery (target_id, queued_at desc)`,
  `create index delivery_dead on delivery (target_id) where state = 'dead'`,
  `create index delivery_subscriber on delivery (subscriber_id) where subscriber_id is not null and state = 'waiting'`,
  `create table delivery_attempt (
    delivery_id uuid not null references delivery (id),
    number integer not null,
    at timestamptz not null,
    status integer,
    error text,
    robot_code integer,
    milliseconds integer not null,
    primary key (delivery_id, number)
  )`,
  `create trigger delivery_attempt_stands before update or delete on delivery_attempt
   for each row execute function refuse_change()`,
  // How far the journal has been read for what has to leave. Nothing older than the first target does.
  `create table delivery_cursor (
    single boolean primary key default true check (single),
    position bigint not null
  )`,
  `insert into delivery_cursor (position) select position from journal_head`,
  `create table channel_check (
    id uuid primary key,
    bulletin_id uuid not null references bulletin (id),
    channel text not null,
    done boolean not null,
    at timestamptz not null,
    account_id uuid,
    name text not null,
    link text,
    evidence_id uuid
  )`,
  `create index channel_check_newest on channel_check (bulletin_id, channel, id desc)`,
  `create trigger channel_check_stands before update or delete on channel_check
   for each row execute function refuse_change()`,
];
