/** The list of cases: filtered, searched, ordered, a page at a time, and only what the reader may see. */
import { Injectable } from '@nestjs/common';
import type { CaseList, CaseQuery, CaseRow, ClosingStatistics } from '@heed/shared/rows';
import { REAL } from '@heed/shared/vocabulary';
import { Database } from '../kernel/database/database';
import { RealmClock } from '../kernel/realm-clock';
import { Sealer } from '../kernel/seal/sealer';
import { normalisePhone } from '../kernel/text/phone';
import { queryTokens } from '../kernel/text/search-tokens';
import type { Principal } from '../access/principal';
import { findableSql, knownSql } from '../access/tip-offs';
import { visibleSql } from '../access/visible';
import { addFilters, SqlWhere } from './case-filter';
import { addCursor, cursorColumn, makeCursor, orderBy } from './case-order';
import { toCaseRow, type CaseListRow } from './case-row';
import { clusterColumn, clusterJoin } from './row-cluster';

const TOTAL_LIMIT = 10_000;
const DEFAULT_PAGE = 100;

/** What a row of the list is made of. */
export const caseColumns = `c.doc, t.title, ${clusterColumn}`;
export const caseSource = `cases c left join complaint_text t on t.complaint_id = c.first_complaint_id
  ${clusterJoin}`;

@Injectable()
export class CaseListQuery {
  constructor(
    private readonly database: Database,
    private readonly sealer: Sealer,
    private readonly clock: RealmClock,
  ) {}

  async list(principal: Principal, query: CaseQuery): Promise<CaseList> {
    const now = this.clock.isoNow(query.realm ?? REAL);
    const position = await this.position();
    const where = this.where(principal, query, now);
    const total = await this.count(where);
    const sort = query.sort ?? 'urgency';
    const limit = query.limit ?? DEFAULT_PAGE;
    addCursor(where, sort, query.cursor);
    const rows = await this.database.query<CaseListRow & { keys: string }>(
      `select ${caseColumns}, ${cursorColumn(sort)} as keys from ${caseSource}
       where ${where.text()} order by ${orderBy(sort)} limit ${where.param(limit)}`,
      where.params,
    );
    const last = rows.length === limit ? rows.at(-1) : undefined;
    return {
      rows: rows.map((row) => toCaseRow(row, now, principal)),
      nextCursor: last ? makeCursor(sort, last.keys) : null,
      total: Math.min(total, TOTAL_LIMIT),
      totalCapped: total > TOTAL_LIMIT,
      position,
    };
  }

  /** The ids of the filtered cases, the most urgent first, and no more than asked for. */
  async ids(principal: Principal, query: CaseQuery, most: number): Promise<string[]> {
    const where = this.where(principal, query, this.clock.isoNow(query.realm ?? REAL));
    const rows = await this.database.query<{ id: string }>(
      `select c.id from cases c where ${where.text()} order by ${orderBy('urgency')} limit ${where.param(most)}`,
      where.params,
    );
    return rows.map(({ id }) => id);
  }

  /** One row, or null where there is none or the reader may not know of it. */
  async row(principal: Principal, caseId: string): Promise<CaseRow | null> {
    const where = new SqlWhere();
    where.and(`c.id = ${where.param(caseId)}`);
    addVisible(where, principal);
    return this.one(where, principal);
  }

