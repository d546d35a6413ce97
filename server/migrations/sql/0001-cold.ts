/** What changes seldom: accounts, keys, reference lists, imports, evidence, snapshots of the folds. */
export const coldSql = [
  `create table unit (
    id uuid primary key,
    name text not null unique,
    name_en text,
    parent_id uuid references unit (id),
    capacity integer,
    task_force boolean not null default false,
    retired boolean not null default false
  )`,
  `create table account (
    id uuid primary key,
    account text not null unique,
    name text not null,
    password_hash text not null,
    must_change_password boolean not null default false,
    roles text[] not null,
    unit_id uuid references unit (id),
    disabled boolean not null default false,
    role_version integer not null default 1,
    last_seen_at timestamptz,
    created_at timestamptz not null
  )`,
  `create table session (
    id_hash bytea primary key,
    account_id uuid not null references account (id),
    created_at timestamptz not null,
    seen_at timestamptz not null,
    expires_at timestamptz not null
  )`,
  `create index session_account on session (account_id)`,
  `create table api_key (
    id uuid primary key,
    name text not null,
    secret_hash bytea not null,
    scopes text[] not null,
    created_by uuid not null references account (id),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    last_used_at timestamptz,
    revoked_at timestamptz
  )`,
  `create table reference_version (
    single boolean primary key default true check (single),
    version integer not null
  )`,
  `insert into reference_version (version) values (1)`,
  `create table category (
    code text primary key,
    name text not null,
    name_en text,
    parent text references category (code),
    unit_id uuid references unit (id),
    retired boolean not null default false
  )`,
  `create table place (
    code text primary key,
    kind text not null,
    name text not null,
    name_en text,
    parent text references place (code),
    lng double precision,
    lat double precision,
    initials text[] not null
  )`,
  `create index place_parent on place (parent)`,
  `create table boundary (
    single boolean primary key default true check (single),
    name text not null,
    source text not null,
    approval_no text,
    coordinate_system text not null,
    imported_at timestamptz not null,
    geojson jsonb not null
  )`,
  `create table file_import (
    id uuid primary key,
    account_id uuid references account (id),
    key_id uuid references api_key (id),
    file_name text not null,
    file_path text not null,
    person_id uuid not null,
    scope_id text not null,
    seal_id uuid not null,
    format text not null,
    options jsonb not null,
    reading jsonb not null,
    state text not null,
    started_at timestamptz not null,
    finished_at timestamptz,
    next_row integer not null default 0,
    position bigint not null default 0,
    total_rows integer,
    added integer not null default 0,
    repeats integer not null default 0,
    updated integer not null default 0,
    unchanged integer not null default 0,
    refused integer not null default 0,
    error text
  )`,
  `create table import_refusal (
    import_id uuid not null references file_import (id),
    line integer not null,
    error text not null,
    message text not null,
    seal_id uuid not null,
    primary key (import_id, line)
  )`,
  `create table evidence (
    id uuid primary key,
    account_id uuid references account (id),
    key_id uuid references api_key (id),
    person_id uuid not null,
    scope_id text not null,
    media_type text not null,
    bytes integer not null,
    file_path text not null,
    digest text not null,
    seal_id uuid not null,
    created_at timestamptz not null
  )`,
  `create index evidence_account on evidence (account_id, created_at)`,
  // Which complaint a piece of evidence belongs to is said once, in the complaint.
  `create index complaint_evidence on complaint using gin ((evidence_ids::jsonb)) where evidence_ids::text <> '[]'`,
  `create table fold_snapshot (
    fold text not null,
    realm text not null,
    version integer not null,
    position bigint not null,
    made_at timestamptz not null,
    state bytea not null,
    primary key (fold, realm)
  )`,
];
