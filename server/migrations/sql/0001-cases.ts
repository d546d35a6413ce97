/** Sealed data, complaints, cases and the one function through which they are written. */
export const casesSql = [
  `create table person_key (
    person_id uuid primary key,
    scope_id text not null,
    wrapped_key bytea not null
  )`,
  `create table sealed (
    seal_id uuid primary key,
    person_id uuid not null,
    scope_id text not null,
    suite smallint not null,
    bytes bytea not null
  )`,
  `create index sealed_person on sealed (person_id)`,
  `create table lookup (
    scope_id text not null,
    kind text not null,
    bidx bytea not null,
    person_id uuid not null,
    primary key (bidx, kind, scope_id)
  )`,
  `create table complaint (
    complaint_id uuid primary key,
    case_id uuid not null,
    realm text not null,
    position bigint not null,
    channel text not null,
    kind text,
    received_at timestamptz not null,
    occurred_at timestamptz,
    registered_at timestamptz not null,
    person_id uuid not null,
    seal_id uuid not null,
    urgency text not null,
    category text,
    rules json not null,
    flags json not null,
    evidence_ids json not null,
    request_key bytea,
    request_digest bytea,
    source_digest bytea
  )`,
  `create index complaint_case on complaint (case_id)`,
  `create index complaint_person on complaint (person_id, received_at desc)`,
  `create unique index complaint_request on complaint (request_key) where request_key is not null`,
  `create table complaint_text (
    complaint_id uuid primary key,
    case_id uuid not null,
    title text not null,
    body text not null,
    tokens tsvector
  )`,
  `create index complaint_text_case on complaint_text (case_id)`,
  `create index complaint_text_tokens on complaint_text using gin (tokens)`,
  `create index complaint_text_unindexed on complaint_text (complaint_id) where tokens is null`,
  `create table cases (
    id uuid primary key,
    case_no text not null,
    realm text not null,
    version integer not null,
    position bigint not null,
    state text not null,
    urgency smallint not null,
    category text,
    district text,
    street text,
    channel text not null,
    kind text,
    unit_id uuid,
    holder_id uuid,
    person_id uuid not null,
    first_complaint_id uuid not null,
    received_at timestamptz not null,
    contacted_at timestamptz,
    next_clock text,
    due_at timestamptz,
    soon_at timestamptz,
    handle_due_at timestamptz,
    closed_at timestamptz,
    escalation smallint not null,
    historic boolean not null,
    doc json not null,
    unique (realm, case_no)
  )`,
  `create index cases_open on cases (realm, urgency, due_at, id) where closed_at is null and not historic`,
  `create index cases_received on cases (realm, received_at desc, id)`,
  `create index cases_unit on cases (unit_id) where closed_at is null and unit_id is not null`,
  `create index cases_holder on cases (holder_id) where closed_at is null and holder_id is not null`,
  `create index cases_person on cases (person_id, received_at desc)`,
  `create table case_counter (
    realm text not null,
    day text not null,
    last integer not null,
    primary key (realm, day)
  )`,
  `create table request (
    request_key bytea primary key,
    request_digest bytea not null,
    case_id uuid,
    position bigint not null,
    at timestamptz not null
  )`,
  // One batch of the group-commit queue. \`w\` numbers the writes of the batch; each has one journal
  // entry, whose parts lie side by side in the arrays. A write that lost its race (its request key is
  // known by now, or its case has another version) is left out whole and named in the answer.
  `create function commit_cases(
    requests json, people json, lookups json, seals json, complaints json, texts json,
    new_cases json, changed_cases json, entry_ws integer[], at_times timestamptz[], realms text[],
    types text[], case_ids uuid[], entries text[]
  ) returns table (w integer, outcome text, "position" bigint) language plpgsql
  -- A batch touches a few rows of large tables: always by index, whatever the statistics say.
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
  #variable_conflict use_column
  declare
    head bigint;
    lost integer[];
    kept integer[] := entry_ws;
  begin
    select h.position into head from journal_head h for update;
    select coalesce(array_agg(l.w), '{}') into lost from (
      select r.w from json_to_recordset(requests) r(w integer, key text)
        where exists (select 1 from request q where q.request_key = decode(r.key, 'hex'))
      union
      select c.w from json_to_recordset(complaints) c(w integer, request_key text)
        where c.request_key is not null
          and exists (select 1 from complaint q where q.request_key = decode(c.request_key, 'hex'))
      union
      select u.w from json_to_recordset(changed_cases) u(w integer, id uuid, expected integer)
        where not exists (select 1 from cases q where q.id = u.id and q.version = u.expected)
    ) l;
    if cardinality(lost) > 0 then
      select coalesce(array_agg(e.w order by e.n), '{}'), coalesce(array_agg(e.at order by e.n), '{}'),
          coalesce(array_agg(e.realm order by e.n), '{}'), coalesce(array_agg(e.type order by e.n), '{}'),
          coalesce(array_agg(e.case_id order by e.n), '{}'), coalesce(array_agg(e.entry order by e.n), '{}')
        into kept, at_times, realms, types, case_ids, entries
        from unnest(entry_ws, at_times, realms, types, case_ids, entries)
          with ordinality e(w, at, realm, type, case_id, entry, n)
        where not (e.w = any (lost));
    end if;

    if json_array_length(people) > 0 then
      insert into person_key (person_id, scope_id, wrapped_key)
        select p.id, p.scope, decode(p.key, 'hex')
        from json_to_recordset(people) p(w integer, id uuid, scope text, key text)
        where not (p.w = any (lost));
    end if;
    if json_array_length(lookups) > 0 then
      insert into lookup (scope_id, kind, bidx, person_id)
        select l.scope, l.kind, decode(l.bidx, 'hex'), l.person
        from json_to_recordset(lookups) l(w integer, scope text, kind text, bidx text, person uuid)
        where not (l.w = any (lost))
        on conflict do nothing;
    end if;
    insert into sealed (seal_id, person_id, scope_id, suite, bytes)
      select s.id, s.person, s.scope, s.suite, decode(s.bytes, 'base64')
      from json_to_recordset(seals) s(w integer, id uuid, person uuid, scope text, suite smallint, bytes text)
      where not (s.w = any (lost));
    insert into complaint (complaint_id, case_id, realm, position, channel, kind, received_at, occurred_at,
        registered_at, person_id, seal_id, urgency, category, rules, flags, evidence_ids, request_key,
        request_digest, source_digest)
      select c.id, c.case_id, c.realm, head + array_position(kept, c.w), c.channel, c.kind, c.received_at, c.occurred_at,
        c.registered_at, c.person_id, c.seal_id, c.urgency, c.category, c.rules, c.flags, c.evidence_ids,
        decode(c.request_key, 'hex'), decode(c.request_digest, 'hex'), decode(c.source_digest, 'hex')
      from json_to_recordset(complaints) c(w integer, id uuid, case_id uuid, realm text, channel text,
        kind text, received_at timestamptz, occurred_at timestamptz, registered_at timestamptz,
        person_id uuid, seal_id uuid, urgency text, category text, rules json, flags json,
        evidence_ids json, request_key text, request_digest text, source_digest text)
      where not (c.w = any (lost));
    insert into complaint_text (complaint_id, case_id, title, body)
      select t.id, t.case_id, t.title, t.body
      from json_to_recordset(texts) t(w integer, id uuid, case_id uuid, title text, body text)
      where not (t.w = any (lost));
    insert into cases (id, case_no, realm, version, position, state, urgency, category, district, street,
        channel, kind, unit_id, holder_id, person_id, first_complaint_id, received_at, contacted_at,
        next_clock, due_at, soon_at, handle_due_at, closed_at, escalation, historic, doc)
      select c.id, c.case_no, c.realm, c.version, head, c.state, c.urgency, c.category, c.district,
        c.street, c.channel, c.kind, c.unit_id, c.holder_id, c.person_id, c.first_complaint_id,
        c.received_at, c.contacted_at, c.next_clock, c.due_at, c.soon_at, c.handle_due_at, c.closed_at,
        c.escalation, c.historic, c.doc
      from json_to_recordset(new_cases) c(w integer, id uuid, case_no text, realm text, version integer,
        state text, urgency smallint, category text, district text, street text, channel text, kind text,
        unit_id uuid, holder_id uuid, person_id uuid, first_complaint_id uuid, received_at timestamptz,
        contacted_at timestamptz, next_clock text, due_at timestamptz, soon_at timestamptz,
        handle_due_at timestamptz, closed_at timestamptz, escalation smallint, historic boolean, doc json)
      where not (c.w = any (lost));
    if json_array_length(changed_cases) > 0 then
      update cases q set version = c.version, position = head, state = c.state, urgency = c.urgency,
          category = c.category, district = c.district, street = c.street, unit_id = c.unit_id,
          holder_id = c.holder_id, contacted_at = c.contacted_at, next_clock = c.next_clock,
          due_at = c.due_at, soon_at = c.soon_at, handle_due_at = c.handle_due_at,
          closed_at = c.closed_at, escalation = c.escalation, historic = c.historic, doc = c.doc
        from json_to_recordset(changed_cases) c(w integer, id uuid, version integer, state text,
          urgency smallint, category text, district text, street text, unit_id uuid, holder_id uuid,
          contacted_at timestamptz, next_clock text, due_at timestamptz, soon_at timestamptz,
          handle_due_at timestamptz, closed_at timestamptz, escalation smallint, historic boolean, doc json)
        where q.id = c.id and not (c.w = any (lost));
    end if;
    if json_array_length(requests) > 0 then
      update complaint q set source_digest = decode(s.source_digest, 'hex')
        from json_to_recordset(requests) s(w integer, complaint_id uuid, source_digest text)
        where s.source_digest is not null and q.complaint_id = s.complaint_id and not (s.w = any (lost));
      insert into request (request_key, request_digest, case_id, position, at)
        select decode(r.key, 'hex'), decode(r.digest, 'hex'), r.case_id, head + array_position(kept, r.w), r.at
        from json_to_recordset(requests) r(w integer, key text, digest text, case_id uuid, at timestamptz)
        where r.key is not null and not (r.w = any (lost));
    end if;
    if cardinality(kept) > 0 then
      perform journal_append(at_times, realms, types, case_ids, entries);
    end if;
    return query
      select k.w, 'done'::text, head + k.n from unnest(kept) with ordinality k(w, n)
      union all select u, 'lost', null::bigint from unnest(lost) u;
  end $$`,
];
