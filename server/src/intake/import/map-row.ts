/** Turns one row of a file into a complaint by its mapping, or says which column is at fault and why. */
import { ComplaintInput, MAX_TEXT } from '@heed/shared/complaint';
import { ImportField, type ImportOptions } from '@heed/shared/imports';
import type { z } from 'zod';
import { cellReader, type CellReader } from './cell-reader';
import type { RowFault, RowReason } from './row-fault';
import type { RowKey } from './row-keys';
import { settledOrder, type DateOrder } from './times/date-order';
import { readTime } from './times/read-time';
import { zoneClock } from './times/zone-clock';
import type { ParsedRow } from './table/parsed-row';

export interface RowMapping {
  readonly options: ImportOptions;
  readonly columns: readonly string[];
  readonly dateOrders: readonly (DateOrder | null)[];
  /** Milliseconds since the epoch: what lies after it by more than a clock's error is refused. */
  readonly now: number;
  /** Makes the id of a row that brings none; asked in the order of the rows. */
  readonly rowKey: RowKey;
}

export type MapRow = (row: ParsedRow) => ComplaintInput | RowFault;

export function isRowFault(mapped: ComplaintInput | RowFault): mapped is RowFault {
  return 'reason' in mapped;
}

/** Compiles a mapping. Unknown districts, streets, units and categories pass: intake knows what to do with them. */
export function rowMapper(mapping: RowMapping): MapRow {
  const cells = cellReader(mapping.options.mapping, mapping.columns);
  const times = timeReader(mapping, cells);
  return (row) => {
    if (row.fault) return { error: 'invalid', field: null, ...row.fault };
    const id = cells.text(row, 'sourceId') ?? mapping.rowKey(row.cells);
    try {
      const input = complaintOf(row, cells, times);
      return checked({ ...input, ...given(mapping.options), sourceId: id }, cells);
    } catch (error) {
      if (error instanceof FieldFault) return fieldFault(error.reason, error.field, cells);
      throw error;
    }
  };
}

/** Ends the mapping of a row from deep inside it. */
class FieldFault extends Error {
  constructor(
    readonly reason: RowReason,
    readonly field: ImportField,
  ) {
    super(reason);
  }
}

type TimeOf = (row: ParsedRow, field: ImportField) => string | undefined;

function complaintOf(row: ParsedRow, cells: CellReader, time: TimeOf): Partial<ComplaintInput> {
  const { channel, kind, urgency } = codes(row, cells);
  const receivedAt = time(row, 'receivedAt');
  // Without this, an old row whose time is blank would count as received now.
  if (receivedAt === undefined && cells.isMapped('receivedAt')) {
    throw new FieldFault('missing', 'receivedAt');
  }
  return {
    channel,
    kind,
    urgency,
    receivedAt,
    occurredAt: time(row, 'occurredAt'),
    ...wordsOf(row, cells),
    place: placeOf(row, cells),
    complainant: complainantOf(row, cells),
    category: categoryOf(row, cells),
    unit: fitting(cells.code(row, 'unit'), MAX_NAME),
    dueAt: time(row, 'dueAt'),
    closedAt: time(row, 'closedAt'),
    externalState: cells.code(row, 'externalState'),
    reply: cells.text(row, 'reply'),
  };
}

function given(options: ImportOptions): Partial<ComplaintInput> {
  const { mapping, historic, realm } = options;
  return {
    source: mapping.source,
    ...(historic ? { historic } : {}),
    ...(realm ? { realm } : {}),
  };
}

function codes(row: ParsedRow, cells: CellReader) {
  const channel = cells.code(row, 'channel');
  if (channel === undefined) throw new FieldFault('missing', 'channel');
  return {
    channel: member('channel', channel),
    kind: member('kind', cells.code(row, 'kind')),
    urgency: member('urgency', cells.code(row, 'urgency')),
  };
}

/** A code of a closed list, or undefined where none was given. */
function member<F extends 'channel' | 'kind' | 'urgency'>(
  field: F,
  code: string | undefined,
): ComplaintInput[F] {
  const parsed = ComplaintInput.shape[field].safeParse(code?.toLowerCase());
  if (!parsed.success) throw new FieldFault('not-in-list', field);
  return parsed.data as ComplaintInput[F];
}

const MAX_TITLE = 200;

/** A title that is too long is cut, and stands whole before the text. */
function wordsOf(row: ParsedRow, cells: CellReader): { title?: string; text: string } {
  const title = cells.text(row, 'title');
  const text = cells.text(row, 'text') ?? title;
  if (text === undefined) throw new FieldFault('missing', 'text');
  if (text.length > MAX_TEXT) throw new FieldFault('too-long', 'text');
  if (title === undefined || title.length <= MAX_TITLE) return { title, text };
  const cut = `${title.slice(0, MAX_TITLE - 1).toWellFormed()}…`;
  return { title: cut, text: text.includes(title) ? text : `${title}\n${text}` };
}

