/** What the numbers of a text are: now, or as they were at a journal position. */
import type { LiveNumber, NumberToken } from '@heed/shared/bulletins';
import type { Realm } from '@heed/shared/vocabulary';
import type { Reads } from '../bulletin-rows';
import { caseCountsSql, type CountQuery } from './case-counts';
import { figureSql, zonesSql } from './figures';

/** What a number is counted over: a realm's journal up to a position, at a time of that realm. */
export interface NumberScope {
  readonly realm: Realm;
  readonly incidentId: string;
  readonly position: number;
  readonly at: string;
}

type Counts = Readonly<Record<CountQuery, number>>;
type Value = Omit<LiveNumber, 'id'>;

const NOTHING: Value = { value: null, unit: null, source: null, at: null, old: false };

/** The value of each token, each query asked once. */
export async function readNumbers(
  reads: Reads,
  tokens: readonly NumberToken[],
  scope: NumberScope,
): Promise<LiveNumber[]> {
  const counts = new Map<boolean, Promise<Counts | undefined>>();
  const numbers: LiveNumber[] = [];
  for (const token of tokens) {
    const { id, ofIncident } = token;
    let value: Value;
    if (token.query === 'figure') value = await readFigure(reads, token, scope);
    else if (token.query === 'zones-recovered' || token.query === 'zones-affected') {
      value = await readZones(reads, { token, query: token.query }, scope);
    } else {
      const asked = counts.get(ofIncident) ?? readCounts(reads, ofIncident, scope);
      counts.set(ofIncident, asked);
      const count = (await asked)?.[token.query];
      value = count === undefined ? NOTHING : { ...NOTHING, value: count, at: scope.at };
    }
    numbers.push({ id, ...value });
  }
  return numbers;
}

async function readCounts(
  reads: Reads,
  ofIncident: boolean,
  { realm, position, at, incidentId }: NumberScope,
): Promise<Counts | undefined> {
  const values = [realm, position, at, ...(ofIncident ? [incidentId] : [])];
  const rows = await reads.query<Counts & Record<string, number>>(
    caseCountsSql(ofIncident),
    values,
  );
  return rows[0];
}

async function readFigure(reads: Reads, token: NumberToken, scope: NumberScope): Promise<Value> {
  const { figure, zone = null, ofIncident } = token;
  if (figure === undefined) return NOTHING;
  const [row] = await reads.query<{
    value: number;
    unit: string | null;
    source: string;
    at: string;
    stale_after: number;
  }>(figureSql, [scope.realm, scope.position, figure, zone, ofIncident ? scope.incidentId : null]);
  if (!row) return NOTHING;
  const { value, unit, source, at } = row;
  return { value, unit, source, at, old: isOld(at, row.stale_after, scope.at) };
}

async function readZones(
  reads: Reads,
  { token, query }: { token: NumberToken; query: 'zones-recovered' | 'zones-affected' },
  { realm, position, at, incidentId }: NumberScope,
): Promise<Value> {
  const [row] = await reads.query<{
    'zones-recovered': number;
    'zones-affected': number;
    at: string | null;
    stale_after: number | null;
  }>(zonesSql, [realm, position, token.figure ?? null, token.ofIncident ? incidentId : null]);
  if (!row?.at) return NOTHING;
  return {
    ...NOTHING,
    value: row[query],
    at: row.at,
    old: isOld(row.at, row.stale_after ?? 0, at),
  };
}

/** [B18] Older than its series allows. */
function isOld(measuredAt: string, staleAfterMinutes: number, now: string): boolean {
  return Date.parse(now) - Date.parse(measuredAt) > staleAfterMinutes * 60_000;
}
