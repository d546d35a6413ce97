/**
 * Rooms search among open cases, of which there are few. Whether its case is open is known beside each
 * text: the indexer sets it with the words, and here it follows the case.
 */
export const searchSql = [
  'alter table complaint_text add column open boolean not null default true',
  `update complaint_text t set open = false from cases c
    where c.id = t.case_id and c.closed_at is not null`,
  'create index complaint_text_open_tokens on complaint_text using gin (tokens) where open',
  `create function set_text_open() returns trigger language plpgsql as $$
  begin
    update complaint_text set open = new.closed_at is null where case_id = new.id;
    return null;
  end $$`,
  `create trigger cases_text_open after update on cases for each row
    when ((old.closed_at is null) is distinct from (new.closed_at is null))
    execute function set_text_open()`,
  // With the time itself, so that an order can be made without reading the rows.
  'drop index cases_listed',
  `create index cases_listed on cases
    (realm, urgency, coalesce(due_at, 'infinity'::timestamptz), id) include (due_at)`,
  'drop index cases_open',
  `create index cases_open on cases
    (realm, urgency, coalesce(due_at, 'infinity'::timestamptz), id) include (due_at, shelved_until)
    where closed_at is null and not historic`,
  'create index cases_number_tail on cases (reverse(case_no) text_pattern_ops)',
];
