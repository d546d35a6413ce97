/** Bulletins with every version of their text, the words given with each act, numbers, promises. */
export const bulletinsSql = [
  `create table bulletin (
    id uuid primary key,
    realm text not null,
    incident_id uuid not null references incident (id),
    version integer not null,
    state text not null,
    kind text not null,
    title json not null,
    content_version integer not null,
    digest text not null,
    hands json not null,
    authors json not null,
    signed json not null,
    next_update_at timestamptz,
    release_at timestamptz,
    year integer,
    number integer,
    published_at timestamptz,
    emergency boolean not null,
    replaces uuid references bulletin (id),
    replaced_by uuid references bulletin (id),
    settled_at timestamptz,
    settled_reason json,
    saved_at timestamptz not null,
    edited_by json not null,
    unique (realm, year, number)
  )`,
  `create index bulletin_incident on bulletin (incident_id, id desc)`,
  `create index bulletin_realm on bulletin (realm, id desc)`,
  `create index bulletin_release on bulletin (realm, release_at) where state = 'approved' and release_at is not null`,
  `create index bulletin_replaces on bulletin (replaces) where replaces is not null`,
  // What was published is never changed: not its text, not its number, not the hands behind it.
  `create function keep_published() returns trigger language plpgsql as $$
  begin
    if old.published_at is not null and (tg_op = 'DELETE' or (
      new.realm, new.incident_id, new.kind, new.content_version, new.digest, new.year, new.number,
      new.published_at, new.emergency, new.replaces, new.title::text, new.hands::text
    ) is distinct from (
      old.realm, old.incident_id, old.kind, old.content_version, old.digest, old.year, old.number,
      old.published_at, old.emergency, old.replaces, old.title::text, old.hands::text
    )) then
      raise exception 'bulletin % is published and never changed', old.id;
    end if;
    return case when tg_op = 'DELETE' then old else new end;
  end $$`,
  `create trigger bulletin_stands before update or delete on bulletin
   for each row execute function keep_published()`,
  `create table bulletin_version (
    bulletin_id uuid not null references bulletin (id),
    version integer not null,
    at timestamptz not null,
    account_id uuid,
    name text not null,
    digest text not null,
    content json not null,
    primary key (bulletin_id, version)
  )`,
  `create trigger bulletin_version_stands before update or delete on bulletin_version
   for each row execute function refuse_change()`,
  `create table bulletin_words (
    bulletin_id uuid not null references bulletin (id),
    version integer not null,
    act text not null,
    account_id uuid,
    name text not null,
    at timestamptz not null,
    words json not null,
    digest text not null,
    primary key (bulletin_id, version, act)
  )`,
  `create trigger bulletin_words_stand before update or delete on bulletin_words
   for each row execute function refuse_change()`,
  `create table bulletin_number (
    realm text not null,
    year integer not null,
    last integer not null,
    primary key (realm, year)
  )`,
  `create table promise (
    id uuid primary key,
    realm text not null,
    incident_id uuid not null references incident (id),
    bulletin_id uuid references bulletin (id),
    version integer not null,
    state text not null,
    text json not null,
    owner text not null,
    owner_unit_id uuid references unit (id),
    made_at timestamptz not null,
    due_at timestamptz not null,
    settled_at timestamptz,
    proof text,
    evidence_id uuid,
    reason json,
    earlier_due_at json not null
  )`,
  `create index promise_incident on promise (incident_id, due_at)`,
  `create index promise_realm on promise (realm, due_at)`,
  `create table promise_words (
    promise_id uuid not null references promise (id),
    version integer not null,
    account_id uuid,
    name text not null,
    at timestamptz not null,
    words json not null,
    digest text not null,
    primary key (promise_id, version)
  )`,
  `create trigger promise_words_stand before update or delete on promise_words
   for each row execute function refuse_change()`,
  // Numbers of an incident are counted from the journal: its links, and its outside figures.
  `create index journal_link on journal ((entry::json -> 'data' ->> 'incidentId'), position)
   where type in ('case-linked', 'case-unlinked')`,
  `create index journal_figure on journal (realm, position) where type = 'figure-set'`,
];
