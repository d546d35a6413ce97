/**
 * The journal as ranges of positions. Each part is a table `journal_from_N`; the last one is open to
 * all that comes. Nothing is copied: the table that was there is hung in with its indexes.
 */
export const partsSql = [
  `do $$
  declare
    made record;
    rest text[] := '{}';
    made_again text;
  begin
    for made in
      select c.relname as name, pg_get_indexdef(i.indexrelid) as definition
      from pg_index i join pg_class c on c.oid = i.indexrelid
      where i.indrelid = 'journal'::regclass and not i.indisprimary
    loop
      rest := rest || made.definition;
      execute format('alter index %I rename to %I', made.name, made.name || '_from_1');
    end loop;
    alter table journal rename to journal_from_1;
    alter index journal_pkey rename to journal_from_1_pkey;
    create table journal (like journal_from_1) partition by range (position);
    alter table journal add primary key (position);
    -- On a table without rows; hung in below, each meets its twin and is made once.
    foreach made_again in array rest loop
      execute made_again;
    end loop;
    alter table journal attach partition journal_from_1 for values from (minvalue) to (maxvalue);
  end $$`,
  `create table journal_part (
    from_position bigint primary key,
    -- The first position behind it; null while it is open.
    to_position bigint,
    -- The local month in which it was opened, as 2026-05; null until a node has told.
    month text unique,
    state text not null check (state in ('open', 'closed', 'away')),
    -- The realms and the times of its entries, and the hashes at its ends; known when it is full.
    realms text[],
    first_at timestamptz,
    last_at timestamptz,
    before_hash bytea,
    last_hash bytea,
    file text,
    check ((state = 'open') = (to_position is null))
  )`,
  `create unique index journal_part_open on journal_part ((true)) where state = 'open'`,
  `insert into journal_part (from_position, state) values (1, 'open')`,
  // Where the open part will end: told ahead, so that its end is proven while appends go on.
  `alter table journal_head add column fence bigint`,
  // Appends come first: a fence that they reach before it is proven is taken away, and set anew later.
  `create function journal_unfence() returns void language plpgsql as $$
  declare
    part text;
  begin
    select 'journal_from_' || from_position into part from journal_part where state = 'open';
    execute format('alter table %I drop constraint if exists journal_fence', part);
    update journal_head set fence = null;
  end $$`,
  `create or replace function journal_append(
    at_times timestamptz[], realms text[], types text[], case_ids uuid[], entries text[]
  ) returns bigint language plpgsql as $$
  declare
    first_position bigint;
    last_position bigint;
    last_hash bytea;
    fence_at bigint;
    body text;
    hashes bytea[] := '{}';
  begin
    select position, hash, fence into last_position, last_hash, fence_at
      from journal_head for update;
    first_position := last_position + 1;
    foreach body in array entries loop
      last_position := last_position + 1;
      last_hash := sha256(last_hash || int8send(last_position) || convert_to(body, 'UTF8'));
      hashes := hashes || last_hash;
    end loop;
    if last_position >= fence_at then
      perform journal_unfence();
    end if;
    insert into journal (position, at, realm, type, case_id, entry, hash)
      select first_position + e.n - 1, e.at, e.realm, e.type, e.case_id, e.entry, e.hash
      from unnest(at_times, realms, types, case_ids, entries, hashes)
        with ordinality e(at, realm, type, case_id, entry, hash, n);
    update journal_head set position = last_position, hash = last_hash;
    perform pg_notify('journal', '');
    return first_position;
  end $$`,
];
