/** Series of figures as they are stored. */
import type { FigureSeries } from '@heed/shared/figures';
import { REAL, type Realm } from '@heed/shared/vocabulary';
import type { ListQuery } from './list-query';

export function readSeries(query: ListQuery, realm: Realm = REAL): Promise<FigureSeries[]> {
  return query<FigureSeries>(
    `select name, title, title_en as "titleEn", unit, kind, pass_limit as "limit",
       stale_after_minutes as "staleAfterMinutes"
     from figure_series where realm = $1 order by name`,
    [realm],
  );
}

export async function storeSeries(
  query: ListQuery,
  series: readonly FigureSeries[],
  realm: Realm = REAL,
): Promise<void> {
  await query(
    `insert into figure_series (realm, name, title, title_en, unit, kind, pass_limit, stale_after_minutes)
     select $2, name, title, "titleEn", unit, kind, "limit", "staleAfterMinutes"
     from json_to_recordset($1::json) s(name text, title text, "titleEn" text, unit text, kind text,
       "limit" double precision, "staleAfterMinutes" integer)
     on conflict (realm, name) do update set title = excluded.title, title_en = excluded.title_en,
       unit = excluded.unit, kind = excluded.kind, pass_limit = excluded.pass_limit,
       stale_after_minutes = excluded.stale_after_minutes`,
    [JSON.stringify(series), realm],
  );
}
