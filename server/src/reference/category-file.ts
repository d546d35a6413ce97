/**
 * Categories out of a CSV file: one a row (`code,name,parent`), or one level a column
 * (一级分类,二级分类,三级分类). Both become nodes that know their parent.
 */
import { LONGEST_SHORT } from '@heed/shared/reference';
import { cellOf, findColumns, type CsvTable, type RefusedRow } from './csv-table';

/** A category as the file names it. */
export interface FileCategory {
  readonly line: number;
  readonly code: string | null;
  readonly name: string;
  /** Undefined where the file has no such column: what is stored then stays. */
  readonly nameEn: string | null | undefined;
  readonly short: string | null | undefined;
  readonly shortEn: string | null | undefined;
  readonly unit: string | null | undefined;
  /** Code or name of the parent, or the parent's place in this list. */
  readonly parent: string | number | null;
}

export interface CategoryFile {
  readonly categories: readonly FileCategory[];
  readonly refused: readonly RefusedRow[];
}

const names = {
  code: ['code', '编码', '代码', '类别编码', '分类编码'],
  name: ['name', '名称', '类别', '类别名称', '分类名称'],
  nameEn: ['nameEn', 'english', '英文名', '英文名称'],
  short: ['short', '简称'],
  shortEn: ['shortEn', '英文简称'],
  parent: ['parent', '上级', '上级编码', '上级类别', '父级'],
  unit: ['unit', '单位', '承办单位'],
} as const;

const levelHeader = /^([一二三四五六七八九\d]级.*|level ?\d+.*)$/i;
const codeShape = /^[^\s\p{Cc}]{1,64}$/u;
const LONGEST_NAME = 60;

/** Null where the header is neither of the two. */
export function categoriesOf(table: CsvTable): CategoryFile | null {
  if (table.headers.every((header) => levelHeader.test(header.normalize('NFKC')))) {
    return byLevels(table);
  }
  const columns = findColumns(table.headers, names);
  return columns.name === undefined ? null : byRows(table);
}

function byRows(table: CsvTable): CategoryFile {
  const columns = findColumns(table.headers, names);
  const refused = raggedRows(table);
  const categories = table.rows.flatMap((row): FileCategory[] => {
    const code = cellOf(row, columns, 'code');
    const name = cellOf(row, columns, 'name');
    const optional = (column: 'nameEn' | 'short' | 'shortEn' | 'unit') =>
      columns[column] === undefined ? undefined : cellOf(row, columns, column);
    const labels = { short: optional('short'), shortEn: optional('shortEn') };
    const message = faultOf(code, name) ?? labelFaultOf(labels);
    if (message !== null || name === null) {
      refused.push({ line: row.line, message: message ?? 'missing-name' });
      return [];
    }
    return [
      {
        line: row.line,
        code,
        name,
        nameEn: optional('nameEn'),
        ...labels,
        unit: optional('unit'),
        parent: cellOf(row, columns, 'parent'),
      },
    ];
  });
  return { categories, refused };
}

/** Each row is a path from the top; the same path again is the same category. */
function byLevels(table: CsvTable): CategoryFile {
  const refused = raggedRows(table);
  const categories: FileCategory[] = [];
  const known = new Map<string, number>();
  for (const { line, cells } of table.rows) {
    const path = cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
    const fault = path.map((name) => faultOf(null, name || null)).find(Boolean);
    if (fault) {
      refused.push({ line, message: fault });
      continue;
    }
    let parent: number | null = null;
    for (const [depth, name] of path.entries()) {
      const key = path.slice(0, depth + 1).join('\u0000');
      const at: number = known.get(key) ?? categories.length;
      if (at === categories.length) {
        known.set(key, at);
        categories.push({ ...nothingElse, line, code: null, name, parent });
      }
      parent = at;
    }
  }
  return { categories, refused };
}

/** A file of levels has names alone. */
const nothingElse = {
  nameEn: undefined,
  short: undefined,
  shortEn: undefined,
  unit: undefined,
} as const;

function labelFaultOf(labels: Pick<FileCategory, 'short' | 'shortEn'>): string | null {
  const { short, shortEn } = labels;
  return [short, shortEn].some((label) => (label?.length ?? 0) > LONGEST_SHORT) ? 'too-long' : null;
}

function faultOf(code: string | null, name: string | null): string | null {
  if (name === null) return 'missing-name';
  if (name.length > LONGEST_NAME) return 'too-long';
  return code !== null && !codeShape.test(code) ? 'bad-code' : null;
}

function raggedRows(table: CsvTable): RefusedRow[] {
  return table.ragged.map((line) => ({ line, message: 'ragged-row' }));
}
