/** The writer of cases: who makes a person whom another node made a moment ago has lost the race. */
export const onePersonSql = [
  // One batch of the group-commit queue. \`w\` numbers the writes of the batch; each has one journal
  // entry, whose parts lie side by side in the arrays. A write that lost its race (its request key is
  // known by now, its case has another version, or somebody else made its new person) is left out whole
  // and named in the answer.
  `create or replace function commit_cases(
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
      union
      select n.w from json_to_recordset(lookups) n(w integer, scope text, kind text, bidx text)
        where exists (select 1 from lookup q where q.bidx = decode(n.bidx, 'hex') and q.kind = n.kind
          and q.scope_id = n.scope)
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
        where not (l.w = any (lost));
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