const MAX_NAME = 64;
const MAX_COMMUNITY = 100;

/** A name that is too long for a list of places is an address. */
function placeOf(row: ParsedRow, cells: CellReader): ComplaintInput['place'] {
  const names = [
    ['district', MAX_NAME],
    ['street', MAX_NAME],
    ['community', MAX_COMMUNITY],
  ] as const;
  const place: NonNullable<ComplaintInput['place']> = {};
  const address: string[] = [];
  for (const [field, longest] of names) {
    const name = cells.code(row, field);
    if (name === undefined) continue;
    if (name.length <= longest) place[field] = name;
    else address.push(name);
  }
  const told = cells.known(row, 'address');
  if (told !== undefined) address.push(told);
  if (address.length > 0) place.address = address.join(' ');
  Object.assign(place, pointOf(row, cells));
  return Object.keys(place).length > 0 ? place : undefined;
}

/** Both coordinates, or none: a row with a blank, impossible or 0, 0 point is kept without it. */
function pointOf(row: ParsedRow, cells: CellReader): { lng?: number; lat?: number } {
  const [lng, lat] = (['lng', 'lat'] as const).map((field) => {
    const text = cells.known(row, field);
    return text === undefined ? Number.NaN : Number(text.replace(/°$/, ''));
  });
  if (lng === undefined || lat === undefined) return {};
  const real = Math.abs(lng) <= 180 && Math.abs(lat) <= 90 && (lng !== 0 || lat !== 0);
  return real ? { lng, lat } : {};
}

const anonymousNames = new Set(['匿名', '匿名用户', '匿名市民', 'anonymous', 'anon']);

function complainantOf(row: ParsedRow, cells: CellReader): ComplaintInput['complainant'] {
  const called = cells.known(row, 'name');
  const anonymous = called !== undefined && anonymousNames.has(called.toLowerCase());
  const name = anonymous ? undefined : called;
  const phone = cells.known(row, 'phone');
  const email = cells.known(row, 'email');
  const account = anonymous ? undefined : cells.known(row, 'account');
  const told = [name, phone, email, account].some((each) => each !== undefined);
  return anonymous || told
    ? { name, phone, email, account, ...(anonymous ? { anonymous } : {}) }
    : undefined;
}

/** A category by code or name; one that can be no code at all is left to triage. */
function categoryOf(row: ParsedRow, cells: CellReader): string | undefined {
  const category = cells.code(row, 'category');
  return ComplaintInput.shape.category.safeParse(category).success ? category : undefined;
}

function fitting(value: string | undefined, longest: number): string | undefined {
  return value !== undefined && value.length <= longest ? value : undefined;
}

/** How far a source's clock may be ahead of ours. */
const CLOCK_SKEW = 10 * 60_000;

function timeReader({ options, dateOrders, now }: RowMapping, cells: CellReader): TimeOf {
  const clock = zoneClock(options.zone);
  return (row, field) => {
    const text = cells.known(row, field);
    if (text === undefined || /^[0\s:/.-]+$/.test(text)) return undefined;
    const order = settledOrder(dateOrders[cells.firstColumn(field)] ?? null, options.zone);
    const time = readTime(text, { order, clock });
    if (time === null) throw new FieldFault('not-a-time', field);
    const past = field !== 'dueAt' && Date.parse(time) > now + CLOCK_SKEW;
    if (past) throw new FieldFault('in-future', field);
    return time;
  };
}

/** The last word has the schema of every door. */
function checked(input: Partial<ComplaintInput>, cells: CellReader): ComplaintInput | RowFault {
  const parsed = ComplaintInput.safeParse(input);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues[0];
  const field = ImportField.safeParse(wrong?.path.at(-1)).data ?? null;
  return fieldFault(reasonOf(wrong, field), field, cells);
}

function reasonOf(wrong: z.core.$ZodIssue | undefined, field: ImportField | null): RowReason {
  if (wrong?.code === 'too_big') return 'too-long';
  if (field === 'phone') return 'not-a-phone';
  if (field === 'email') return 'not-an-email';
  return wrong?.code === 'invalid_type' ? 'missing' : 'not-in-list';
}

function fieldFault(reason: RowReason, field: ImportField | null, cells: CellReader): RowFault {
  return { error: 'invalid', reason, field, column: field && cells.columnName(field) };
}
