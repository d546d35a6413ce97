/** Service points out of a CSV file, merged with those that are there: by street and name. */
import type { KeptServicePoint, ListImportResult, PlaceRow } from '@heed/shared/reference';
import {
  cellOf,
  faultIn,
  findColumns,
  type CsvRow,
  type CsvTable,
  type RefusedRow,
  type RowFault,
} from './csv-table';
import { listCode } from './list-code';
import { sameRow } from './same-row';

const names = {
  name: ['name', 'point', '名称', '点位', '服务点', '供水点', '取水点', '服务点名称'],
  nameEn: ['nameEn', 'english', '英文名', '英文名称'],
  street: ['street', '街道', '街道乡镇', '乡镇街道', '镇街', '所属街道'],
  address: ['address', '地址', '详细地址', '位置'],
  addressEn: ['addressEn', '英文地址'],
  until: ['until', '截止', '截止时间', '开放至', '服务至', '供应至'],
  note: ['note', '备注', '说明', '提示'],
} as const;

type Field = keyof typeof names;
type Columns = Partial<Record<Field, number>>;

const fields = Object.keys(names) as Field[];
const longest: Readonly<Record<Field, number>> = {
  name: 60,
  nameEn: 60,
  street: 100,
  address: 100,
  addressEn: 100,
  until: 48,
  note: 200,
};

/** A time as people write it, in UTC; null where it is none. */
export type TimeReader = (text: string) => string | null;

export interface PointsAndPlaces {
  readonly points: readonly KeptServicePoint[];
  readonly places: readonly PlaceRow[];
}

export interface MergedPoints extends ListImportResult {
  /** What has to be stored. */
  readonly stored: readonly KeptServicePoint[];
}

/** Null where the file has no column of names or of addresses. */
export function mergePoints(
  table: CsvTable,
  { points, places }: PointsAndPlaces,
  readTime: TimeReader,
): MergedPoints | null {
  const columns = findColumns(table.headers, names);
  if (columns.name === undefined || columns.address === undefined) return null;
  const refused: RefusedRow[] = table.ragged.map((line) => ({ line, message: 'ragged-row' }));
  const before = new Map(points.map((point) => [keyOf(point), point]));
  const streets = places.filter(({ kind }) => kind === 'street');
  const named = new Map<string, KeptServicePoint>();
  for (const row of table.rows) {
    const point = pointOf({ row, table, columns }, { before, named, streets, readTime });
    if ('message' in point) refused.push({ line: row.line, ...point });
    else named.set(keyOf(point), point);
  }
  return { ...counted(before, named), refused: refused.toSorted((a, b) => a.line - b.line) };
}

interface RowPlace {
  readonly row: CsvRow;
  readonly table: CsvTable;
  readonly columns: Columns;
}

interface Known {
  readonly before: ReadonlyMap<string, KeptServicePoint>;
  /** Those that the file has named so far. */
  readonly named: ReadonlyMap<string, KeptServicePoint>;
  readonly streets: readonly PlaceRow[];
  readonly readTime: TimeReader;
}

function pointOf({ row, table, columns }: RowPlace, known: Known): KeptServicePoint | RowFault {
  const cells = cellsOf(row, columns);
  const wrong = (field: Field, message: string) => faultIn(table, columns, field, message);
  const { name, address } = cells;
  if (name === null) return wrong('name', 'missing-name');
  if (address === null) return wrong('address', 'missing-address');
  const long = fields.find((field) => (cells[field]?.length ?? 0) > longest[field]);
  if (long) return wrong(long, 'too-long');
  const street = cells.street === null ? null : streetCode(cells.street, known.streets);
  if (street === undefined) return wrong('street', 'unknown-street');
  const until = cells.until === null ? null : known.readTime(cells.until);
  if (cells.until !== null && until === null) return wrong('until', 'bad-time');
  const key = keyOf({ name, street });
  // Of two lines about one point only the second would stay: a person has to say which holds.
  if (known.named.has(key)) return wrong('name', 'named-twice');
  const earlier = known.before.get(key);
  if (earlier?.withdrawn) return wrong('name', 'point-withdrawn');
  // An empty cell empties the field; a column that the file lacks says nothing of it.
  const says = (field: Field) => columns[field] !== undefined;
  return {
    code: earlier?.code ?? listCode([street ?? '', name]),
    name,
    nameEn: says('nameEn') ? cells.nameEn : (earlier?.nameEn ?? null),
    address,
    addressEn: says('addressEn') ? cells.addressEn : (earlier?.addressEn ?? null),
    street,
    lng: earlier?.lng ?? null,
    lat: earlier?.lat ?? null,
    until: says('until') ? until : (earlier?.until ?? null),
    note: says('note') ? cells.note : (earlier?.note ?? null),
    withdrawn: false,
  };
}

function cellsOf(row: CsvRow, columns: Columns): Record<Field, string | null> {
  const cell = (field: Field) => cellOf(row, columns, field);
  return {
    name: cell('name'),
    nameEn: cell('nameEn'),
    street: cell('street'),
    address: cell('address'),
    addressEn: cell('addressEn'),
    until: cell('until'),
    note: cell('note'),
  };
}

/** By code, or by a name that only one street has. */
function streetCode(text: string, streets: readonly PlaceRow[]): string | undefined {
  const byCode = streets.find(({ code }) => code === text);
  if (byCode) return byCode.code;
  const found = streets.filter(({ name }) => name === text);
  return found.length === 1 ? found[0]?.code : undefined;
}

function keyOf({ street, name }: Pick<KeptServicePoint, 'street' | 'name'>): string {
  return `${street ?? ''}\u0000${name}`;
}

function counted(
  before: ReadonlyMap<string, KeptServicePoint>,
  named: ReadonlyMap<string, KeptServicePoint>,
): Omit<MergedPoints, 'refused'> {
  const stored = [...named].flatMap(([key, point]) => {
    const known = before.get(key);
    return known && sameRow(known, point) ? [] : [point];
  });
  const added = stored.filter((point) => !before.has(keyOf(point))).length;
  return {
    stored,
    added,
    changed: stored.length - added,
    unchanged: named.size - stored.length,
  };
}
