/** From the filters of the case list to a condition in SQL. Values travel as parameters only. */
import { CaseState, Channel, Kind, Urgency, urgencyRank, SlaState } from '@heed/shared/vocabulary';
import type { CaseQuery } from '@heed/shared/rows';
import { RefusedError, refuseField } from '../kernel/refusal';
import { suggestedComplaints, wholeSuggestion } from '../incidents/suggestions/suggested-cases';
import { isId } from '../kernel/ids';
import type { z } from 'zod';
import { ofPart } from './rates-defined';
import { rateFacts } from './rates-facts';

/** Collects conditions and their parameters. */
export class SqlWhere {
  readonly conditions: string[] = [];

  /** Parameters that another part of the same statement has already go first. */
  constructor(readonly params: unknown[] = []) {}

  /** The placeholder of a new parameter. */
  param(value: unknown): string {
    this.params.push(value);
    return `$${this.params.length}`;
  }

  and(condition: string): this {
    this.conditions.push(condition);
    return this;
  }

  /** The whole condition. */
  text(): string {
    return this.conditions.length > 0 ? this.conditions.join(' and ') : 'true';
  }
}

/** Views of the console; each is a condition on `cases c`. */
const views: Record<NonNullable<CaseQuery['view']>, string> = {
  'most-urgent':
    'c.closed_at is null and not c.historic and (c.shelved_until is null or c.shelved_until <= $time)',
  open: 'c.closed_at is null and not c.historic',
  // The same cases that the board counts as waiting for their unit to take them.
  unclaimed: "c.closed_at is null and not c.historic and c.state = 'dispatched'",
  supervised: "c.closed_at is null and not c.historic and c.marks @> '{supervised}'",
  'to-decide': "c.closed_at is null and not c.historic and c.marks @> '{asked}'",
  shelved: 'c.closed_at is null and c.shelved_until > $time',
  mine: 'c.closed_at is null and c.holder_id = $me',
  escalated: 'c.closed_at is null and not c.historic and c.escalation > 0',
  'never-contacted': 'c.closed_at is null and not c.historic and c.contacted_at is null',
  overdue: 'c.closed_at is null and not c.historic and c.due_at <= $now',
  unowned: 'c.closed_at is null and not c.historic and c.unit_id is null and c.holder_id is null',
  // The clock that is due first can't be later than the one of the first contact.
  'contact-overdue': `c.closed_at is null and not c.historic and c.contacted_at is null
    and c.due_at <= $now and exists (select 1 from json_array_elements(c.doc -> 'clocks') k
      where k ->> 'kind' = 'first_contact' and k ->> 'stoppedAt' is null
        and (k ->> 'dueAt')::timestamptz <= $now)`,
  worsening: 'c.closed_at is null and not c.historic and c.worse',
  mentioned: 'exists (select 1 from mention m where m.case_id = c.id and m.member_id = $me)',
  all: 'true',
};

const viewsOfClosed: ReadonlySet<string> = new Set(['all', 'mentioned']);

function viewOf(query: CaseQuery): NonNullable<CaseQuery['view']> {
  return query.view ?? (query.rate ? 'all' : 'most-urgent');
}

/** Whether a query can find open cases only. */
export function isOfOpen(query: CaseQuery): boolean {
  return !viewsOfClosed.has(viewOf(query));
}

/** Where a case stands against its clocks, at `$now`. */
const slaConditions: Record<SlaState, string> = {
  overdue: 'c.closed_at is null and c.due_at <= $now',
  due_soon: 'c.closed_at is null and c.due_at > $now and c.soon_at <= $now',
  normal: 'c.closed_at is null and (c.soon_at is null or c.soon_at > $now)',
  closed_late: 'c.closed_at is not null and c.handle_due_at < c.closed_at',
  closed_on_time: 'c.closed_at is not null and coalesce(c.handle_due_at >= c.closed_at, true)',
};

export interface FilterContext {
  readonly accountId: string;
  readonly now: string;
}

