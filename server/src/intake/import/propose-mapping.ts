/** Proposes what the columns of a file mean, from their names and from what stands in them. */
import type { ImportField, ImportMapping } from '@heed/shared/imports';
import { redact } from '../../triage/redact';
import { isBlank, valueKey } from './cell-reader';
import { foldHeader, headerWords } from './header-words';
import type { Survey } from './table/survey';
import { settledOrder } from './times/date-order';
import { readTime } from './times/read-time';
import { zoneClock } from './times/zone-clock';
import { codeOf } from './value-words';

/** The lists of the deployment: a column of units or categories is proposed where they know it. */
export interface KnownLists {
  readonly categories: readonly { code: string; name: string; nameEn: string | null }[];
  readonly units: readonly { id: string; name: string; nameEn: string | null }[];
}

export interface ProposalContext {
  readonly fileName: string;
  /** The zone that times are taken to be in until somebody chooses one. */
  readonly zone: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly lists: KnownLists;
}

export interface Proposal {
  readonly mapping: ImportMapping;
  /** Most rows are older than a week: they are history, not work. */
  readonly historic: boolean;
}

type Look = Pick<Survey, 'columns' | 'spread' | 'distinct' | 'dateOrders'>;
type Columns = Map<ImportField, number>;

export function proposeMapping(look: Look, context: ProposalContext): Proposal {
  const found = columnsOf(look, context);
  const columns: ImportMapping['columns'] = {};
  for (const [field, index] of found) columns[field] = look.columns[index];
  const text = textColumns(found, look);
  if (text.length > 0) columns.text = text.length === 1 ? text[0] : text;
  const values = valuesOf(found, look, context.lists);
  const mapping: ImportMapping = { columns, source: sourceOf(context.fileName) };
  if (Object.keys(values).length > 0) mapping.values = values;
  if (!found.has('channel')) mapping.constants = { channel: usualChannel(look) };
  return { mapping, historic: isHistoric(found, look, context) };
}

/** A column for each field, the best pairs first; no column serves two fields. */
function columnsOf(look: Look, context: ProposalContext): Columns {
  const pairs = Object.entries(headerWords).flatMap(([field, words]) =>
    look.columns.map((column, index) => ({
      field: field as ImportField,
      index,
      score: scoreOf(foldHeader(column), words),
    })),
  );
  const taken = new Set<number>();
  const found: Columns = new Map();
  const best = pairs.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
  for (const { field, index, score } of best) {
    if (found.has(field) || taken.has(index)) continue;
    const named = score > CONTAINED;
    if (!suits({ field, index, named }, look, context)) continue;
    found.set(field, index);
    taken.add(index);
  }
  // Who has no other name is called by it.
  const account = found.get('account');
  if (account !== undefined && !found.has('name')) found.set('name', account);
  // Half a point is no point.
  if (found.has('lng') !== found.has('lat'))
    for (const each of ['lng', 'lat'] as const) found.delete(each);
  return found;
}

const EXACT = 1_000;
const CONTAINED = 500;
/** Shorter words are inside too many others: 区 in 区县, id in "residence". */
const SHORTEST_CONTAINED = { latin: 5, han: 2 };

function scoreOf(header: string, words: readonly string[]): number {
  const exact = words.indexOf(header);
  if (exact >= 0) return EXACT - exact;
  const inside = words.findIndex((word) => {
    const shortest = /[a-z]/.test(word) ? SHORTEST_CONTAINED.latin : SHORTEST_CONTAINED.han;
    return word.length >= shortest && header.includes(word);
  });
  return inside < 0 ? 0 : CONTAINED - inside;
}

const MOST = 0.8;
/** A column that is called just so may hold some cells that nobody can read. */
const MOST_OF_NAMED = 0.5;

interface Pair {
  readonly field: ImportField;
  readonly index: number;
  /** The header is one of the field's own words, not only a longer one with such a word inside. */
  readonly named: boolean;
}

/** Whether the cells of a column are what the field needs. */
function suits(
  { field, index, named }: Pair,
  look: Look,
  { zone, lists }: ProposalContext,
): boolean {
  const most = named ? MOST_OF_NAMED : MOST;
  const cells = cellsOf(look, index);
  switch (field) {
    case 'sourceId':
      return (
        new Set(cells).size >= cells.length * 0.99 && cells.every((cell) => cell.length <= 128)
      );
    case 'receivedAt':
    case 'occurredAt':
    case 'dueAt':
    case 'closedAt': {
      const order = settledOrder(look.dateOrders[index] ?? null, zone);
      const reading = { order, clock: zoneClock(zone) };
      return share(cells, (cell) => readTime(cell, reading) !== null) >= most;
    }
    case 'lng':
    case 'lat':
      return share(cells, (cell) => Math.abs(Number(cell)) <= 180) >= most;
    case 'phone':
    case 'email':
      return share(cells, (cell) => shapes[field].test(cell)) >= most;
    case 'account':
      // A name of some is no account of any.
      return share(cells, (cell) => shapes[field].test(cell)) >= MOST;
    case 'channel':
    case 'kind':
    case 'urgency':
      return (look.distinct[index] ?? []).some((cell) => codeOf(field, cell) !== null);
    case 'category':
      return known(look.distinct[index], lists.categories).length > 0;
    case 'unit':
      return known(look.distinct[index], lists.units).length > 0;
    default:
      return true;
  }
}

