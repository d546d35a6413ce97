/** What rates say of each case: derived from cases and journal, and made anew where it is gone. */
export const ratedSql = [
  `create table case_rated (
    id uuid primary key,
    person_id uuid not null,
    unit_id uuid,
    holder_id uuid,
    received_at timestamptz not null,
    contacted_at timestamptz,
    closed_at timestamptz,
    due_at timestamptz,
    handle_due_at timestamptz,
    contact_due timestamptz,
    urgency smallint not null,
    asks smallint not null,
    historic boolean not null,
    closed_late boolean not null,
    realm text not null,
    state text not null,
    kind text,
    channel text not null,
    category text,
    district text,
    street text,
    marks text[] not null,
    assisting_unit_ids uuid[] not null,
    accused_unit_ids uuid[] not null,
    said text not null
  )`,
  `create index case_rated_received on case_rated (realm, received_at)`,
  `create index case_rated_person on case_rated (person_id, received_at)`,
  `create index case_rated_closed on case_rated (unit_id, closed_at) where closed_late`,
  `create table case_rated_head (
    single boolean primary key default true check (single),
    position bigint not null,
    -- Of what the rates mean: where it is another, everything is read anew.
    definition text not null
  )`,
  `insert into case_rated_head (position, definition) values (0, '')`,
];
