/** The journal: one head under one lock, dense positions, a hash chain over the stored bytes. */
export const journalSql = [
  `create table deployment (
    single boolean primary key default true check (single),
    key_store_fingerprint text not null,
    created_at timestamptz not null
  )`,
  `create table journal_head (
    single boolean primary key default true check (single),
    position bigint not null,
    hash bytea not null
  )`,
  `insert into journal_head (position, hash) values (0, decode(repeat('00', 32), 'hex'))`,
  `create table journal (
    position bigint primary key,
    at timestamptz not null,
    realm text not null,
    type text not null,
    case_id uuid,
    entry text not null,
    hash bytea not null
  )`,
  `create index journal_case on journal (case_id, position) where case_id is not null`,
  // Whoever holds the head's lock is the only writer until the commit; the lock is what makes
  // positions dense and in commit order. Nothing else hands out positions.
  `create function journal_append(
    at_times timestamptz[], realms text[], types text[], case_ids uuid[], entries text[]
  ) returns bigint language plpgsql as $$
  declare
    first_position bigint;
    last_position bigint;
    last_hash bytea;
    body text;
    hashes bytea[] := '{}';
  begin
    select position, hash into last_position, last_hash from journal_head for update;
    first_position := last_position + 1;
    foreach body in array entries loop
      last_position := last_position + 1;
      last_hash := sha256(last_hash || int8send(last_position) || convert_to(body, 'UTF8'));
      hashes := hashes || last_hash;
    end loop;
    insert into journal (position, at, realm, type, case_id, entry, hash)
      select first_position + e.n - 1, e.at, e.realm, e.type, e.case_id, e.entry, e.hash
      from unnest(at_times, realms, types, case_ids, entries, hashes)
        with ordinality e(at, realm, type, case_id, entry, hash, n);
    update journal_head set position = last_position, hash = last_hash;
    perform pg_notify('journal', '');
    return first_position;
  end $$`,
];
