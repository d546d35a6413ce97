/** Incidents and their words, links of cases, outside figures, alarms, and the requests of the desks that write them. */
export const incidentsSql = [
  // One row a request that was done: a repeated one is told what the first one did.
  `create table desk_request (
    request_key text primary key,
    digest text not null,
    subject_id uuid not null,
    position bigint not null,
    at timestamptz not null
  )`,
  // \`doc\` is the whole record, made from the events; the words stand beside it.
  `create table incident (
    id uuid primary key,
    realm text not null,
    version integer not null,
    state text not null,
    name text not null,
    name_en text,
    summary text,
    rule json not null,
    doc json not null
  )`,
  `create index incident_realm on incident (realm, id desc)`,
  // What staff wrote with each step; the event carries its digest.
  `create table incident_text (
    incident_id uuid not null references incident (id),
    version integer not null,
    digest text not null,
    words json not null,
    primary key (incident_id, version)
  )`,
  `create index journal_incident on journal ((entry::json -> 'data' ->> 'incidentId'), position)
   where type like 'incident-%'`,
  // A report that went out is never changed: a further one corrects it.
  `create function refuse_change() returns trigger language plpgsql as $$
  begin
    raise exception 'rows of % are never changed', tg_table_name;
  end $$`,
  `create trigger incident_text_stands before update on incident_text
   for each row execute function refuse_change()`,
  // The record says which incidents a case belongs to; the column follows it, whoever writes the record.
  `create function case_incidents(doc json) returns uuid[] language plpgsql immutable parallel safe as $$
  begin
    -- Nearly every case belongs to none: looking for the name is cheaper than reading the record.
    if strpos(doc::text, '"incidentIds"') = 0 then
      return '{}';
    end if;
    return coalesce(translate(doc ->> 'incidentIds', '[]" ', '{}')::uuid[], '{}');
  end $$`,
  `alter table cases add column incident_ids uuid[] not null
   generated always as (case_incidents(doc)) stored`,
  `create index cases_incidents on cases using gin (incident_ids) where incident_ids <> '{}'`,
  `create table figure_series (
    realm text not null,
    name text not null,
    title text not null,
    title_en text,
    unit text,
    kind text not null,
    pass_limit double precision,
    stale_after_minutes integer not null,
    primary key (realm, name)
  )`,
  `create table figure (
    id uuid primary key,
    realm text not null,
    name text not null,
    zone text,
    incident_id uuid references incident (id),
    value double precision not null,
    unit text,
    source text not null,
    measured_at timestamptz not null,
    recorded_at timestamptz not null,
    account_id uuid,
    key_id uuid
  )`,
  `create index figure_newest on figure (realm, name, zone, measured_at desc)`,
  `create index figure_incident on figure (incident_id, measured_at desc) where incident_id is not null`,
  // \`subject\` names what the alarm is about and when it was due: an alarm is raised once for it.
  `create table alarm (
    id uuid primary key,
    realm text not null,
    subject text not null,
    code text not null,
    level smallint not null,
    about json not null,
    raised_at timestamptz not null,
    acknowledged_at timestamptz,
    acknowledged_by uuid,
    cleared_at timestamptz,
    unique (realm, subject)
  )`,
  `create index alarm_standing on alarm (realm) where cleared_at is null`,
];
