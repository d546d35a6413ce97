/** The agreed wording: entries, the words of every version, receipts and uses. */
export const wordingSql = [
  // \`doc\` is the whole record, made from the events; the columns beside it are what lists ask by.
  `create table wording (
    id uuid primary key,
    realm text not null,
    version integer not null,
    state text not null,
    incident_id uuid references incident (id),
    expires_at timestamptz,
    checked_position bigint not null,
    finds text not null,
    doc json not null
  )`,
  `create index wording_realm on wording (realm, state, id)`,
  `create index wording_incident on wording (incident_id) where state = 'agreed'`,
  // What staff wrote with each version; the event carries its digest.
  `create table wording_text (
    wording_id uuid not null references wording (id),
    version integer not null,
    digest text not null,
    words json not null,
    primary key (wording_id, version)
  )`,
  `create trigger wording_text_stands before update on wording_text
   for each row execute function refuse_change()`,
  `create table wording_read (
    wording_id uuid not null references wording (id),
    edition integer not null,
    account_id uuid not null,
    at timestamptz not null,
    primary key (wording_id, edition, account_id)
  )`,
  `create table wording_use (
    wording_id uuid not null references wording (id),
    edition integer not null,
    case_id uuid not null,
    account_id uuid,
    at timestamptz not null
  )`,
  `create index wording_use_of on wording_use (wording_id, at desc)`,
  `create index journal_wording on journal ((entry::json -> 'data' ->> 'wordingId'), position)
   where type like 'wording-%'`,
  // Bulletins that went out or were taken back: what puts wording to the test.
  `create index journal_word_out on journal (position)
   where type in ('bulletin-published', 'bulletin-corrected', 'bulletin-retracted')`,
];