/** Adds the plain filters of a query; search by text, number and phone is added by the list itself. */
export function addFilters(where: SqlWhere, query: CaseQuery, context: FilterContext): void {
  const named = (condition: string) =>
    condition
      .replaceAll('$me', () => where.param(context.accountId))
      .replaceAll('$time', () => where.param(context.now))
      .replaceAll('$now', () => `${where.param(context.now)}::timestamptz`);
  where.and(`c.realm = ${where.param(query.realm ?? 'real')}`);
  where.and(named(views[viewOf(query)]));
  if (query.historic && query.historic !== 'any') where.and(`c.historic = ${query.historic}`);
  addList(where, 'c.state', codes(query.state, CaseState, 'state'));
  addList(where, 'c.urgency', codes(query.urgency, Urgency, 'urgency')?.map(urgencyRank));
  addList(where, 'c.channel', codes(query.channel, Channel, 'channel'));
  addList(where, 'c.kind', codes(query.kind, Kind, 'kind'));
  addList(where, 'c.district', split(query.district));
  addList(where, 'c.street', split(query.street));
  addList(where, 'c.category', split(query.category));
  addList(where, 'c.unit_id', ids(query.unit, 'unit'));
  addList(where, 'c.holder_id', ids(query.holder, 'holder'));
  addIncidents(where, ids(query.incident, 'incident'));
  addClusters(where, ids(query.cluster, 'cluster', ['none', 'folded']));
  const [suggestion] = ids(query.suggestion, 'suggestion', []) ?? [];
  if (suggestion) {
    // A condition within: the outer statement has a `c` of its own.
    where.and(`c.id in (select k.case_id from ${suggestedComplaints}
      where ${wholeSuggestion} = ${where.param(suggestion)}::uuid)`);
  }
  const sla = codes(query.sla, SlaState, 'sla');
  if (sla) where.and(`(${sla.map((state) => named(`(${slaConditions[state]})`)).join(' or ')})`);
  addRate(where, query, named);
  if (query.from) where.and(`c.received_at >= ${where.param(query.from)}::timestamptz`);
  if (query.to) where.and(`c.received_at < ${where.param(query.to)}::timestamptz`);
}

/** [Q1] */
function addRate(
  where: SqlWhere,
  { rate, part, why }: CaseQuery,
  named: (condition: string) => string,
): void {
  if ((rate === undefined) !== (part === undefined)) {
    throw new RefusedError(refuseField('invalid', 'part', 'rate-and-part'));
  }
  if (why !== undefined && part !== 'excluded') {
    throw new RefusedError(refuseField('invalid', 'why', 'only-excluded'));
  }
  if (!rate || !part) return;
  where.and(`exists (select 1 from ${rateFacts} where ${named(ofPart(rate, part, why))})`);
}

/**
 * `none` asks for cases that are in no cluster, `folded` for those and the leads; what is critical
 * never lies folded behind another.
 */
function addClusters(where: SqlWhere, clusters: readonly string[] | undefined): void {
  if (!clusters) return;
  const parts = [`c.cluster_id = any (${where.param(clusters.filter(isId))}::uuid[])`];
  if (clusters.includes('none')) parts.push('c.cluster_id is null');
  if (clusters.includes('folded')) {
    parts.push(`c.cluster_id is null or c.urgency = 0
      or exists (select 1 from cluster k where k.id = c.cluster_id and k.lead_id = c.id)`);
  }
  where.and(`(${parts.join(' or ')})`);
}

/** `none` asks for cases that belong to no incident. */
function addIncidents(where: SqlWhere, incidents: readonly string[] | undefined): void {
  if (!incidents) return;
  const known = incidents.filter((value) => value !== 'none');
  const inOne = `c.incident_ids && ${where.param(known)}::uuid[]`;
  where.and(known.length < incidents.length ? `(${inOne} or c.incident_ids = '{}')` : inOne);
}

function addList(where: SqlWhere, column: string, values: readonly unknown[] | undefined): void {
  if (!values) return;
  // `none` asks for cases where nothing is known.
  const known = values.filter((value) => value !== 'none');
  const type = column === 'c.urgency' ? 'smallint' : column.endsWith('_id') ? 'uuid' : 'text';
  const amongThem = `${column} = any (${where.param(known)}::${type}[])`;
  where.and(known.length < values.length ? `(${amongThem} or ${column} is null)` : amongThem);
}

function split(list: string | undefined): string[] | undefined {
  const values = list?.split(',').filter((value) => value.length > 0);
  return values && values.length > 0 ? values : undefined;
}

function codes<T extends string>(
  list: string | undefined,
  schema: z.ZodType<T>,
  path: string,
): T[] | undefined {
  return split(list)?.map((value) => {
    const parsed = schema.safeParse(value);
    if (!parsed.success) throw new RefusedError(refuseField('invalid', path, 'unknown-value'));
    return parsed.data;
  });
}

function ids(
  list: string | undefined,
  path: string,
  words: readonly string[] = ['none'],
): string[] | undefined {
  return split(list)?.map((value) => {
    if (!words.includes(value) && !isId(value)) {
      throw new RefusedError(refuseField('invalid', path, 'not an id'));
    }
    return value;
  });
}
