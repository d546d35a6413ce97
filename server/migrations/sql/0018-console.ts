/** What the console keeps beside the cases: runs over many, views, templates, mentions, drafts. */
export const consoleSql = [
  // A run is frozen when it begins: the cases and the versions that were seen.
  `create table bulk_run (
    request_key text primary key,
    digest text not null,
    begun_at timestamptz not null,
    cases json not null
  )`,
  'create index bulk_run_begun on bulk_run (begun_at)',
  `create table bulk_result (
    request_key text not null references bulk_run on delete cascade,
    case_id uuid not null,
    outcome json not null,
    primary key (request_key, case_id)
  )`,
  `create table saved_view (
    id uuid primary key,
    realm text not null,
    owner_id uuid not null references account (id),
    shared boolean not null,
    name text not null,
    query json not null,
    alert_above integer,
    version integer not null,
    changed_at timestamptz not null
  )`,
  'create unique index saved_view_name on saved_view (realm, owner_id, name)',
  'create index saved_view_shared on saved_view (realm) where shared',
  `create table reply_template (
    code text primary key,
    use text not null,
    name text not null,
    name_en text,
    body text not null,
    retired boolean not null,
    version integer not null,
    changed_at timestamptz not null
  )`,
  `create table mention (
    case_id uuid not null,
    member_id uuid not null,
    by_id uuid not null,
    realm text not null,
    at timestamptz not null,
    read_at timestamptz,
    primary key (case_id, member_id, at)
  )`,
  'create index mention_member on mention (member_id, case_id)',
  'create index mention_unread on mention (member_id, realm) where read_at is null',
  `create table case_draft (
    account_id uuid not null,
    case_id uuid not null,
    kind text not null,
    seal_id uuid not null,
    changed_at timestamptz not null,
    primary key (account_id, case_id, kind)
  )`,
];
