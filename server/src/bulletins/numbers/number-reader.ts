/** What the numbers of a text are: now, or as they were at a journal position. */
import type { LiveNumber, NumberToken } from '@heed/shared/bulletins';
import { REAL, type Realm } from '@heed/shared/vocabulary';
import { isoTime } from '../../kernel/instant';
import { statisticalDayOf } from '../../kernel/statistical-day';
import { ZoneTime } from '../../kernel/zone-time';
import type { Reads } from '../bulletin-rows';
import {
  flowSql,
  stockSql,
  type CaseScope,
  type FlowQuery,
  type Source,
  type StockQuery,
} from './case-counts';
import { figureSql, zonesSql } from './figures';
import { drillSinceSql, incidentSinceSql } from './since';
import { readOnTold } from './told';

/** What a number is counted over: a realm's journal up to a position, at a time of that realm. */
export interface NumberScope {
  readonly realm: Realm;
  readonly incidentId: string;
  readonly position: number;
  readonly at: string;
  /** The deployment's zone: the real realm's numbers count a day of it. */
  readonly timeZone: string;
}

type Value = Omit<LiveNumber, 'id'>;
type Counts<Q extends string> = Readonly<Record<Q, number>>;

const NOTHING: Value = {
  value: null,
  unit: null,
  source: null,
  at: null,
  since: null,
  old: false,
};

/** The value of each token, each query asked once. */
export async function readNumbers(
  reads: Reads,
  tokens: readonly NumberToken[],
  scope: NumberScope,
  source: Source = 'told',
): Promise<LiveNumber[]> {
  const counts = new CaseCounts(reads, scope, source);
  const numbers: LiveNumber[] = [];
  for (const token of tokens)
    numbers.push({ id: token.id, ...(await readOne(reads, token, counts)) });
  return numbers;
}

async function readOne(reads: Reads, token: NumberToken, counts: CaseCounts): Promise<Value> {
  const { query, ofIncident } = token;
  switch (query) {
    case 'figure':
      return readFigure(reads, token, counts.scope);
    case 'zones-recovered':
    case 'zones-affected':
      return readZones(reads, { token, query }, counts.scope);
    case 'open':
    case 'overdue':
      return counts.stock(query, ofIncident);
    default:
      return counts.flow(query, ofIncident);
  }
}

/** Counts of cases, of the incident and of the realm, each asked when it is first needed. */
class CaseCounts {
  private readonly flows = new Map<
    boolean,
    Promise<Counts<FlowQuery> & { since: string | null }>
  >();
  private readonly stocks = new Map<boolean, Promise<Counts<StockQuery>>>();
  private readOn: Promise<void> | null = null;

  constructor(
    private readonly reads: Reads,
    readonly scope: NumberScope,
    private readonly source: Source,
  ) {}

  async flow(query: FlowQuery, ofIncident: boolean): Promise<Value> {
    const asked = this.flows.get(ofIncident) ?? this.readFlows(ofIncident);
    this.flows.set(ofIncident, asked);
    const { [query]: value, since } = await asked;
    return { ...NOTHING, value, since, at: this.scope.at };
  }

  async stock(query: StockQuery, ofIncident: boolean): Promise<Value> {
    const asked = this.stocks.get(ofIncident) ?? this.readStocks(ofIncident);
    this.stocks.set(ofIncident, asked);
    return { ...NOTHING, value: (await asked)[query], at: this.scope.at };
  }

  private async readFlows(ofIncident: boolean) {
    const since = await this.since(ofIncident);
    const daily = !ofIncident && this.scope.realm === REAL ? since : null;
    const counts = await this.ask<FlowQuery>(flowSql(this.source, this.cases(ofIncident), daily));
    return { ...counts, since };
  }

  private readStocks(ofIncident: boolean) {
    return this.ask<StockQuery>(stockSql(this.source, this.cases(ofIncident), this.scope.at));
  }

  private async ask<Q extends string>({ text, values }: ReturnType<typeof stockSql>) {
    if (this.source === 'told') await (this.readOn ??= readOnTold(this.reads, this.scope.position));
    const [row] = await this.reads.query<Counts<Q>>(text, values);
    if (!row) throw new Error('a count of nothing is a row as well');
    return row;
  }

  /** [B30] Of an incident since it was first known, of a drill since it began, else of the statistical day. */
  private async since(ofIncident: boolean): Promise<string | null> {
    const { realm, incidentId, position, at, timeZone } = this.scope;
    if (!ofIncident && realm === REAL) {
      return isoTime(statisticalDayOf(new ZoneTime(timeZone), Date.parse(at)));
    }
    const [row] = await this.reads.query<{ since: string }>(
      ofIncident ? incidentSinceSql : drillSinceSql,
      [ofIncident ? incidentId : realm, position],
    );
    return row?.since ?? null;
  }

  private cases(ofIncident: boolean): CaseScope {
    const { realm, position, incidentId } = this.scope;
    return { realm, position, incidentId: ofIncident ? incidentId : null };
  }
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
  return { ...NOTHING, value, unit, source, at, old: isOld(at, row.stale_after, scope.at) };
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
