/** The rates of the cases received in a period, each with its numbers, whole and by group. Rules: RATES.md. */
import { Injectable } from '@nestjs/common';
import { RateExclusion, RateName } from '@heed/shared/rate-names';
import {
  LEAST_CASES,
  MOST_DAYS,
  MOST_GROUPS,
  type Population,
  type RateFigure,
  type RateGroup,
  type RateGrouping,
  type Rates,
  type RatesQuery,
} from '@heed/shared/rates';
import { REAL, Urgency } from '@heed/shared/vocabulary';
import { can } from '../access/can';
import type { Principal } from '../access/principal';
import { Database } from '../kernel/database/database';
import { RealmClock } from '../kernel/realm-clock';
import { RefusedError, refuse, refuseField } from '../kernel/refusal';
import { addFilters, SqlWhere } from './case-filter';
import { addVisible } from './case-list';
import { verdict } from './rates-defined';
import { rateFacts } from './rates-facts';

const DAY_MS = 86_400_000;

const columns: Record<RateGrouping, string> = {
  unit: 'c.unit_id::text',
  district: 'c.district',
  street: 'c.street',
  category: 'c.category',
  channel: 'c.channel',
  urgency: 'c.urgency::text',
};

interface Tally {
  /** All groups together. */
  readonly whole: boolean;
  readonly key: string | null;
  readonly name: RateName;
  readonly said: RateExclusion | 'counts' | 'rest';
  readonly cases: number;
}

@Injectable()
export class RatesReader {
  constructor(
    private readonly database: Database,
    private readonly clock: RealmClock,
  ) {}

  async read(principal: Principal, query: RatesQuery): Promise<Rates> {
    const { by, ...population } = query;
    const now = this.clock.isoNow(query.realm ?? REAL);
    const where = populationWhere(principal, population, now);
    const time = `${where.param(now)}::timestamptz`;
    const said = RateName.options
      .map((name) => `('${name}', ${verdict(name).replaceAll('$now', () => time)})`)
      .join(', ');
    const key = by ? columns[by] : 'null::text';
    const isWhole = by ? 'grouping(v.key) = 1' : 'true';
    const tallies = await this.database.query<Tally>(
      `select ${isWhole} as whole, ${by ? 'v.key' : 'null'} as key, v.name, v.said, count(*)::integer as cases
       from cases c cross join lateral ${rateFacts}
       cross join lateral (select ${key} as key, s.name, s.said from (values ${said}) s(name, said)) v
       where ${where.text()} and v.said is not null
       group by grouping sets ((v.name, v.said)${by ? ', (v.key, v.name, v.said)' : ''})`,
      where.params,
    );
    const groups = groupsOf(tallies.filter(({ whole }) => !whole)).map((group) =>
      by === 'urgency' ? { ...group, key: urgencyName(group.key) } : group,
    );
    return {
      at: now,
      rates: figuresOf(tallies.filter(({ whole }) => whole)),
      groups: groups.slice(0, MOST_GROUPS),
      groupCount: groups.length,
    };
  }
}

/** [Q1] The cases of the period that the reader may see, as the list with the same filters finds them. */
export function populationWhere(
  principal: Principal,
  population: Population,
  now: string,
): SqlWhere {
  // Noughts would be a lie to whoever sees no case at all.
  if (!can(principal, 'case:read')) throw new RefusedError(refuse('forbidden'));
  const days = (Date.parse(population.to) - Date.parse(population.from)) / DAY_MS;
  if (days <= 0) throw new RefusedError(refuseField('invalid', 'to', 'ends-before-it-begins'));
  if (days > MOST_DAYS) throw new RefusedError(refuseField('invalid', 'to', 'period-too-long'));
  const where = new SqlWhere();
  addFilters(where, { ...population, view: 'all' }, { accountId: principal.id, now });
  addVisible(where, principal);
  return where;
}

/** [Q5] */
function groupsOf(tallies: readonly Tally[]): RateGroup[] {
  const byKey = Map.groupBy(tallies, ({ key }) => key);
  return [...byKey]
    .map(([key, own]) => ({ key, rates: figuresOf(own), size: sizeOf(own) }))
    .sort((a, b) => b.size - a.size || (a.key ?? '').localeCompare(b.key ?? ''))
    .map(({ key, rates }) => ({ key, rates }));
}

/** Every case is in the scope of the repeat rate, counted or not. */
function sizeOf(tallies: readonly Tally[]): number {
  return sum(tallies.filter(({ name }) => name === 'repeat'));
}

function figuresOf(tallies: readonly Tally[]): RateFigure[] {
  return RateName.options.map((name) => figureOf(name, tallies));
}

/** [Q2] [Q3] */
function figureOf(name: RateName, all: readonly Tally[]): RateFigure {
  const tallies = all.filter((tally) => tally.name === name);
  const numerator = sum(tallies.filter(({ said }) => said === 'counts'));
  const denominator = numerator + sum(tallies.filter(({ said }) => said === 'rest'));
  return {
    name,
    numerator,
    denominator,
    share: denominator < LEAST_CASES ? null : numerator / denominator,
    excluded: RateExclusion.options.flatMap((why) => {
      const cases = sum(tallies.filter(({ said }) => said === why));
      return cases > 0 ? [{ why, cases }] : [];
    }),
  };
}

function sum(tallies: readonly Tally[]): number {
  return tallies.reduce((total, { cases }) => total + cases, 0);
}

function urgencyName(rank: string | null): string | null {
  return Urgency.options[Number(rank)] ?? null;
}
