/** The rarer facts of a case as columns, for lists and for who may see it. The record says them; they follow it. */
export const lifeSql = [
  // Nearly every case has none of them: looking for the name is cheaper than reading the record.
  `create function case_ids(doc json, name text) returns uuid[] language plpgsql immutable parallel safe as $$
  begin
    if strpos(doc::text, '"' || name || '":') = 0 then
      return '{}';
    end if;
    return coalesce(translate(doc ->> name, '[]" ', '{}')::uuid[], '{}');
  end $$`,
  // What marks a case: its procedure, that it is supervised, and what waits for somebody's word.
  `create function case_marks(doc json) returns text[] language plpgsql immutable parallel safe as $$
  declare
    words text := doc::text;
    marks text[] := '{}';
  begin
    if strpos(words, '"procedure":') > 0 then
      marks := marks || (doc ->> 'procedure');
    end if;
    if strpos(words, '"supervision":') > 0 then
      marks := marks || 'supervised'::text;
    end if;
    if strpos(words, '"returning":') > 0 or strpos(words, '"state":"pending"') > 0 then
      marks := marks || 'asked'::text;
    end if;
    return marks;
  end $$`,
  // RFC 3339 in UTC with milliseconds, as the record writes every instant: texts compare as times do.
  `create function case_shelved_until(doc json) returns text language plpgsql immutable parallel safe as $$
  begin
    if strpos(doc::text, '"shelvedUntil":') = 0 then
      return null;
    end if;
    return doc ->> 'shelvedUntil';
  end $$`,
  `alter table cases
     add column assisting_unit_ids uuid[] not null
       generated always as (case_ids(doc, 'assistingUnitIds')) stored,
     add column accused_unit_ids uuid[] not null
       generated always as (case_ids(doc, 'accusedUnitIds')) stored,
     add column marks text[] not null generated always as (case_marks(doc)) stored,
     add column shelved_until text generated always as (case_shelved_until(doc)) stored`,
  `create index cases_assisting on cases using gin (assisting_unit_ids) where assisting_unit_ids <> '{}'`,
  `create index cases_marks on cases using gin (marks) where marks <> '{}'`,
  // What is archived in time, and what a suspension ends for.
  `create index cases_to_archive on cases (realm, closed_at)
   where closed_at is not null and state <> 'archived' and not historic`,
  `create index cases_suspended on cases (realm) where state = 'suspended'`,
];
