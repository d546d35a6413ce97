/** Searching the list of cases: how a query's words become a condition, by how common they are. */
import { queryTokens } from '../kernel/text/search-tokens';
import type { Principal } from '../access/principal';
import { knownSql } from '../access/tip-offs';
import type { SqlWhere } from './case-filter';

/** Up to so many texts, their cases are looked up one by one, whatever the list's order. */
export const LOOKED_AT = 12_000;

const caseNumber = /^[A-Z]?\d{6}-\d+$/i;
const numberTail = /^\d{3,6}$/;

export type CaseSearch = NumberSearch | WordSearch;

interface NumberSearch {
  readonly by: 'number';
  readonly caseNo: string;
}

export interface WordSearch {
  readonly by: 'words';
  /** As PostgreSQL's tsquery; null where there is nothing to look for. */
  readonly words: string | null;
  /** The last digits of a case's number, which find it as well. */
  readonly tail: string | null;
  /** Open cases alone: their words have an index of their own. */
  readonly open: boolean;
}

/** A case number finds its case; anything else is searched for in the redacted texts. */
export function searchFor(q: string, open: boolean): CaseSearch {
  if (caseNumber.test(q)) return { by: 'number', caseNo: q.toUpperCase() };
  return { by: 'words', words: toWords(q), tail: numberTail.test(q) ? q : null, open };
}

/**
 * [C48] The cases that are found: of a tip-off only for those who may know what it says. PostgreSQL, left
 * alone, takes a word that it has no statistics of for a common one, and reads every text along the
 * list's order to find that nobody wrote it: so whether the words are common is asked first.
 */
export function addSearch(
  where: SqlWhere,
  search: CaseSearch,
  { principal, common }: { readonly principal: Principal; readonly common: boolean },
): void {
  if (search.by === 'number') {
    where.and(`c.case_no = ${where.param(search.caseNo)}`);
    return;
  }
  const known = addKnown(where, principal);
  const found = `${known} and ${common ? gathered(where, search) : oneByOne(where, search)}`;
  where.and(
    search.tail === null
      ? found
      : `(${found} or reverse(c.case_no) like reverse(${where.param(search.tail)}) || '%')`,
  );
}

/** Cases of texts that have the words, up to one more than are looked at. */
export function someTexts(where: SqlWhere, search: WordSearch): string {
  return `select x.case_id from complaint_text x where ${withWords(where, search)}
    limit ${LOOKED_AT + 1}`;
}

/** The same condition asked of a case at a time: `offset 0` keeps the planner from gathering all texts. */
export function addSearchAlong(where: SqlWhere, search: WordSearch, principal: Principal): void {
  where.and(`${addKnown(where, principal)} and exists (select 1 from complaint_text x
    where x.case_id = c.id and ${withWords(where, search)} offset 0)`);
}

export function addKnown(where: SqlWhere, principal: Principal): string {
  const { sql, params } = knownSql(principal, 'c', where.params.length + 1);
  where.params.push(...params);
  return sql;
}

function oneByOne(where: SqlWhere, search: WordSearch): string {
  return `c.id = any (array(select x.case_id from complaint_text x where ${withWords(where, search)}))`;
}

/** Once, whatever the list's order: along it every case without the words would cost a look at its text. */
function gathered(where: SqlWhere, search: WordSearch): string {
  return `c.id in (with found as materialized (select x.case_id from complaint_text x
    where ${withWords(where, search)}) select case_id from found)`;
}

function withWords(where: SqlWhere, { words, open }: WordSearch): string {
  if (words === null) return 'false';
  return `${open ? 'x.open' : ofAnyCase('x')} and x.tokens @@ ${where.param(words)}::tsquery`;
}

/** Words of open and of closed cases are indexed apart, so that each text stands in one index: both are asked. */
export function ofAnyCase(texts: string): string {
  return `(${texts}.open or not ${texts}.open)`;
}

function toWords(q: string): string | null {
  const tokens = queryTokens(q);
  if (tokens.length === 0) return null;
  // A lone character has no pair: it is looked for at the beginning of any token.
  const prefix = tokens.length === 1 && Array.from(tokens[0] ?? '').length === 1 ? ':*' : '';
  return tokens
    .map((token) => `'${token.replaceAll('\\', '\\\\').replaceAll("'", "''")}'${prefix}`)
    .join(' & ');
}
