/** Frozen reports, how their documents look, and the rare entries that a timeline is made of. */
export const reportsSql = [
  // \`subject\` is what editions are counted by: an incident, a period, a day.
  `create table report (
    id uuid primary key,
    realm text not null,
    kind text not null,
    incident_id uuid references incident (id),
    subject text not null,
    edition integer not null,
    from_at timestamptz not null,
    to_at timestamptz not null,
    position bigint not null,
    at timestamptz not null,
    made_by uuid,
    figures json not null,
    digest text not null,
    unique (realm, kind, subject, edition)
  )`,
  `create index report_realm on report (realm, id desc)`,
  `create trigger report_stands before update or delete on report
   for each row execute function refuse_change()`,
  `create table report_style (
    version integer primary key,
    at timestamptz not null,
    account_id uuid,
    organ text,
    organ_en text,
    red_head boolean not null
  )`,
  `create trigger report_style_stands before update or delete on report_style
   for each row execute function refuse_change()`,
  // The statement of the timeline names the same types: see reports/journal-reads.ts.
  `create index journal_of_report on journal (realm, position) include (at)
   where type in ('incident-opened', 'incident-activated', 'incident-adjusted', 'incident-stabilised',
     'incident-stood-down', 'incident-reviewed', 'incident-reported-upward',
     'incident-press-conference-held', 'incident-informed', 'incident-rule-set', 'alarm-raised', 'alarm-acknowledged',
     'alarm-cleared', 'bulletin-published', 'bulletin-corrected', 'bulletin-retracted', 'promise-made',
     'promise-kept', 'promise-broken', 'promise-revised', 'topics-merged')`,
  // What a day closed.
  `create index cases_closed on cases (realm, closed_at) where closed_at is not null and not historic`,
];
