/** Posts, members, shifts, overrides, calendars and hand-overs, by realm. */
export const rosterSql = [
  `create table roster_post (
    id uuid primary key,
    realm text not null,
    version integer not null,
    code text not null,
    name text not null,
    name_en text,
    unit_id uuid,
    capacity integer,
    needed integer not null,
    retired boolean not null,
    unique (realm, code)
  )`,
  `create table roster_member (
    realm text not null,
    member_id uuid not null,
    version integer not null,
    post_ids uuid[] not null,
    skills text[] not null,
    capacity integer,
    primary key (realm, member_id)
  )`,
  // A staff number is sealed under a key of its own, and goes whole when it is changed.
  `create table roster_contact (
    realm text not null,
    member_id uuid not null,
    person_id uuid not null,
    seal_id uuid not null,
    primary key (realm, member_id)
  )`,
  `create table roster_shift (
    id uuid primary key,
    realm text not null,
    version integer not null,
    post_id uuid not null references roster_post (id),
    member_id uuid not null,
    plan json not null,
    -- The last local day on which it may begin; null while it goes on.
    last_day date,
    ended boolean not null default false,
    -- Of a calendar: keyed by its event and occurrence.
    source text
  )`,
  `create index roster_shift_realm on roster_shift (realm, last_day) where not ended`,
  `create unique index roster_shift_source on roster_shift (realm, post_id, source)
   where not ended and source is not null`,
  // In the order of \`position\` the later one wins.
  `create table roster_override (
    id uuid primary key,
    realm text not null,
    shift_id uuid not null references roster_shift (id),
    day date not null,
    why text not null,
    by_member_id uuid,
    starts_at timestamptz,
    position serial
  )`,
  `create index roster_override_shift on roster_override (shift_id, day)`,
  `create index roster_override_realm on roster_override (realm, day)`,
  `create table roster_feed (
    id uuid primary key,
    realm text not null,
    token_digest text not null unique,
    post_id uuid,
    member_id uuid,
    made_by uuid,
    made_at timestamptz not null,
    revoked_at timestamptz,
    check (num_nonnulls(post_id, member_id) = 1)
  )`,
  `create index roster_feed_realm on roster_feed (realm) where revoked_at is null`,
  // \`doc\` is the whole record, made from the events; the words stand beside it with their digest.
  `create table handover (
    id uuid primary key,
    realm text not null,
    version integer not null,
    state text not null,
    from_member_id uuid not null,
    to_member_id uuid,
    opened_at timestamptz not null,
    due_at timestamptz not null,
    doc json not null,
    words text,
    words_digest text
  )`,
  `create index handover_realm on handover (realm, opened_at desc)`,
  `create index handover_due on handover (due_at) where state = 'offered'`,
  // What somebody carried in a shift is counted from what they hold and what they closed in it.
  `create index cases_holder_closed on cases (holder_id, closed_at)
   where holder_id is not null and closed_at is not null`,
];
