/** Figures and their series as they are stored. */
import type { FigureSeries } from '@heed/shared/figures';
import type { Realm } from '@heed/shared/vocabulary';
import type { EventData } from '../../journal/events';
import type { DeskChange } from '../../journal/desk-writer';
import type { Database } from '../../kernel/database/database';

type Figure = Omit<EventData<'figure-set'>, 'seriesKind' | 'limit' | 'staleAfterMinutes'>;

export async function loadSeries(change: DeskChange, name: string): Promise<FigureSeries | null> {
  const rows = await change.query<FigureSeries>(
    `select name, title, title_en as "titleEn", unit, kind, pass_limit as "limit",
       stale_after_minutes as "staleAfterMinutes"
     from figure_series where realm = $1 and name = $2`,
    [change.realm, name],
  );
  return rows[0] ?? null;
}

/** Of two writers that begin a series in one moment the first one's stays. */
export async function insertSeries(
  change: DeskChange,
  { name, title, titleEn, unit, kind, limit, staleAfterMinutes }: FigureSeries,
): Promise<void> {
  await change.query(
    `insert into figure_series (realm, name, title, title_en, unit, kind, pass_limit, stale_after_minutes)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (realm, name) do nothing`,
    [change.realm, name, title, titleEn, unit, kind, limit, staleAfterMinutes],
  );
}

/** A sample keeps the limit that it was judged by, whatever becomes of its series. */
export async function insertFigure(
  change: DeskChange,
  figure: Figure,
  series: Pick<FigureSeries, 'kind' | 'limit'>,
): Promise<void> {
  const { figureId, name, zone, incidentId, value, unit, source, measuredAt } = figure;
  const { kind, id } = change.by;
  await change.query(
    `insert into figure (id, realm, name, zone, incident_id, value, unit, source, measured_at,
       recorded_at, account_id, key_id, pass_limit)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      figureId,
      change.realm,
      name,
      zone,
      incidentId,
      value,
      unit,
      source,
      measuredAt,
      change.at,
      kind === 'account' ? id : null,
      kind === 'key' ? id : null,
      series.kind === 'sample' ? series.limit : null,
    ],
  );
}

/** The values of a realm's series, the newest measured first; of one incident only, where it is named. */
export async function loadFigures(
  database: Database,
  realm: Realm,
  incidentId: string | null,
): Promise<(Figure & { recordedAt: string })[]> {
  return database.query(
    `select id as "figureId", name, value, unit, source, measured_at as "measuredAt", zone,
       incident_id as "incidentId", recorded_at as "recordedAt"
     from figure where realm = $1 and ($2::uuid is null or incident_id = $2 or incident_id is null)
     order by measured_at desc, id desc limit 1000`,
    [realm, incidentId],
  );
}
