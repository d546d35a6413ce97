/** [U4] A sheet that came back: its columns by name, its rows held against the list, each with an answer or a fault. */
import type { SheetFault } from '@heed/shared/unit-loop';
import { sha256Hex } from '../../kernel/seal/digest';
import type { ListedCase, UnitAnswer } from '../list-record';

/** The columns that an answer is read from, by the names that they have in either language. */
export const sheetColumns = {
  n: ['序号', 'No.'],
  caseNo: ['工单编号', 'Case'],
  check: ['校验码', 'Check'],
  contact: ['是否联系上（是/否）', 'Reached (yes/no)'],
  text: ['办理答复', 'Answer'],
} as const satisfies Record<string, readonly [string, string]>;
export type SheetColumn = keyof typeof sheetColumns;

/** What a reply may hold. */
const LONGEST_ANSWER = 10_000;
const CHECK_LETTERS = 10;

/** Ties a row to its list, its place and its case: nobody needs to keep it secret. */
export function checkCode(listId: string, { n, caseNo }: Pick<ListedCase, 'n' | 'caseNo'>): string {
  return sha256Hex(`unit-list|${listId}|${n}|${caseNo}`).slice(0, CHECK_LETTERS).toUpperCase();
}

/** Where each column stands; null where one that is needed is missing. */
export function findColumns(header: readonly string[]): Record<SheetColumn, number> | SheetColumn {
  const names = header.map(plain);
  const found: Partial<Record<SheetColumn, number>> = {};
  for (const [column, known] of Object.entries(sheetColumns) as [
    SheetColumn,
    readonly string[],
  ][]) {
    const at = names.findIndex((name) => known.some((each) => plain(each) === name));
    if (at < 0) return column;
    found[column] = at;
  }
  return found as Record<SheetColumn, number>;
}

function plain(name: string): string {
  return name.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();
}

export interface SheetRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface ReadRow {
  readonly line: number;
  readonly caseNo: string;
  /** The row of the list; null where it is none of it. */
  readonly listed: ListedCase | null;
  readonly fault: SheetFault | null;
  /** Null where nothing was answered. */
  readonly answer: UnitAnswer | null;
}

export function readRows(
  listId: string,
  listed: readonly ListedCase[],
  columns: Record<SheetColumn, number>,
  rows: readonly SheetRow[],
): ReadRow[] {
  const byCase = new Map(listed.map((row) => [row.caseNo, row]));
  const seen = new Set<string>();
  return rows.map(({ line, cells }) => {
    const cell = (column: SheetColumn) => (cells[columns[column]] ?? '').trim();
    const caseNo = cell('caseNo');
    const row = byCase.get(caseNo) ?? null;
    const answer = answerOf(cell('contact'), cell('text'));
    const read = { line, caseNo, listed: row };
    const fault = faultOf(listId, row, cell, listed);
    if (fault) return { ...read, fault, answer: null };
    if (seen.has(caseNo)) return { ...read, fault: 'twice', answer: null };
    seen.add(caseNo);
    return typeof answer === 'string'
      ? { ...read, fault: answer, answer: null }
      : { ...read, fault: null, answer };
  });
}

function faultOf(
  listId: string,
  row: ListedCase | null,
  cell: (column: SheetColumn) => string,
  listed: readonly ListedCase[],
): SheetFault | null {
  const check = cell('check').toUpperCase();
  if (row && String(row.n) === cell('n') && checkCode(listId, row) === check) return null;
  // A check code of the list beside another number: somebody wrote over it.
  return row || listed.some((each) => checkCode(listId, each) === check) ? 'edited' : 'not-of-list';
}

const yes = new Set(['是', '已联系', 'yes', 'y', '√', '1']);
const no = new Set(['否', '未联系上', 'no', 'n', '×', '0']);

function answerOf(contact: string, text: string): UnitAnswer | null | SheetFault {
  const said = plain(contact);
  if (said !== '' && !yes.has(said) && !no.has(said)) return 'bad-contact';
  if (text.length > LONGEST_ANSWER) return 'too-long';
  if (said === '' && text === '') return null;
  return { reached: said === '' ? null : yes.has(said), text: text === '' ? null : text };
}
