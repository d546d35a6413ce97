/** The list of cases: filtered, searched, ordered, a page at a time, and only what the reader may see. */
import { Injectable } from '@nestjs/common';
import type { CaseList, CaseQuery, CaseRow, ClosingStatistics } from '@heed/shared/rows';
import { REAL } from '@heed/shared/vocabulary';
import { Database } from '../kernel/database/database';
import { RealmClock } from '../kernel/realm-clock';
import { Sealer } from '../kernel/seal/sealer';
import { normalisePhone } from '../kernel/text/phone';
import type { Principal } from '../access/principal';
import { findableSql } from '../access/tip-offs';
import { visibleSql } from '../access/visible';
import {
  chosenFirst,
  isByReceipt,
  isCommon,
  limitOf,
  sortOf,
  type Asked,
  type Found,
} from './asked-cases';
import { addFilters, isOfOpen, SqlWhere } from './case-filter';
import { addCursor, cursorColumn, makeCursor, orderBy } from './case-order';
import { toCaseRow, type CaseListRow } from './case-row';
import {
  addKnown,
  addSearch,
  addSearchAlong,
  searchFor,
  someTexts,
  type WordSearch,
} from './case-search';
import { clusterColumn, clusterJoin } from './row-cluster';

const TOTAL_LIMIT = 10_000;
/** So many of the newest cases are looked at for common words before all texts are gathered. */
const NEAR = 20_000;

type ListedRow = CaseListRow & { readonly keys: string };

/** What a row of the list is made of. */
export const caseColumns = `c.doc, t.title, ${clusterColumn}`;
const besideCase = `left join complaint_text t on t.complaint_id = c.first_complaint_id
  ${clusterJoin}`;
export const caseSource = `cases c ${besideCase}`;

@Injectable()
export class CaseListQuery {
  constructor(
    private readonly database: Database,
    private readonly sealer: Sealer,
    private readonly clock: RealmClock,
  ) {}

  async list(principal: Principal, query: CaseQuery): Promise<CaseList> {
    // Read first: whatever comes in meanwhile is told again to whoever goes on from here.
    const position = await this.position();
    const asked = await this.asked(principal, query);
    const [total, rows] = await Promise.all([this.total(asked), this.page(asked)]);
    const last = rows.length === limitOf(query) ? rows.at(-1) : undefined;
    return {
      rows: rows.map((row) => toCaseRow(row, asked.now, principal)),
      nextCursor: last ? makeCursor(sortOf(query), last.keys) : null,
      total: Math.min(total, TOTAL_LIMIT),
      totalCapped: total > TOTAL_LIMIT,
      position,
    };
  }

  /** The ids of the filtered cases, the most urgent first, and no more than asked for. */
  async ids(principal: Principal, query: CaseQuery, most: number): Promise<string[]> {
    const where = this.where(await this.asked(principal, query));
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
    const where = this.where(await this.asked(principal, { ...query, view: query.view ?? 'all' }));
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

  /** How many cases a query finds; exact to 10,000. */
  async countOf(
    principal: Principal,
    query: CaseQuery,
  ): Promise<Pick<CaseList, 'total' | 'totalCapped'>> {
    const total = await this.total(await this.asked(principal, query));
    return { total: Math.min(total, TOTAL_LIMIT), totalCapped: total > TOTAL_LIMIT };
  }

  private async asked(principal: Principal, query: CaseQuery): Promise<Asked> {
    const words = query.q?.trim();
    const now = this.clock.isoNow(query.realm ?? REAL);
    const search = words ? searchFor(words, isOfOpen(query)) : null;
    const asked = { principal, query, now, search, found: null };
    // Open cases are few beside all that ever came in: their texts are gathered, however common the words.
    const isToLookAt = search?.by === 'words' && !search.open;
    return isToLookAt ? { ...asked, found: await this.look(asked, search) } : asked;
  }

  private async look(asked: Asked, search: WordSearch): Promise<Found> {
    const where = this.filters(asked);
    const known = addKnown(where, asked.principal);
    const rows = await this.database.query<Found>(
      `with found as materialized (${someTexts(where, search)})
       select (select count(*) from found)::integer as texts,
         (select count(*) from cases c where c.id = any (array(select case_id from found))
            and ${known} and ${where.text()})::integer as cases`,
      where.params,
    );
    return rows[0] ?? { texts: 0, cases: 0 };
  }

  private where(asked: Asked): SqlWhere {
    const where = this.filters(asked);
    const { search, principal } = asked;
    if (search) addSearch(where, search, { principal, common: isCommon(asked) });
    return where;
  }

  /** All conditions but the search. */
  private filters({ principal, query, now }: Asked): SqlWhere {
    const where = new SqlWhere();
    addFilters(where, query, { accountId: principal.id, now });
    addVisible(where, principal);
    if (query.phone) this.addPhone(where, query.phone);
    return where;
  }

  private async page(asked: Asked): Promise<ListedRow[]> {
    const { query, search } = asked;
    const common = isCommon(asked);
    if (search?.by === 'words' && common && !search.open && isByReceipt(sortOf(query))) {
      const near = await this.near(asked, search);
      if (near.length === limitOf(query)) return near;
    }
    const where = this.where(asked);
    addCursor(where, sortOf(query), query.cursor);
    return this.read(query, common ? chosenFirst(query, where) : where, caseSource);
  }

  /** Of the newest or oldest cases those that have the common words; fewer than a page say nothing. */
  private near(asked: Asked, search: WordSearch): Promise<ListedRow[]> {
    const { query, principal } = asked;
    const first = this.filters(asked);
    addCursor(first, sortOf(query), query.cursor);
    const source = `(select c.* from cases c where ${first.text()}
      order by ${orderBy(sortOf(query))} limit ${first.param(NEAR)}) c ${besideCase}`;
    const where = new SqlWhere(first.params);
    addSearchAlong(where, search, principal);
    return this.read(query, where, source);
  }

  private read(query: CaseQuery, where: SqlWhere, source: string): Promise<ListedRow[]> {
    const sort = sortOf(query);
    return this.database.query<ListedRow>(
      `select ${caseColumns}, ${cursorColumn(sort)} as keys from ${source}
       where ${where.text()} order by ${orderBy(sort)} limit ${where.param(limitOf(query))}`,
      where.params,
    );
  }

  private async total(asked: Asked): Promise<number> {
    const { search, found } = asked;
    const isCounted = found !== null && search?.by === 'words' && search.tail === null;
    if (isCounted && (!isCommon(asked) || found.cases > TOTAL_LIMIT)) return found.cases;
    return this.count(this.where(asked));
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

export function addVisible(where: SqlWhere, principal: Principal): void {
  const { sql, params } = visibleSql(principal, 'c', where.params.length + 1);
  where.params.push(...params);
  where.and(sql);
}
