/** Reads the cells that feed a field: joins columns, translates values, fills in constants. */
import type { ImportField, ImportMapping } from '@heed/shared/imports';
import type { ParsedRow } from './table/parsed-row';

export interface CellReader {
  isMapped(field: ImportField): boolean;
  /** Index of the first column that feeds the field; -1 where none does. */
  firstColumn(field: ImportField): number;
  /** Names of the columns that feed the field, for people. */
  columnName(field: ImportField): string | null;
  /** What stands in the columns, joined by a space; undefined where that is nothing. */
  text(row: ParsedRow, field: ImportField): string | undefined;
  /** The same, without the words that people write for nothing. */
  known(row: ParsedRow, field: ImportField): string | undefined;
  /** The same, translated by the field's values, or its constant. */
  code(row: ParsedRow, field: ImportField): string | undefined;
}

export function cellReader(mapping: ImportMapping, columns: readonly string[]): CellReader {
  const positions = new Map(columns.map((name, index) => [name, index]));
  const fed = new Map<string, readonly number[]>();
  for (const [field, names] of Object.entries(mapping.columns)) {
    fed.set(
      field,
      listOf(names).flatMap((name) => positions.get(name) ?? []),
    );
  }
  const values = translations(mapping);
  const constants = new Map<string, string | undefined>(Object.entries(mapping.constants ?? {}));
  const text: CellReader['text'] = (row, field) => {
    const parts = (fed.get(field) ?? []).map((index) => row.cells[index]?.trim() ?? '');
    return parts.filter((part) => part !== '').join(' ') || undefined;
  };
  const known: CellReader['known'] = (row, field) => {
    const told = text(row, field);
    return told === undefined || isBlank(told) ? undefined : told;
  };
  return {
    isMapped: (field) => (fed.get(field)?.length ?? 0) > 0,
    firstColumn: (field) => fed.get(field)?.[0] ?? -1,
    columnName: (field) => listOf(mapping.columns[field]).join(' + ') || null,
    text,
    known,
    code(row, field) {
      const translated = values.get(field);
      const told = translated ? text(row, field) : known(row, field);
      const found = told === undefined ? undefined : translated?.get(valueKey(told));
      const rest = translated?.get('*');
      // A blank cell takes the constant first: `*` stands for what is there and not in the list.
      return found ?? (told === undefined ? (constants.get(field) ?? rest) : (rest ?? told));
    },
  };
}

/** Cells are compared without regard to case, width or blanks at their ends. */
export function valueKey(cell: string): string {
  return cell.normalize('NFKC').trim().toLowerCase();
}

const nothings = new Set([
  '',
  '-',
  '--',
  '—',
  '/',
  '\\',
  '\\n',
  'n/a',
  'na',
  'nan',
  'null',
  'none',
  'nil',
  'unknown',
  'undefined',
  '无',
  '暂无',
  '未知',
  '不详',
  '未填写',
  '未提供',
  '空',
]);

/** Whether a cell says that there is nothing to say. */
export function isBlank(cell: string): boolean {
  return nothings.has(valueKey(cell));
}

function translations(mapping: ImportMapping): Map<string, ReadonlyMap<string, string>> {
  const fields = Object.entries(mapping.values ?? {});
  return new Map(
    fields.map(([field, values]) => [
      field,
      new Map(Object.entries(values).map(([cell, code]) => [valueKey(cell), code])),
    ]),
  );
}

function listOf(names: string | string[] | undefined): string[] {
  if (names === undefined) return [];
  return typeof names === 'string' ? [names] : names;
}
