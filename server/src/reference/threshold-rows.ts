/** Thresholds as they are stored, laid over the product's own. */
import type { Limits, ThresholdCode, ThresholdRow } from '@heed/shared/thresholds';
import { REAL, type Realm } from '@heed/shared/vocabulary';
import { defaultThresholds, type Preset } from '../../data/thresholds';
import type { ListQuery } from './list-query';

/** What a deployment said of one threshold at one version of the lists; a value of null takes back what it had set. */
export interface StoredThreshold {
  readonly code: ThresholdCode;
  readonly value: number | null;
  readonly source: string | null;
  readonly sourceEn: string | null;
  readonly by: string | null;
  readonly at: string;
}

export const presetThresholds: readonly ThresholdRow[] = defaultThresholds.map(presetRow);

/** One row for each threshold, as it holds now. */
export async function readThresholds(
  query: ListQuery,
  realm: Realm = REAL,
): Promise<readonly ThresholdRow[]> {
  const stored = await query<StoredThreshold>(
    `select distinct on (code) code, value, source, source_en as "sourceEn", set_by as by,
       set_at as at
     from threshold where realm = $1 order by code, version desc`,
    [realm],
  );
  const own = new Map(stored.map((row) => [row.code, row]));
  return defaultThresholds.map((preset) => {
    const row = own.get(preset.code);
    return row ? setRow(preset, row) : presetRow(preset);
  });
}

export async function addThreshold(
  query: ListQuery,
  { code, value, source, sourceEn, by, at }: StoredThreshold,
  version: number,
  realm: Realm = REAL,
): Promise<void> {
  await query(
    `insert into threshold (realm, code, version, value, source, source_en, set_by, set_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [realm, code, version, value, source, sourceEn, by, at],
  );
}

export function limitsOf(rows: readonly ThresholdRow[]): Limits {
  return Object.fromEntries(rows.map(({ code, value }) => [code, value])) as Limits;
}

/** A drill's own where it has set one, else what the deployment goes by. */
export function thresholdsOver(
  own: readonly ThresholdRow[],
  deployment: readonly ThresholdRow[],
): readonly ThresholdRow[] {
  const set = new Map(own.flatMap((row) => (row.set === null ? [] : [[row.code, row] as const])));
  return deployment.map((row) => set.get(row.code) ?? row);
}

function presetRow(preset: Preset): ThresholdRow {
  return { ...preset, ...preset.preset, set: null };
}

/** A value that a later release no longer allows gives way to the product's own. */
function setRow(
  preset: Preset,
  { value, source, sourceEn, by, at }: StoredThreshold,
): ThresholdRow {
  const allowed = value !== null && value >= preset.least && value <= preset.most;
  if (!allowed) return presetRow(preset);
  return { ...preset, value, source: source ?? '', sourceEn, set: { by, at } };
}
