/** Places as they are stored, with the initials that they are found by. */
import type { PlaceRow } from '@heed/shared/reference';
import { REAL, type Realm } from '@heed/shared/vocabulary';
import { pinyinInitials } from '../kernel/text/pinyin-initials';
import type { ListQuery } from './list-query';

export function readPlaces(query: ListQuery, realm: Realm = REAL): Promise<PlaceRow[]> {
  return query<PlaceRow>(
    `select code, kind, name, name_en as "nameEn", parent, lng, lat from place where realm = $1`,
    [realm],
  );
}

/** In one statement, so that a place may come before the one that it lies in. */
export async function storePlaces(
  query: ListQuery,
  places: readonly PlaceRow[],
  realm: Realm = REAL,
): Promise<void> {
  if (places.length === 0) return;
  const rows = places.map((place) => ({ ...place, initials: pinyinInitials(place.name) }));
  await query(
    `insert into place (realm, code, kind, name, name_en, parent, lng, lat, initials)
     select $2, code, kind, name, "nameEn", parent, lng, lat,
       coalesce((select array_agg(i) from json_array_elements_text(initials) i), '{}')
     from json_to_recordset($1::json) p(code text, kind text, name text, "nameEn" text,
       parent text, lng double precision, lat double precision, initials json)
     on conflict (realm, code) do update set kind = excluded.kind, name = excluded.name,
       name_en = excluded.name_en, parent = excluded.parent, lng = excluded.lng,
       lat = excluded.lat, initials = excluded.initials`,
    [JSON.stringify(rows), realm],
  );
}
