/** Answers to complainants with every try, receipt and call; casts to clusters; what the public page took. */
export const answersSql = [
  // One text to all of a cluster: staff's own words, whose digest is in the entry.
  `create table cluster_cast (
    id uuid primary key,
    cluster_id uuid not null references cluster (id),
    realm text not null,
    state text not null,
    zh text not null,
    en text,
    digest text not null,
    drafted_by uuid,
    drafted_at timestamptz not null,
    approved_by uuid,
    approved_at timestamptz
  )`,
  `create index cluster_cast_newest on cluster_cast (cluster_id, drafted_at desc)`,
  // One cast of a cluster goes out at a time: whoever joins is told that one.
  `create unique index cluster_cast_standing on cluster_cast (cluster_id) where state = 'approved'`,
  // Words and address are sealed together under the complainant's key.
  `create table answer (
    id uuid primary key,
    realm text not null,
    version integer not null default 1,
    case_id uuid not null,
    position bigint,
    cast_id uuid references cluster_cast (id),
    occasion text not null,
    way text not null,
    state text not null,
    language text not null,
    target_id uuid,
    person_id uuid not null,
    seal_id uuid not null,
    complaint_id uuid,
    attempts integer not null default 0,
    calls integer not null default 0,
    queued_at timestamptz not null,
    next_at timestamptz,
    taken_until timestamptz,
    sent_at timestamptz,
    arrived_at timestamptz,
    fault text
  )`,
  // An event, and a cast, is told once in a case, whatever nodes look.
  `create unique index answer_of_entry on answer (position) where position is not null`,
  `create unique index answer_of_cast on answer (cast_id, case_id) where cast_id is not null`,
  `create index answer_due on answer (next_at) where state = 'waiting'`,
  `create index answer_to_call on answer (realm, next_at, id) where state = 'to_call'`,
  `create index answer_newest on answer (realm, queued_at desc, id)`,
  `create index answer_target_newest on answer (target_id, sent_at desc)`,
  `create index answer_case on answer (case_id, queued_at desc)`,
  `create table answer_attempt (
    answer_id uuid not null references answer (id),
    number integer not null,
    at timestamptz not null,
    status integer,
    error text,
    milliseconds integer not null,
    primary key (answer_id, number)
  )`,
  `create table answer_receipt (
    answer_id uuid not null references answer (id),
    status text not null,
    at timestamptz not null,
    heard_at timestamptz not null,
    primary key (answer_id, status, at)
  )`,
  `create table answer_call (
    answer_id uuid not null references answer (id),
    number integer not null,
    at timestamptz not null,
    by_id uuid,
    reached boolean not null,
    primary key (answer_id, number)
  )`,
  ...['answer_attempt', 'answer_receipt', 'answer_call'].map(
    (table) => `create trigger ${table}_stands before update or delete on ${table}
     for each row execute function refuse_change()`,
  ),
  // How far the journal has been read for what complainants are told. Nothing older than this is.
  `create table answer_cursor (
    single boolean primary key default true check (single),
    position bigint not null
  )`,
  `insert into answer_cursor (position) select position from journal_head`,
  // How content a complainant was with an answer, said once for each time that it was given.
  `create table case_rating (
    case_id uuid not null,
    round integer not null,
    rating smallint not null,
    at timestamptz not null,
    primary key (case_id, round)
  )`,
];
