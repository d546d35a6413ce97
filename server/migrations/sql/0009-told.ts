/** What numbers count of each entry of a case: derived from the journal, and made anew where it is gone. */
export const toldSql = [
  `create table case_told (
    realm text not null,
    position bigint not null,
    at timestamptz not null,
    case_id uuid not null,
    kind text,
    person_id uuid,
    opened boolean,
    received_at timestamptz,
    outcome text,
    state text not null,
    open boolean not null,
    due_at timestamptz,
    given boolean not null,
    incident_ids uuid[],
    primary key (realm, position)
  )`,
  `create index case_told_case on case_told (case_id, position)`,
  // The complaints of a day.
  `create index case_told_heard on case_told (realm, received_at)
   where kind = 'complaint-registered'`,
  // A case enters an incident by a link, or by a source that named the incident at the registration.
  `create index case_told_joining on case_told (realm, position)
   where incident_ids is not null and kind in ('case-linked', 'complaint-registered')`,
  `create table case_told_head (
    single boolean primary key default true check (single),
    position bigint not null
  )`,
  `insert into case_told_head (position) values (0)`,
  // The links are found in the table above.
  `drop index journal_link`,
  // Where a drill begins, and what an incident was opened with: neither is asked of many entries.
  `create index journal_of_drill on journal (realm, position) where realm <> 'real'`,
  `create index journal_opening on journal (position) where type = 'incident-opened'`,
];
