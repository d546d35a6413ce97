/** Lists to units without accounts: their rows with the answers, and the links to answer by. */
export const unitLoopSql = [
  `create table unit_list (
    id uuid primary key,
    realm text not null,
    unit_id uuid not null,
    made_at timestamptz not null,
    made_by uuid,
    rows integer not null
  )`,
  `create index unit_list_realm on unit_list (realm, id desc)`,
  `create table unit_list_row (
    list_id uuid not null references unit_list (id),
    n integer not null,
    case_id uuid not null,
    case_no text not null,
    version integer not null,
    outcome text,
    error text,
    answer_digest text,
    answered_at timestamptz,
    primary key (list_id, n)
  )`,
  // Only a digest of the secret: whoever reads the table can open nothing.
  `create table unit_link (
    id uuid primary key,
    list_id uuid not null references unit_list (id),
    secret_hash bytea not null unique,
    made_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    opened_at timestamptz
  )`,
  `create index unit_link_list on unit_link (list_id)`,
];
