/**
 * What one complaint costs the database. The writer says the rarer facts of a case itself, instead of
 * the database reading the record for each of them; and it takes rows as rows, not as JSON.
 */
export const leanWriterSql = [
  // From here on ordinary columns: what stands in them stays.
  `alter table cases
     alter column incident_ids drop expression, alter column incident_ids set default '{}',
     alter column assisting_unit_ids drop expression, alter column assisting_unit_ids set default '{}',
     alter column accused_unit_ids drop expression, alter column accused_unit_ids set default '{}',
     alter column marks drop expression, alter column marks set default '{}',
     alter column shelved_until drop expression,
     add column worse boolean not null default false,
     drop column position`,
  'drop function case_incidents, case_ids, case_marks, case_shelved_until',
  // Reads every record once: some seconds a million cases.
  `update cases set worse = true where (doc ->> 'worse') = 'true'`,
  'drop index cases_worsening',
  `create index cases_worsening on cases (realm, received_at, id)
   where closed_at is null and not historic and worse`,
  // A record or an entry lies as it is where it fits a page: packing each cost more than its bytes do.
  'alter table cases set (toast_tuple_target = 8160)',
  `do $$
  declare
    part regclass;
  begin
    for part in select inhrelid from pg_inherits where inhparent = 'journal'::regclass loop
      execute format('alter table %s set (toast_tuple_target = 8160)', part);
    end loop;
  end $$`,
  // The same as journal_apart.
  'drop index journal_of_drill',
  `create type written_person as (w integer, id uuid, scope text, key text)`,
  `create type written_index as (w integer, scope text, kind text, bidx text, person uuid)`,
  // The bytes of all seals lie end to end beside them.
  `create type written_seal as (
    w integer, id uuid, person uuid, scope text, suite smallint, starts integer, size integer
  )`,
  `create type written_complaint as (
    w integer, id uuid, case_id uuid, realm text, channel text, kind text, received_at timestamptz,
    occurred_at timestamptz, registered_at timestamptz, person_id uuid, seal_id uuid, urgency text,
    category text, flags json, evidence_ids json, request_key text, request_digest text, source_digest text
  )`,
  `create type written_case as (
    w integer, expected integer, id uuid, case_no text, realm text, version integer, state text,
    urgency smallint, category text, district text, street text, channel text, kind text, unit_id uuid,
    holder_id uuid, person_id uuid, first_complaint_id uuid, received_at timestamptz,
    contacted_at timestamptz, next_clock text, due_at timestamptz, soon_at timestamptz,
    handle_due_at timestamptz, closed_at timestamptz, escalation smallint, historic boolean, worse boolean,
    incident_ids uuid[], assisting_unit_ids uuid[], accused_unit_ids uuid[], marks text[], shelved_until text
  )`,
  'drop function commit_cases',
  // One batch of the group-commit queue. \`w\` numbers the writes of the batch; each has one journal
  // entry, whose parts lie side by side in the arrays, as records, words and rules lie beside their rows.
  // What has ids of its own and needs no position goes in before the head is locked, so that others wait
  // for less. A write that lost its race (its request key is known by now, its case has another version,
  // or somebody else made its new person) is left out whole and named in the answer.
  `create function commit_cases(
    requests json, people written_person[], indexes written_index[], seals written_seal[], seal_bytes bytea,
    complaints written_complaint[], rules text[], titles text[], bodies text[],
    new_cases written_case[], new_records text[], changed_cases written_case[], changed_records text[],
    entry_ws integer[], at_times timestamptz[], realms text[], types text[], case_ids uuid[], entries text[]
  ) returns table (w integer, outcome text, "position" bigint) language plpgsql
  -- A batch touches a few rows of large tables: always by index, whatever the statistics say.
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
  #variable_conflict use_column
  declare
    head bigint;
    lost integer[];
    kept integer[] := entry_ws;
  begin
    insert into person_key (person_id, scope_id, wrapped_key)
      select p.id, p.scope, decode(p.key, 'hex') from unnest(people) p;
    insert into sealed (seal_id, person_id, scope_id, suite, bytes)
      select s.id, s.person, s.scope, s.suite, substr(seal_bytes, s.starts, s.size) from unnest(seals) s;
    insert into complaint_text (complaint_id, case_id, title, body)
      select c.id, c.case_id, titles[c.ordinality], bodies[c.ordinality]
      from unnest(complaints) with ordinality c;
    insert into cases (id, case_no, realm, version, state, urgency, category, district, street,
        channel, kind, unit_id, holder_id, person_id, first_complaint_id, received_at, contacted_at,
        next_clock, due_at, soon_at, handle_due_at, closed_at, escalation, historic, worse, incident_ids,
        assisting_unit_ids, accused_unit_ids, marks, shelved_until, doc)
      select c.id, c.case_no, c.realm, c.version, c.state, c.urgency, c.category, c.district, c.street,
        c.channel, c.kind, c.unit_id, c.holder_id, c.person_id, c.first_complaint_id, c.received_at,
        c.contacted_at, c.next_clock, c.due_at, c.soon_at, c.handle_due_at, c.closed_at, c.escalation,
        c.historic, c.worse, c.incident_ids, c.assisting_unit_ids, c.accused_unit_ids, c.marks,
        c.shelved_until, new_records[c.ordinality]::json
      from unnest(new_cases) with ordinality c;

    select h.position into head from journal_head h for update;
    select coalesce(array_agg(distinct l.w), '{}') into lost from (
      select r.w from json_to_recordset(requests) r(w integer, key text)
        where exists (select 1 from request q where q.request_key = decode(r.key, 'hex'))
      union all
      select c.w from unnest(complaints) c
        where c.request_key is not null
          and exists (select 1 from complaint q where q.request_key = decode(c.request_key, 'hex'))
      union all
      select u.w from unnest(changed_cases) u
        where not exists (select 1 from cases q where q.id = u.id and q.version = u.expected)
      union all
      select n.w from unnest(indexes) n
        where exists (select 1 from lookup q where q.bidx = decode(n.bidx, 'hex') and q.kind = n.kind
          and q.scope_id = n.scope)
    ) l;
    if cardinality(lost) > 0 then
      delete from person_key q using unnest(people) p where q.person_id = p.id and p.w = any (lost);
      delete from sealed q using unnest(seals) s where q.seal_id = s.id and s.w = any (lost);
      delete from complaint_text q using unnest(complaints) c
        where q.complaint_id = c.id and c.w = any (lost);
      delete from cases q using unnest(new_cases) c where q.id = c.id and c.w = any (lost);
      select coalesce(array_agg(e.w order by e.n), '{}'), coalesce(array_agg(e.at order by e.n), '{}'),
          coalesce(array_agg(e.realm order by e.n), '{}'), coalesce(array_agg(e.type order by e.n), '{}'),
          coalesce(array_agg(e.case_id order by e.n), '{}'), coalesce(array_agg(e.entry order by e.n), '{}')
        into kept, at_times, realms, types, case_ids, entries
        from unnest(entry_ws, at_times, realms, types, case_ids, entries)
          with ordinality e(w, at, realm, type, case_id, entry, n)
        where not (e.w = any (lost));
    end if;

    insert into lookup (scope_id, kind, bidx, person_id)
      select n.scope, n.kind, decode(n.bidx, 'hex'), n.person
      from unnest(indexes) n where not (n.w = any (lost));
    insert into complaint (complaint_id, case_id, realm, position, channel, kind, received_at, occurred_at,
        registered_at, person_id, seal_id, urgency, category, rules, flags, evidence_ids, request_key,
        request_digest, source_digest)
      select c.id, c.case_id, c.realm, head + array_position(kept, c.w), c.channel, c.kind, c.received_at,
        c.occurred_at, c.registered_at, c.person_id, c.seal_id, c.urgency, c.category,
        rules[c.ordinality]::json, c.flags, c.evidence_ids,
        decode(c.request_key, 'hex'), decode(c.request_digest, 'hex'), decode(c.source_digest, 'hex')
      from unnest(complaints) with ordinality c where not (c.w = any (lost));
    if cardinality(changed_cases) > 0 then
      update cases q set version = c.version, state = c.state, urgency = c.urgency,
          category = c.category, district = c.district, street = c.street, unit_id = c.unit_id,
          holder_id = c.holder_id, contacted_at = c.contacted_at, next_clock = c.next_clock,
          due_at = c.due_at, soon_at = c.soon_at, handle_due_at = c.handle_due_at,
          closed_at = c.closed_at, escalation = c.escalation, historic = c.historic, worse = c.worse,
          incident_ids = c.incident_ids, assisting_unit_ids = c.assisting_unit_ids,
          accused_unit_ids = c.accused_unit_ids, marks = c.marks, shelved_until = c.shelved_until,
          doc = changed_records[c.ordinality]::json
        from unnest(changed_cases) with ordinality c
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
