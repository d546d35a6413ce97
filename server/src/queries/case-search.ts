/** Searching the list of cases: how a query's words become a condition, by how common they are. */
import type { Database } from '../kernel/database/database';
import { queryTokens } from '../kernel/text/search-tokens';
import type { Principal } from '../access/principal';
import { knownSql } from '../access/tip-offs';
import type { SqlWhere } from './case-filter';

/** Up to so many texts, their cases are looked up one by one, whatever the list's order. */
const FEW = 5_000;
/** So many are gathered to tell how common the words are, and to count the cases of very common ones by. */
const LOOKED_AT = 12_000;

const caseNumber = /^[A-Z]?\d{6}-\d+$/i;
const numberTail = /^\d{3,6}$/;

/**
 * What is searched for. The words of a query are in a few texts, or in many; a number names its case.
 * Counting first makes the cost known: PostgreSQL, left alone, takes a word that it has no statistics
 * of for a common one, and reads every text along the list's order to find that nobody wrote it.
 */
export type CaseSearch = NumberSearch | WordSearch | CommonSearch;

interface NumberSearch {
  readonly by: 'number';
  readonly caseNo: string;
}

interface WordSearch {
  readonly by: 'few';
  readonly caseIds: readonly string[];
  /** The last digits of a case's number, which find it as well. */
  readonly tail: string | null;
}

export interface CommonSearch {
  readonly by: 'many';
  /** Open cases alone: their words have an index of their own. */
  readonly open: boolean;
  readonly words: string;
  /** Some of the cases, by no order. */
  readonly some: readonly string[];
}

export async function searchFor(
  database: Database,
  q: string,
  { open }: Pick<CommonSearch, 'open'>,
): Promise<CaseSearch> {
  if (caseNumber.test(q)) return { by: 'number', caseNo: q.toUpperCase() };
  const tail = numberTail.test(q) ? q : null;
  const words = toWords(q);
  if (words === null) return { by: 'few', caseIds: [], tail };
  const rows = await database.query<{ case_id: string }>(
    `select x.case_id from complaint_text x where ${withWords(open, '$1')} limit $2`,
    [words, LOOKED_AT],
  );
  const caseIds = [...new Set(rows.map((row) => row.case_id))];
  // Digits of a number stand in few texts, and where they don't the number is what was meant.
  if (rows.length > FEW && tail === null) return { by: 'many', open, words, some: caseIds };
  return { by: 'few', caseIds, tail };
}

/** [C48] The cases that are found: of a tip-off only for those who may know what it says. */
export function addSearch(where: SqlWhere, search: CaseSearch, principal: Principal): void {
  if (search.by === 'number') {
    where.and(`c.case_no = ${where.param(search.caseNo)}`);
    return;
  }
  const known = addKnown(where, principal);
  if (search.by === 'many') {
    // Gathered once: along the list's order every case without the words would cost a look at its text.
    where.and(`${known} and c.id in (with found as materialized (select x.case_id from complaint_text x
      where ${withWords(search.open, where.param(search.words))}) select case_id from found)`);
    return;
  }
  const found = `${known} and c.id = any (${where.param(search.caseIds)}::uuid[])`;
  where.and(
    search.tail === null
      ? found
      : `(${found} or reverse(c.case_no) like reverse(${where.param(search.tail)}) || '%')`,
  );
}

/** The same condition asked of a case at a time: `offset 0` keeps the planner from gathering all texts. */
export function addSearchAlong(
  where: SqlWhere,
  { words }: CommonSearch,
  principal: Principal,
): string {
  return `${addKnown(where, principal)} and exists (select 1 from complaint_text x
    where x.case_id = c.id and x.tokens @@ ${where.param(words)}::tsquery offset 0)`;
}

function addKnown(where: SqlWhere, principal: Principal): string {
  const { sql, params } = knownSql(principal, 'c', where.params.length + 1);
  where.params.push(...params);
  return sql;
}

function withWords(open: boolean, words: string): string {
  return `${open ? 'x.open and ' : ''}x.tokens @@ ${words}::tsquery`;
}

/** As PostgreSQL's tsquery of words that all have to be there; null where there is nothing to look for. */
function toWords(q: string): string | null {
  const tokens = queryTokens(q);
  if (tokens.length === 0) return null;
  // A lone character has no pair: it is looked for at the beginning of any token.
  const prefix = tokens.length === 1 && Array.from(tokens[0] ?? '').length === 1 ? ':*' : '';
  return tokens
    .map((token) => `'${token.replaceAll('\\', '\\\\').replaceAll("'", "''")}'${prefix}`)
    .join(' & ');
}
