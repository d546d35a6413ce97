/** Realms with clocks of their own, drills, and the lists by realm. */
export const realmsSql = [
  `create table realm (
    realm text primary key check (realm <> 'real'),
    realm_at timestamptz not null,
    wall_at timestamptz not null,
    speed double precision not null check (speed >= 0),
    until timestamptz not null,
    closed boolean not null default false
  )`,
  // \`speed\` is the one that was chosen, kept while the clock stands; \`seen_at\` is when its player
  // last looked: what passes on the wall while no node is up is no time of the drill's.
  `create table drill (
    id text primary key,
    realm text not null unique references realm (realm),
    request_key text not null unique,
    request_digest text not null,
    scenario text not null,
    seed integer not null,
    speed double precision not null,
    state text not null,
    begins_at timestamptz not null,
    ends_at timestamptz not null,
    opened_at timestamptz not null,
    total integer not null,
    told integer not null default 0,
    history_told integer not null default 0,
    played_to timestamptz not null,
    seen_at timestamptz not null,
    step_to timestamptz,
    player uuid,
    leased_until timestamptz,
    seals_destroyed_at timestamptz
  )`,
  // Cases that the scenario's people work on, and what they saw of each when it was opened.
  `create table drill_case (
    drill_id text not null references drill (id),
    case_id uuid not null,
    facts json not null,
    primary key (drill_id, case_id)
  )`,
  `create table drill_step (
    drill_id text not null references drill (id),
    code text not null,
    done_at timestamptz not null,
    primary key (drill_id, code)
  )`,

  `alter table unit add column realm text not null default 'real'`,
  `alter table unit drop constraint unit_name_key`,
  `alter table unit add constraint unit_realm_name_key unique (realm, name)`,

  // Accounts of a drill are names on the scenario's cases: nobody logs in with them.
  `alter table account add column realm text not null default 'real'`,
  `alter table account alter column password_hash drop not null`,
  `alter table account add constraint account_password_check
   check ((realm = 'real') = (password_hash is not null))`,
  `alter table account drop constraint account_account_key`,
  `alter table account add constraint account_realm_account_key unique (realm, account)`,

  `alter table category add column realm text not null default 'real'`,
  `alter table category drop constraint category_parent_fkey`,
  `alter table category drop constraint category_pkey`,
  `alter table category add primary key (realm, code)`,
  `alter table category add constraint category_parent_fkey
   foreign key (realm, parent) references category (realm, code)`,

  `alter table place add column realm text not null default 'real'`,
  `alter table place drop constraint place_parent_fkey`,
  `alter table place drop constraint place_pkey`,
  `alter table place add primary key (realm, code)`,
  `alter table place add constraint place_parent_fkey
   foreign key (realm, parent) references place (realm, code)`,
  `drop index place_parent`,
  `create index place_parent on place (realm, parent)`,

  // The layer of districts and streets, and one of zones that supply follows.
  `alter table boundary add column realm text not null default 'real'`,
  `alter table boundary add column layer text not null default 'district'`,
  `alter table boundary drop constraint boundary_pkey`,
  `alter table boundary drop column single`,
  `alter table boundary add primary key (realm, layer)`,
  `alter table boundary add constraint boundary_layer_check check (layer in ('district', 'zone'))`,

  // Where people fetch what is missing.
  `create table service_point (
    realm text not null,
    code text not null,
    name text not null,
    name_en text,
    address text not null,
    street text,
    lng double precision,
    lat double precision,
    until timestamptz,
    primary key (realm, code)
  )`,

  `alter table reference_version add column realm text not null default 'real'`,
  `alter table reference_version drop constraint reference_version_pkey`,
  `alter table reference_version drop column single`,
  `alter table reference_version add primary key (realm)`,
];
