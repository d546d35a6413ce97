/** Paths into a content: statements, numbers and takings-back by their id, other fields by their names. */
import { canonicalJson } from '../../kernel/canonical-json';
import { sections } from './content';

/** A place in a content that an edit names. */
export interface Spot {
  get(): unknown;
  /** Whether such a value can stand there at all. */
  fits(value: unknown): boolean;
  set(value: unknown): void;
  same(one: unknown, other: unknown): boolean;
}

type Fields = Record<string, unknown>;

const keyOfList: Readonly<Record<string, string>> = {
  ...Object.fromEntries(sections.map((section) => [section, 'id'])),
  numbers: 'id',
  removed: 'statementId',
};

/** Null where the content has no such place. */
export function spotOf(content: Fields, path: string): Spot | null {
  const [first = '', second, ...rest] = path.split('.');
  const key = Object.hasOwn(keyOfList, first) ? keyOfList[first] : undefined;
  const list = key === undefined ? undefined : content[first];
  if (key === undefined || !Array.isArray(list)) {
    return fieldSpot(content, second === undefined ? [first] : [first, second, ...rest]);
  }
  const keyed = { list: list as Fields[], key };
  if (second === undefined) {
    // Sections alone have an order of their own; the other lists are one field as a whole.
    return key === 'id' && first !== 'numbers' ? orderSpot(keyed) : fieldSpot(content, [first]);
  }
  if (rest.length === 0) return elementSpot(keyed, second);
  const element = keyed.list.find((one) => one[key] === second);
  return element && rest[0] !== key ? fieldSpot(element, rest) : null;
}

interface KeyedList {
  readonly list: Fields[];
  readonly key: string;
}

/** A whole statement or number: null where it doesn't stand. */
function elementSpot({ list, key }: KeyedList, id: string): Spot {
  const at = () => list.findIndex((one) => one[key] === id);
  return {
    get: () => list[at()] ?? null,
    fits: (value) => value === null || (isFields(value) && value[key] === id),
    set: (value) => {
      const index = at();
      if (!isFields(value)) list.splice(index, 1);
      else if (index < 0) list.push(value);
      else list[index] = value;
    },
    same,
  };
}

/** The order of a section: what came in meanwhile stays, behind what was ordered. */
function orderSpot({ list, key }: KeyedList): Spot {
  return {
    get: () => list.map((one) => one[key]),
    fits: isOrder,
    set: (value) => {
      const wanted = isOrder(value) ? value : [];
      const ordered = wanted.flatMap((id) => list.filter((one) => one[key] === id));
      list.splice(0, list.length, ...new Set([...ordered, ...list]));
    },
    same: sameOrder,
  };
}

/** A field by its names, each of which has to be there already. */
function fieldSpot(content: Fields, names: readonly string[]): Spot | null {
  let holder = content;
  for (const name of names.slice(0, -1)) {
    const next = Object.hasOwn(holder, name) ? holder[name] : undefined;
    if (!isFields(next)) return null;
    holder = next;
  }
  const last = names.at(-1) ?? '';
  if (!Object.hasOwn(holder, last)) return null;
  return {
    get: () => holder[last],
    // The content as a whole is parsed when all edits are in.
    fits: () => true,
    set: (value) => {
      holder[last] = value;
    },
    same,
  };
}

/** Ids in their order. */
function isOrder(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((id) => typeof id === 'string');
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function same(one: unknown, other: unknown): boolean {
  return canonicalJson(one ?? null) === canonicalJson(other ?? null);
}

/** Two orders agree where what both know stands in the same order. */
function sameOrder(one: unknown, other: unknown): boolean {
  if (!isOrder(one) || !isOrder(other)) return false;
  const common = one.filter((id) => other.includes(id));
  return same(
    common,
    other.filter((id) => common.includes(id)),
  );
}
