/** Units out of a CSV file, merged with those that are there: by name, parents in any order. */
import type { ListImportResult, UnitRow } from '@heed/shared/reference';
import {
  cellOf,
  faultIn,
  findColumns,
  type CsvRow,
  type CsvTable,
  type RefusedRow,
  type RowFault,
} from './csv-table';
import { sameRow } from './same-row';
import { makesCycle } from './tree';

const names = {
  name: ['name', 'unit', '名称', '单位', '单位名称', '承办单位'],
  nameEn: ['nameEn', 'english', '英文名', '英文名称'],
  parent: ['parent', '上级', '上级单位', '主管单位'],
  capacity: ['capacity', '容量', '承载量', '可承办量'],
  taskForce: ['taskForce', '专班', '是否专班'],
} as const;

const LONGEST_NAME = 60;
const yes = new Set(['true', 'yes', 'y', '1', '是']);

/** Units to store, and what was counted. */
export interface MergedUnits extends ListImportResult {
  readonly units: readonly UnitRow[];
}

/** Null where the file has no column of names. */
export function mergeUnits(
  table: CsvTable,
  existing: readonly UnitRow[],
  makeId: () => string,
): MergedUnits | null {
  const columns = findColumns(table.headers, names);
  if (columns.name === undefined) return null;
  const refused: RefusedRow[] = table.ragged.map((line) => ({ line, message: 'ragged-row' }));
  const before = new Map(existing.map((unit) => [unit.name, unit]));
  const after = new Map(before);
  const named: { row: CsvRow; name: string }[] = [];
  for (const row of table.rows) {
    const name = cellOf(row, columns, 'name');
    const unit =
      name === null
        ? { message: 'missing-name' }
        : unitOf({ row, table, columns }, after.get(name), makeId);
    if ('message' in unit) refused.push({ line: row.line, ...unit });
    else {
      after.set(unit.name, unit);
      named.push({ row, name: unit.name });
    }
  }
  if (columns.parent !== undefined) {
    for (const { row, name } of named) {
      const message = hang(after, name, cellOf(row, columns, 'parent'));
      if (message) refused.push({ line: row.line, ...faultIn(table, columns, 'parent', message) });
    }
  }
  return counted(before, after, { named: new Set(named.map(({ name }) => name)), refused });
}

interface RowPlace {
  readonly row: CsvRow;
  readonly table: CsvTable;
  readonly columns: Partial<Record<keyof typeof names, number>>;
}

function unitOf(
  { row, table, columns }: RowPlace,
  known: UnitRow | undefined,
  makeId: () => string,
): UnitRow | RowFault {
  const name = cellOf(row, columns, 'name') ?? '';
  const nameEn = cellOf(row, columns, 'nameEn') ?? known?.nameEn ?? null;
  if (name.length > LONGEST_NAME) return faultIn(table, columns, 'name', 'too-long');
  if ((nameEn?.length ?? 0) > LONGEST_NAME) return faultIn(table, columns, 'nameEn', 'too-long');
  const capacityText = cellOf(row, columns, 'capacity');
  const capacity = capacityText === null ? (known?.capacity ?? null) : Number(capacityText);
  if (capacity !== null && !(Number.isInteger(capacity) && capacity >= 0 && capacity <= 100_000)) {
    return faultIn(table, columns, 'capacity', 'bad-number');
  }
  const force = cellOf(row, columns, 'taskForce');
  return {
    id: known?.id ?? makeId(),
    name,
    nameEn,
    parentId: known?.parentId ?? null,
    capacity,
    taskForce: force === null ? (known?.taskForce ?? false) : yes.has(force.toLowerCase()),
    retired: false,
  };
}

/** Hangs a unit below its parent; answers what is wrong where it can't, and leaves it where it was. */
function hang(units: Map<string, UnitRow>, name: string, parent: string | null): string | null {
  const unit = units.get(name);
  if (!unit || parent === null) return null;
  const above = units.get(parent);
  if (!above) return 'unknown-parent';
  const parents = new Map([...units.values()].map(({ id, parentId }) => [id, parentId]));
  if (makesCycle(unit.id, above.id, (id) => parents.get(id))) return 'parent-cycle';
  units.set(name, { ...unit, parentId: above.id });
  return null;
}

function counted(
  before: ReadonlyMap<string, UnitRow>,
  after: ReadonlyMap<string, UnitRow>,
  { named, refused }: { readonly named: ReadonlySet<string>; readonly refused: RefusedRow[] },
): MergedUnits {
  const units: UnitRow[] = [];
  let added = 0;
  for (const unit of after.values()) {
    const known = before.get(unit.name);
    if (known && sameRow(known, unit)) continue;
    units.push(unit);
    if (!known) added += 1;
  }
  const changed = units.length - added;
  return { units, added, changed, unchanged: named.size - units.length, refused };
}
