/** `response`: level, class and beginning as the approval froze them; null where there was none. */
export const bulletinLevelSql = [
  'alter table bulletin add column response json',
  // What was published is never changed: not its text, not its number, not the hands behind it, not the level.
  `create or replace function keep_published() returns trigger language plpgsql as $$
  begin
    if old.published_at is not null and (tg_op = 'DELETE' or (
      new.realm, new.incident_id, new.kind, new.content_version, new.digest, new.year, new.number,
      new.published_at, new.emergency, new.replaces, new.title::text, new.hands::text,
      new.response::text
    ) is distinct from (
      old.realm, old.incident_id, old.kind, old.content_version, old.digest, old.year, old.number,
      old.published_at, old.emergency, old.replaces, old.title::text, old.hands::text,
      old.response::text
    )) then
      raise exception 'bulletin % is published and never changed', old.id;
    end if;
    return case when tg_op = 'DELETE' then old else new end;
  end $$`,
  'alter table service_point add column address_en text',
  // What never arrived anywhere, or is being tried again after it was given up: an alarm asks each second.
  `create index delivery_given_up on delivery (target_id, position)
   where state = 'dead' or (state = 'waiting' and retried_after > 0)`,
];
