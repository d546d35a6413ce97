/**
 * Paths into a bulletin's content as its edits name them: `title.zh`, `confirmed.<id>.text.en`,
 * `confirmed` for the order of its ids, `numbers.n1`. Statements and numbers go by their id.
 */
import type { BulletinContent } from '@heed/shared/bulletins';

type Fields = Readonly<Record<string, unknown>>;

/** Lists whose elements are named, and by what. */
const keys: Readonly<Record<string, string>> = {
  usable: 'id',
  confirmed: 'id',
  unknown: 'id',
  doing: 'id',
  advice: 'id',
  numbers: 'id',
  removed: 'statementId',
};

/** The path of the named element that a path leads into; null where it leads into none. */
export function elementOf(path: string): string | null {
  const [list = '', id] = path.split('.');
  return keys[list] !== undefined && id !== undefined ? `${list}.${id}` : null;
}

/** Whether the path stands for the order of a list. */
export function isOrder(path: string): boolean {
  return keys[path] !== undefined;
}

/** What stands there; null where nothing does. */
export function readAt(content: BulletinContent, path: string): unknown {
  const [first = '', ...rest] = path.split('.');
  const fields: Fields = content;
  const key = keys[first];
  if (key === undefined) return inside(fields[first], rest);
  const list = fields[first] as readonly Fields[];
  const [id, ...inner] = rest;
  if (id === undefined) return list.map((one) => one[key]);
  return inside(list.find((one) => one[key] === id) ?? null, inner);
}

/** The content with another value there; what can't be placed changes nothing. */
export function writeAt(content: BulletinContent, path: string, value: unknown): BulletinContent {
  const [first = '', ...rest] = path.split('.');
  const fields: Fields = content;
  const key = keys[first];
  const next =
    key === undefined
      ? replaced(fields[first], rest, value)
      : listWith(fields[first] as readonly Fields[], { key, names: rest, value });
  return { ...fields, [first]: next } as BulletinContent;
}

function listWith(
  list: readonly Fields[],
  { key, names, value }: { key: string; names: readonly string[]; value: unknown },
): readonly Fields[] {
  const [id, ...inner] = names;
  if (id === undefined) return ordered(list, key, value as readonly unknown[]);
  const index = list.findIndex((one) => one[key] === id);
  if (inner.length > 0) {
    return list.map((one) => (one[key] === id ? (replaced(one, inner, value) as Fields) : one));
  }
  if (value === null) return list.filter((one) => one[key] !== id);
  return index < 0 ? [...list, value as Fields] : list.with(index, value as Fields);
}

/** What the order doesn't name stays behind what it names. */
function ordered(list: readonly Fields[], key: string, ids: readonly unknown[]): readonly Fields[] {
  const named = ids.flatMap((id) => list.filter((one) => one[key] === id));
  return [...named, ...list.filter((one) => !ids.includes(one[key]))];
}

function inside(value: unknown, names: readonly string[]): unknown {
  const [name, ...rest] = names;
  if (name === undefined) return value ?? null;
  return isFields(value) ? inside(value[name], rest) : null;
}

function replaced(holder: unknown, names: readonly string[], value: unknown): unknown {
  const [name, ...rest] = names;
  if (name === undefined) return value;
  return isFields(holder) ? { ...holder, [name]: replaced(holder[name], rest, value) } : holder;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether two values say the same, however their texts are composed. */
export function sameValue(one: unknown, other: unknown): boolean {
  return plain(one) === plain(other);
}

/** Two orders agree where what both know stands in the same order. */
export function sameOrder(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return sameValue(one, other);
  const known: readonly unknown[] = other;
  const common = one.filter((id) => known.includes(id));
  return sameValue(
    common,
    known.filter((id) => common.includes(id)),
  );
}

function plain(value: unknown): string {
  return JSON.stringify(value ?? null, (_name, field: unknown) => {
    if (typeof field === 'string') return field.replaceAll(/\r\n?/g, '\n').normalize('NFC');
    if (!isFields(field)) return field;
    return Object.fromEntries(Object.entries(field).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}
