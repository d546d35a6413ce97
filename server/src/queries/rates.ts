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
import { readOnRated } from './rated-cases';
import { unsettledRates, waitingVerdict } from './rates-defined';

const DAY_MS = 86_400_000;

const columns: Record<RateGrouping, string> = {
  unit: 'c.unit_id::text',
  district: 'c.district',
  street: 'c.street',
  category: 'c.category',
  channel: 'c.channel',
  urgency: 'c.urgency::text',
};

/** So many of a group, or of all, of which a rate says so. */
interface Tally {
  readonly name: RateName;
  readonly said: RateExclusion | 'counts' | 'rest';
  readonly cases: number;
}

/** Cases of which everything is said alike: settled verdicts, then those that waited, where one did. */
type Alike = { readonly key: string | null; readonly said: string; readonly cases: number } & {
  readonly [waited in `w${number}`]: string | null;
};

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
    const [head] = await this.database.query<{ position: number }>(
      'select position from journal_head',
    );
    if (!(await readOnRated(this.database, head?.position ?? 0))) throw stillCounting();
    const alike = await this.database.query<Alike>(countSql(where, now, by), where.params);
    const groups = by ? groupsOf(alike) : [];
    const named = groups.map((group) =>
      by === 'urgency' ? { ...group, key: urgencyName(group.key) } : group,
    );
    return {
      at: now,
      rates: figuresOf(talliesOf(alike)),
      groups: named.slice(0, MOST_GROUPS),
      groupCount: groups.length,
    };
  }
}

/** After an upgrade, or an import of very many. */
function stillCounting(): RefusedError {
  const details = [{ message: 'still-counting' }];
  return new RefusedError(refuse('unavailable', { retryAfterSeconds: 10, details }));
}

/** Counted in one pass over the narrow rows; only of a few the verdict waits for the time or for other cases. */
function countSql(where: SqlWhere, now: string, by: RateGrouping | undefined): string {
  const time = `${where.param(now)}::timestamptz`;
  const key = by ? columns[by] : 'null::text';
  const waiting = unsettledRates.map((name, bit) => {
    const verdict = waitingVerdict(name, 'case_rated').replaceAll('$now', () => time);
    return `case when c.asks & ${2 ** bit} > 0 then ${verdict} end as w${bit}`;
  });
  const names = unsettledRates.map((_, bit) => `w${bit}`);
  return `select ${key} as key, c.said, ${names.map((name) => `null::text as ${name}`).join(', ')},
      count(*)::integer as cases
    from case_rated c where ${where.text()} and c.asks = 0 group by 1, 2
    union all
    select key, said, ${names.join(', ')}, count(*)::integer from (
      select ${key} as key, c.said, ${waiting.join(', ')}
      from case_rated c cross join lateral (select c.contact_due, true as many) f
      where ${where.text()} and c.asks <> 0
    ) each group by key, said, ${names.join(', ')}`;
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
function groupsOf(all: readonly Alike[]): RateGroup[] {
  return [...Map.groupBy(all, ({ key }) => key)]
    .map(([key, alike]) => ({
      key,
      rates: figuresOf(talliesOf(alike)),
      size: sum(alike),
    }))
    .sort((a, b) => b.size - a.size || (a.key ?? '').localeCompare(b.key ?? ''))
    .map(({ key, rates }) => ({ key, rates }));
}

function talliesOf(alike: readonly Alike[]): Tally[] {
  return alike.flatMap((each) => {
    const said = each.said.split(',');
    return RateName.options.flatMap((name, n): Tally[] => {
      const verdict = said[n] === '?' ? each[`w${unsettledRates.indexOf(name)}`] : said[n];
      if (verdict === undefined || verdict === null || verdict === '-') return [];
      return [{ name, said: verdict as Tally['said'], cases: each.cases }];
    });
  });
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

function sum(tallies: readonly { readonly cases: number }[]): number {
  return tallies.reduce((total, { cases }) => total + cases, 0);
}

function urgencyName(rank: string | null): string | null {
  return Urgency.options[Number(rank)] ?? null;
}
