/** Calls as the telephone system told them, the numbers to call back, and what must reach zero by index. */
export const callsSql = [
  // One row a call. \`source_key\` is a keyed hash of the telephone system's own id; \`bidx\` finds the
  // calls of one number and nothing else.
  `create table phone_call (
    id uuid primary key,
    realm text not null,
    source_key bytea not null,
    bidx bytea,
    queue text,
    agent text,
    offered_at timestamptz,
    queued_at timestamptz,
    answered_at timestamptz,
    abandoned_at timestamptz,
    ended_at timestamptz,
    back_started_at timestamptz,
    back_ended_at timestamptz,
    outcome text,
    wait_seconds integer,
    unique (realm, source_key)
  )`,
  `create index phone_call_number on phone_call (realm, bidx) where bidx is not null`,
  // One row a number that was not heard. The number is sealed under its person's key.
  `create table call_back (
    id uuid primary key,
    realm text not null,
    person_id uuid not null,
    seal_id uuid not null,
    version integer not null,
    state text not null,
    calls integer not null,
    first_at timestamptz not null,
    last_at timestamptz not null,
    waited_seconds integer not null,
    tries integer not null,
    tried_at timestamptz,
    next_at timestamptz,
    holder_id uuid,
    lease_until timestamptz,
    heard_at timestamptz,
    ended text,
    unique (realm, person_id)
  )`,
  `create index call_back_open on call_back (realm, calls desc, first_at, id) where state <> 'done'`,
  `create index call_back_oldest on call_back (realm, first_at) where state <> 'done'`,
  // The three groups of cases that must reach zero.
  `create index cases_unowned on cases (realm, received_at, id)
   where closed_at is null and not historic and unit_id is null`,
  `create index cases_uncontacted on cases (realm, received_at, id)
   where closed_at is null and not historic and contacted_at is null`,
  `create index cases_worsening on cases (realm, received_at, id)
   where closed_at is null and not historic and (doc ->> 'worse') = 'true'`,
];
