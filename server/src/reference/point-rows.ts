/** Service points as they are stored. */
import type { KeptServicePoint } from '@heed/shared/reference';
import { REAL, type Realm } from '@heed/shared/vocabulary';
import type { ListQuery } from './list-query';

/** All of a realm, the withdrawn ones too. */
export function readPoints(query: ListQuery, realm: Realm = REAL): Promise<KeptServicePoint[]> {
  return query<KeptServicePoint>(
    `select code, name, name_en as "nameEn", address, address_en as "addressEn", street, lng, lat, until, note, withdrawn
     from service_point where realm = $1 order by code`,
    [realm],
  );
}

export async function storePoints(
  query: ListQuery,
  points: readonly KeptServicePoint[],
  realm: Realm = REAL,
): Promise<void> {
  if (points.length === 0) return;
  await query(
    `insert into service_point
       (realm, code, name, name_en, address, address_en, street, lng, lat, until, note, withdrawn)
     select $2, code, name, "nameEn", address, "addressEn", street, lng, lat, until, note, withdrawn
     from json_to_recordset($1::json) p(code text, name text, "nameEn" text, address text,
       "addressEn" text, street text, lng double precision, lat double precision, until timestamptz, note text,
       withdrawn boolean)
     on conflict (realm, code) do update set name = excluded.name, name_en = excluded.name_en,
       address = excluded.address, address_en = excluded.address_en, street = excluded.street, lng = excluded.lng,
       lat = excluded.lat, until = excluded.until, note = excluded.note,
       withdrawn = excluded.withdrawn`,
    [JSON.stringify(points), realm],
  );
}
