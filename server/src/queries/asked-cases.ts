/** What the list of cases is asked for, and what follows from it: order, page, how common the words are. */
import type { CaseQuery } from '@heed/shared/rows';
import type { Principal } from '../access/principal';
import { SqlWhere } from './case-filter';
import { orderBy } from './case-order';
import { LOOKED_AT, type CaseSearch } from './case-search';

const DEFAULT_PAGE = 100;

/** A query for cases, with what had to be found out before it could be asked. */
export interface Asked {
  readonly principal: Principal;
  readonly query: CaseQuery;
  readonly now: string;
  readonly search: CaseSearch | null;
  /** Of a search among all cases: what a look at some texts told. */
  readonly found: Found | null;
}

export interface Found {
  /** How many texts have the words, up to one more than are looked at. */
  readonly texts: number;
  /** How many of the asked cases those texts are of. */
  readonly cases: number;
}

/** Many cases are ordered by their keys alone, so that only the page's own rows are read whole. */
export function chosenFirst(query: CaseQuery, where: SqlWhere): SqlWhere {
  const chosen = `select c.id from cases c where ${where.text()}
    order by ${orderBy(sortOf(query))} limit ${where.param(limitOf(query))}`;
  return new SqlWhere(where.params).and(`c.id in (${chosen})`);
}

export function isCommon({ search, found }: Asked): boolean {
  if (search?.by !== 'words' || search.tail !== null) return false;
  return found === null || found.texts > LOOKED_AT;
}

export function isByReceipt(sort: NonNullable<CaseQuery['sort']>): boolean {
  return sort === 'received' || sort === '-received';
}

export function sortOf({ sort }: CaseQuery): NonNullable<CaseQuery['sort']> {
  return sort ?? 'urgency';
}

export function limitOf({ limit }: CaseQuery): number {
  return limit ?? DEFAULT_PAGE;
}
