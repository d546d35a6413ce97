/** Places out of a CSV file: district, street, community and address in a row, each within the one before. */
import type { ListImportResult, PlaceKind, PlaceRow } from '@heed/shared/reference';
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
  district: ['district', '区县', '区', '县', '行政区', '区域', '区县名称'],
  districtCode: ['districtCode', '区县编码', '区县代码', '区划代码'],
  street: ['street', '街道', '街道乡镇', '乡镇街道', '乡镇', '镇街', '街道名称'],
  streetCode: ['streetCode', '街道编码', '街道代码', '乡镇编码'],
  community: ['community', '社区', '村', '村社区', '小区', '社区村'],
  communityCode: ['communityCode', '社区编码', '社区代码'],
  address: ['address', '地址', '详细地址', '点位'],
  addressCode: ['addressCode', '地址编码'],
  lng: ['lng', 'lon', 'longitude', '经度'],
  lat: ['lat', 'latitude', '纬度'],
} as const;

type Columns = Partial<Record<keyof typeof names, number>>;

const levels: readonly PlaceKind[] = ['district', 'street', 'community', 'address'];
const codeShape = /^[^\s\p{Cc}]{1,64}$/u;
const LONGEST_NAME = 100;

export interface MergedPlaces extends ListImportResult {
  /** What has to be stored. */
  readonly places: readonly PlaceRow[];
}

/** Null where the file has no column of places. */
export function mergePlaces(table: CsvTable, existing: readonly PlaceRow[]): MergedPlaces | null {
  const columns = findColumns(table.headers, names);
  if (levels.every((level) => columns[level] === undefined)) return null;
  const book = new PlaceBook(existing);
  const refused: RefusedRow[] = table.ragged.map((line) => ({ line, message: 'ragged-row' }));
  for (const row of table.rows) {
    const fault = addRow(book, { row, table, columns });
    if (fault) refused.push({ line: row.line, ...fault });
  }
  return { ...book.result(), refused };
}

/** The places that there are, found by code or by name within a parent. */
export class PlaceBook {
  private readonly before: ReadonlyMap<string, PlaceRow>;
  private readonly after: Map<string, PlaceRow>;
  private readonly byName = new Map<string, PlaceRow>();
  private readonly named = new Set<string>();

  constructor(existing: readonly PlaceRow[]) {
    this.before = new Map(existing.map((place) => [place.code, place]));
    this.after = new Map(this.before);
    for (const place of existing) this.byName.set(nameKey(place), place);
  }

  get(code: string): PlaceRow | undefined {
    return this.after.get(code);
  }

  find(place: Pick<PlaceRow, 'kind' | 'name' | 'parent'>): PlaceRow | undefined {
    return this.byName.get(nameKey(place));
  }

  /** All places of a kind with a name, wherever they lie. */
  allNamed(kind: PlaceKind, name: string): PlaceRow[] {
    return [...this.after.values()].filter((place) => place.kind === kind && place.name === name);
  }

  put(place: PlaceRow): void {
    this.after.set(place.code, place);
    this.byName.set(nameKey(place), place);
    this.named.add(place.code);
  }

  /** Names from the top down to a new place. */
  pathTo(parent: string | null, name: string): string[] {
    const path = [name];
    for (let at = parent; at !== null && path.length < 16;) {
      const place = this.after.get(at);
      if (place) path.unshift(place.name);
      at = place?.parent ?? null;
    }
    return path;
  }

  result(): Omit<MergedPlaces, 'refused'> {
    const places = [...this.after.values()].filter((place) => {
      const known = this.before.get(place.code);
      return !known || !sameRow(known, place);
    });
    const added = places.filter(({ code }) => !this.before.has(code)).length;
    const changed = places.length - added;
    return { places, added, changed, unchanged: this.named.size - places.length };
  }
}

interface RowPlace {
  readonly row: CsvRow;
  readonly table: CsvTable;
  readonly columns: Columns;
}

/** Adds the places of a row, all or none; answers what is wrong with it. */
function addRow(book: PlaceBook, { row, table, columns }: RowPlace): RowFault | null {
  const path = levels.flatMap((kind) => {
    const name = cellOf(row, columns, kind);
    return name === null ? [] : [{ kind, name, code: cellOf(row, columns, `${kind}Code`) }];
  });
  const point = pointOf(row, columns);
  if (path.length === 0) return { message: 'missing-name' };
  if (point === 'bad-coordinates') return { message: point };
  for (const { name, code, kind } of path) {
    const wrong = (field: keyof Columns, message: string) =>
      faultIn(table, columns, field, message);
    if (name.length > LONGEST_NAME) return wrong(kind, 'too-long');
    if (code !== null && !codeShape.test(code)) return wrong(`${kind}Code`, 'bad-code');
    const taken = code === null ? undefined : book.get(code);
    if (taken && taken.kind !== kind) return wrong(`${kind}Code`, 'code-taken');
  }
  let parent: string | null = null;
  for (const [at, { kind, name, code: given }] of path.entries()) {
    const known = given === null ? book.find({ kind, name, parent }) : book.get(given);
    const code: string = known?.code ?? given ?? listCode(book.pathTo(parent, name));
    const own = at === path.length - 1 ? point : null;
    book.put({
      code,
      kind,
      name,
      nameEn: known?.nameEn ?? null,
      parent,
      lng: own?.lng ?? known?.lng ?? null,
      lat: own?.lat ?? known?.lat ?? null,
    });
    parent = code;
  }
  return null;
}

type Point = { readonly lng: number; readonly lat: number };

/** 0,0 is what a missing position is exported as. */
function pointOf(row: CsvRow, columns: Columns): Point | null | 'bad-coordinates' {
  const [lngText, latText] = [cellOf(row, columns, 'lng'), cellOf(row, columns, 'lat')];
  if (lngText === null || latText === null) return null;
  const [lng, lat] = [Number(lngText), Number(latText)];
  if (lng === 0 && lat === 0) return null;
  const inside = Math.abs(lng) <= 180 && Math.abs(lat) <= 90;
  return inside ? { lng, lat } : 'bad-coordinates';
}

function nameKey({ kind, name, parent }: Pick<PlaceRow, 'kind' | 'name' | 'parent'>): string {
  return [kind, parent ?? '', name].join('\u0000');
}
