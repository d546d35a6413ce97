/** Replays and their waiting rows; kept states of folds. */
export const replaysSql = [
  // `speed` is null where the rows are told as fast as they can be; `played_to` is the realm's moment
  // up to which all is told.
  `create table replay (
    id text primary key,
    realm text not null unique references realm (realm),
    request_key text not null unique,
    request_digest text not null,
    state text not null,
    speed double precision,
    begins_at timestamptz not null,
    ends_at timestamptz not null,
    opened_at timestamptz not null,
    rows integer not null,
    refused integer not null,
    moments integer not null,
    told integer not null default 0,
    played_to timestamptz not null,
    person_id uuid not null,
    player uuid,
    leased_until timestamptz
  )`,
  // A row that waits for its next moment, sealed under the replay's own key. Told rows go.
  `create table replay_row (
    replay_id text not null references replay (id),
    line integer not null,
    at timestamptz not null,
    closes_at timestamptz,
    seal_id uuid not null,
    bytes bytea not null,
    primary key (replay_id, line)
  )`,
  `create index replay_row_next on replay_row (replay_id, at, line)`,

  // Entries of drills and replays, to be read without the real ones between them.
  `create index journal_apart on journal (realm, position) where realm <> 'real'`,
  // What marks a line of time: rare among all entries.
  `create index journal_marks on journal (realm, at) where type in
   ('incident-opened', 'incident-activated', 'incident-adjusted', 'bulletin-published',
    'alarm-raised', 'signal-opened')`,
  // States of a realm's folds as they once were, many of late and few of long ago; what is missing is
  // folded again. `at` is the realm's time by the newest entry up to `position`.
  `create table fold_checkpoint (
    realm text not null,
    position bigint not null,
    at timestamptz not null,
    primary key (realm, position)
  )`,
  `create index fold_checkpoint_at on fold_checkpoint (realm, at)`,
  `create table fold_checkpoint_state (
    realm text not null,
    position bigint not null,
    scope text not null,
    fold text not null,
    version integer not null,
    fold_position bigint not null,
    state bytea not null,
    primary key (realm, position, scope, fold),
    foreign key (realm, position) references fold_checkpoint (realm, position) on delete cascade
  )`,
];