  /** Which of these cases the reader may know of. */
  async seen(principal: Principal, caseIds: readonly string[]): Promise<ReadonlySet<string>> {
    const where = new SqlWhere();
    where.and(`c.id = any (${where.param(caseIds)}::uuid[])`);
    addVisible(where, principal);
    const rows = await this.database.query<{ id: string }>(
      `select c.id from cases c where ${where.text()}`,
      where.params,
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** One row for somebody who was just allowed to change it. */
  async anyRow(caseId: string): Promise<CaseRow | null> {
    const where = new SqlWhere();
    where.and(`c.id = ${where.param(caseId)}`);
    return this.one(where);
  }

  private async one(where: SqlWhere, reader?: Principal): Promise<CaseRow | null> {
    const rows = await this.database.query<CaseListRow>(
      `select ${caseColumns} from ${caseSource} where ${where.text()}`,
      where.params,
    );
    const row = rows[0];
    return row ? toCaseRow(row, this.clock.isoNow(row.doc.realm), reader) : null;
  }

  /** How many of the filtered cases were closed, and how many of those late. */
  async closings(principal: Principal, query: CaseQuery): Promise<ClosingStatistics> {
    const now = this.clock.isoNow(query.realm ?? REAL);
    const where = this.where(principal, { ...query, view: query.view ?? 'all' }, now);
    const rows = await this.database.query<ClosingStatistics>(
      `select count(*)::integer as total,
              count(*) filter (where c.closed_at is null)::integer as open,
              count(*) filter (where c.closed_at is not null)::integer as closed,
              count(*) filter (where c.handle_due_at < c.closed_at)::integer as "closedLate",
              count(*) filter (where c.closed_at is not null and c.handle_due_at is null)::integer as "closedWithoutDue"
       from cases c where ${where.text()}`,
      where.params,
    );
    return rows[0] ?? { total: 0, open: 0, closed: 0, closedLate: 0, closedWithoutDue: 0 };
  }

  private where(principal: Principal, query: CaseQuery, now: string): SqlWhere {
    const where = new SqlWhere();
    addFilters(where, query, { accountId: principal.id, now });
    addVisible(where, principal);
    if (query.q) addSearch(where, query.q.trim(), principal);
    if (query.phone) this.addPhone(where, query.phone);
    return where;
  }

  /** How many cases a query finds; exact to 10,000. */
  async countOf(
    principal: Principal,
    query: CaseQuery,
  ): Promise<Pick<CaseList, 'total' | 'totalCapped'>> {
    const where = this.where(principal, query, this.clock.isoNow(query.realm ?? REAL));
    const total = await this.count(where);
    return { total: Math.min(total, TOTAL_LIMIT), totalCapped: total > TOTAL_LIMIT };
  }

  private async count(where: SqlWhere): Promise<number> {
    const rows = await this.database.query<{ n: number }>(
      `select count(*)::integer as n from (select 1 from cases c where ${where.text()} limit ${TOTAL_LIMIT + 1}) x`,
      where.params,
    );
    return rows[0]?.n ?? 0;
  }

  private async position(): Promise<number> {
    const rows = await this.database.query<{ position: number }>(
      'select position from journal_head',
    );
    return rows[0]?.position ?? 0;
  }

  /** Cases of the people behind a phone number, in every scope that still lives. */
  private addPhone(where: SqlWhere, phone: string): void {
    const normal = normalisePhone(phone);
    const indexes = normal ? this.sealer.blindIndexes('phone', normal) : [];
    const hashes = where.param(indexes.map(({ index }) => index.toString('hex')));
    where.and(
      `${findableSql('c')} and c.id in (select p.case_id from complaint p join lookup l on l.person_id = p.person_id
       where l.kind = 'phone' and l.bidx = any (select decode(h, 'hex') from unnest(${hashes}::text[]) h))`,
    );
  }
}

/** [C48] A word of a tip-off finds it only for those who may know of it. */
function known(where: SqlWhere, principal: Principal): string {
  const { sql, params } = knownSql(principal, 'c', where.params.length + 1);
  where.params.push(...params);
  return sql;
}

export function addVisible(where: SqlWhere, principal: Principal): void {
  const { sql, params } = visibleSql(principal, 'c', where.params.length + 1);
  where.params.push(...params);
  where.and(sql);
}

const caseNumber = /^[A-Z]?\d{6}-\d+$/i;
const numberTail = /^\d{3,6}$/;

/** A case number finds its case; anything else is searched for in the redacted texts. */
function addSearch(where: SqlWhere, q: string, principal: Principal): void {
  if (caseNumber.test(q)) {
    where.and(`c.case_no = ${where.param(q.toUpperCase())}`);
    return;
  }
  const tokens = queryTokens(q);
  // A lone character has no pair: it is looked for at the beginning of any token.
  const prefix = tokens.length === 1 && Array.from(tokens[0] ?? '').length === 1 ? ':*' : '';
  // Found first, whatever the order of the list: along that, a rare word would cost reading every text.
  const text =
    tokens.length === 0
      ? 'false'
      : `${known(where, principal)} and c.id in (with found as materialized (select x.case_id from complaint_text x where x.tokens @@
         (select string_agg(quote_literal(w) || ${where.param(prefix)}, ' & ')::tsquery
          from unnest(${where.param(tokens)}::text[]) w)) select case_id from found)`;
  if (numberTail.test(q)) {
    where.and(`(${text} or c.case_no like '%' || ${where.param(q)})`);
    return;
  }
  where.and(text);
}
