/** The ladder: its list, the cases that it watches, rungs that were acted on, notices, dry runs. */
export const ladderSql = [
  `create table ladder_list (
    realm text not null,
    version integer not null,
    rungs json not null,
    primary key (realm, version)
  )`,
  // Up to where the journal was read on for cases that changed.
  `create table ladder_cursor (
    single boolean primary key default true check (single),
    position bigint not null
  )`,
  `insert into ladder_cursor (position) select position from journal_head`,
  // When each open case has to be looked at, in its realm's time.
  `create table ladder_watch (
    case_id uuid primary key references cases (id),
    realm text not null,
    look_at timestamptz not null
  )`,
  `create index ladder_watch_due on ladder_watch (realm, look_at)`,
  `insert into ladder_watch (case_id, realm, look_at)
   select id, realm, '-infinity' from cases where closed_at is null and not historic`,
  // \`clock\` is the kind of a clock, or \`lease\`.
  `create table rung (
    id uuid primary key,
    realm text not null,
    case_id uuid not null references cases (id),
    clock text not null,
    started_at timestamptz not null,
    code text not null,
    due_at timestamptz not null,
    at timestamptz not null,
    late boolean not null,
    reached boolean not null,
    unit_id uuid,
    -- The clock has stopped: what was raised for it is over.
    settled_at timestamptz,
    unique (case_id, clock, started_at, code)
  )`,
  `create index rung_alarming on rung (realm)
   where settled_at is null and (code = 'page' or not reached)`,
  `create table notice (
    id uuid primary key,
    realm text not null,
    rung_id uuid not null references rung (id),
    to_id uuid not null,
    seen_at timestamptz,
    unique (rung_id, to_id)
  )`,
  `create index notice_of on notice (to_id, realm, (seen_at is not null), id desc)`,
  `create table ladder_run (
    realm text not null,
    week date not null,
    at timestamptz not null,
    ran_at timestamptz not null,
    gaps integer not null,
    primary key (realm, week)
  )`,
];