const shapes = {
  phone: /^\+?[\d\s()-]{3,32}$/,
  email: /^\S+@\S+$/,
  /** No name: what stands there tells one from all others. */
  account: /^(?=.*\d)[\w@.-]{4,64}$/,
} as const;

function cellsOf(look: Look, index: number): string[] {
  const cells = look.spread.map((row) => row[index]?.trim() ?? '');
  return cells.filter((cell) => !isBlank(cell));
}

function share(cells: readonly string[], fits: (cell: string) => boolean): number {
  return cells.length === 0 ? 0 : cells.filter(fits).length / cells.length;
}

interface Named {
  readonly name: string;
  readonly nameEn: string | null;
}

/** Pairs of a cell and what the list knows under that name. */
function known<T extends Named>(
  cells: readonly string[] | null | undefined,
  list: readonly T[],
): (readonly [cell: string, known: T])[] {
  const byName = new Map(
    list.flatMap((each) =>
      [each.name, each.nameEn ?? ''].map((name) => [valueKey(name), each] as const),
    ),
  );
  byName.delete('');
  return (cells ?? []).flatMap((cell) => {
    const each = byName.get(valueKey(cell));
    return each ? [[cell, each] as const] : [];
  });
}

/** Without a column of text, what there is: the title, what it is about, where it is. */
function textColumns(found: Columns, look: Look): string[] {
  const text = found.get('text');
  if (text !== undefined) return nameOf(look, text);
  const about = look.columns.findIndex((column, index) => {
    const taken = [...found].some(([field, at]) => at === index && field !== 'category');
    return !taken && scoreOf(foldHeader(column), headerWords.category) > 0;
  });
  const parts = [found.get('title'), found.get('category') ?? about, found.get('address')];
  return parts.flatMap((index) => (index === undefined ? [] : nameOf(look, index)));
}

function nameOf(look: Look, index: number): string[] {
  const name = look.columns[index];
  return name === undefined ? [] : [name];
}

function valuesOf(
  found: Columns,
  look: Look,
  lists: KnownLists,
): NonNullable<ImportMapping['values']> {
  const values: NonNullable<ImportMapping['values']> = {};
  for (const [field, rest] of [
    ['channel', 'web'],
    ['kind', 'other'],
    ['urgency', 'normal'],
  ] as const) {
    const index = found.get(field);
    if (index === undefined) continue;
    const cells = look.distinct[index] ?? [];
    const codes = cells.flatMap((cell) => {
      const code = codeOf(field, cell);
      return code === null ? [] : [[cell, code] as const];
    });
    values[field] = { ...Object.fromEntries(codes), '*': rest };
  }
  const category = found.get('category');
  if (category !== undefined) {
    const pairs = known(look.distinct[category], lists.categories);
    values.category = Object.fromEntries(pairs.map(([cell, { code }]) => [cell, code]));
  }
  return values;
}

/** A file without a channel: from a hotline where it speaks of callers, else from the web. */
function usualChannel(look: Look): 'phone' | 'web' {
  return look.columns.some((column) => /来电|主叫|caller/i.test(column)) ? 'phone' : 'web';
}

const REDACTED = /〔(姓名|电话|证件|门牌|邮箱|车牌|账号)〕/g;

/**
 * The file's name without its date or number, so that next week's file is of the same source,
 * and without what tells who somebody is: a source is kept in the clear.
 */
function sourceOf(fileName: string): string {
  const stem = fileName.normalize('NFC').replace(/\.[^.]*$/, '');
  const plain = redact(stem, { names: [], phones: [] })
    .replace(REDACTED, '')
    .replace(/\d{4}[-_年.]\d{1,2}([-_月.]\d{1,2}日?)?月?|\d{6,}|\(\d+\)|（\d+）/g, '')
    .replace(/[\s_\-.]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return plain.slice(0, 64).toWellFormed() || 'file';
}

const WEEK = 7 * 86_400_000;

function isHistoric(found: Columns, look: Look, { zone, now }: ProposalContext): boolean {
  const index = found.get('receivedAt');
  if (index === undefined) return false;
  const order = settledOrder(look.dateOrders[index] ?? null, zone);
  const reading = { order, clock: zoneClock(zone) };
  const times = cellsOf(look, index).flatMap((cell) => readTime(cell, reading) ?? []);
  const old = times.filter((time) => Date.parse(time) < now - WEEK).length;
  return old > times.length / 2;
}
