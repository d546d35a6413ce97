import { describe, expect, test } from 'vitest';
import { hashKey } from '../../kernel/seal/digest';
import type { ComplaintInput } from '@heed/shared/complaint';
import type { ImportMapping, ImportOptions } from '@heed/shared/imports';
import { isRowFault, rowMapper } from './map-row';
import { mappingFaults } from './mapping-faults';
import type { RowFault } from './row-fault';
import { rowKeys } from './row-keys';
import type { ParsedRow } from './table/parsed-row';

const NOW = Date.parse('2024-11-24T00:00:00Z');
const secret = hashKey(Buffer.alloc(32, 7));

/** Maps one row, given as its cells by field; each field has a column of its own name. */
function mapped(
  cells: Record<string, string>,
  part: Partial<ImportMapping> = {},
  options: Partial<ImportOptions> = {},
): ComplaintInput | RowFault {
  const columns = Object.keys(cells);
  const mapping: ImportMapping = {
    columns: Object.fromEntries(columns.map((name) => [name, name])),
    constants: { channel: 'web' },
    source: 'city',
    ...part,
  };
  const map = rowMapper({
    options: { mapping, zone: 'Asia/Shanghai', ...options },
    columns,
    dateOrders: columns.map(() => null),
    now: NOW,
    rowKey: rowKeys(secret),
  });
  return map({ line: 2, cells: Object.values(cells), fault: null });
}

function accepted(...args: Parameters<typeof mapped>): ComplaintInput {
  const result = mapped(...args);
  if (isRowFault(result)) throw new Error(`refused: ${JSON.stringify(result)}`);
  return result;
}

describe('a row with its mapping', () => {
  test('becomes a complaint with everything that it says', () => {
    const input = accepted(
      {
        sourceId: '188006',
        receivedAt: '2019/2/28 11:25:05',
        title: '路面积水',
        text: '小区门口积水很深',
        address: '联丰路 12 号',
        district: 'A3区',
        street: '米兰街道',
        lng: '112.97',
        lat: '28.19',
        name: '王某',
        phone: '138 0000 0000',
        urgency: 'urgent',
        unit: '排水处',
        dueAt: '2019/3/5 18:00',
        externalState: '办理中',
      },
      {},
      { historic: true, realm: 'replay-harvey' },
    );
    expect(input).toEqual({
      channel: 'web',
      source: 'city',
      sourceId: '188006',
      receivedAt: '2019-02-28T03:25:05.000Z',
      title: '路面积水',
      text: '小区门口积水很深',
      place: {
        address: '联丰路 12 号',
        district: 'A3区',
        street: '米兰街道',
        lng: 112.97,
        lat: 28.19,
      },
      complainant: { name: '王某', phone: '138 0000 0000' },
      urgency: 'urgent',
      unit: '排水处',
      dueAt: '2019-03-05T10:00:00.000Z',
      externalState: '办理中',
      historic: true,
      realm: 'replay-harvey',
    });
  });

  test('joins columns by a space and leaves blank ones out', () => {
    const columns = { text: ['a', 'b', 'c'] };
    const input = accepted({ a: 'Pothole', b: ' ', c: 'MAIN ST' }, { columns });
    expect(input.text).toBe('Pothole MAIN ST');
  });

  test('takes the title for the text where there is no text', () => {
    expect(accepted({ title: '停水', text: '' })).toMatchObject({ title: '停水', text: '停水' });
  });

  test('cuts a title that is too long and keeps the whole of it in the text', () => {
    const title = '长'.repeat(250);
    const input = accepted({ title, text: '正文' });
    expect(input.title).toHaveLength(200);
    expect(input.text).toBe(`${title}\n正文`);
  });

  test('translates cells without regard to case and width, and anything else by *', () => {
    const values = { channel: { 'Voice In': 'phone', '*': 'app' } };
    const channelOf = (channel: string) => accepted({ text: 'x', channel }, { values }).channel;
    expect(['voice in', 'ＶＯＩＣＥ　ＩＮ', 'WAP'].map(channelOf)).toEqual([
      'phone',
      'phone',
      'app',
    ]);
  });

  test('a blank channel takes the constant', () => {
    const values = { channel: { 电话: 'phone', '*': 'app' } };
    expect(accepted({ text: 'x', channel: '' }, { values }).channel).toBe('web');
    expect(accepted({ text: 'x', channel: '' }, { values, constants: {} }).channel).toBe('app');
  });

  test.each([
    ['', ''],
    ['0', '0'],
    ['0.0', '0.000'],
    ['112.9', ''],
    ['east', 'north'],
    ['212.9', '28.1'],
    ['Unknown', 'Unknown'],
  ])('the point %j, %j is dropped and the row kept', (lng, lat) => {
    expect(accepted({ text: 'x', lng, lat }).place).toBeUndefined();
  });

  test('words for nothing are nothing', () => {
    const input = accepted({
      text: 'x',
      district: 'Unknown',
      phone: '无',
      email: 'N/A',
      name: '-',
    });
    expect(input.place).toBeUndefined();
    expect(input.complainant).toBeUndefined();
  });

  test('a name that says anonymous is no name, nor is its account one', () => {
    expect(accepted({ text: 'x', name: '匿名' }).complainant).toEqual({ anonymous: true });
    const called = { text: 'x', name: 'anonymous', account: 'A1' };
    expect(accepted(called).complainant).toEqual({ anonymous: true });
    expect(accepted({ text: 'x', account: 'A1' }).complainant).toEqual({ account: 'A1' });
  });

  test('a category that no list can hold is left to triage', () => {
    expect(accepted({ text: 'x', category: 'Street Light Out' }).category).toBeUndefined();
    expect(accepted({ text: 'x', category: '排水内涝' }).category).toBe('排水内涝');
  });

  test('a district too long for a list of districts becomes part of the address', () => {
    const district = 'd'.repeat(70);
    expect(accepted({ text: 'x', district, address: 'a' }).place).toEqual({
      address: `${district} a`,
    });
  });

  test('__proto__ as a column or a cell is a name like any other', () => {
    const cells = Object.fromEntries([['__proto__', 'phone']]);
    const columns = { text: '__proto__' };
    expect(accepted(cells, { columns }).text).toBe('phone');
    const values = { channel: { x: 'phone', '*': 'web' } };
    expect(accepted({ text: 'x', channel: '__proto__' }, { values }).channel).toBe('web');
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe('a row that is refused', () => {
  const fault = (reason: string, field: string | null, column = field) => ({
    error: 'invalid',
    reason,
    field,
    column,
  });

  test.each([
    ['no text', { text: ' ' }, fault('missing', 'text')],
    ['a text of 10,001 characters', { text: 'x'.repeat(10_001) }, fault('too-long', 'text')],
    ['a blank time', { text: 'x', receivedAt: '' }, fault('missing', 'receivedAt')],
    ['a wrong time', { text: 'x', receivedAt: '昨天' }, fault('not-a-time', 'receivedAt')],
    ['a time to come', { text: 'x', receivedAt: '2031-01-01' }, fault('in-future', 'receivedAt')],
    ['a closing to come', { text: 'x', closedAt: '2031-01-01' }, fault('in-future', 'closedAt')],
    ['a wrong urgency', { text: 'x', urgency: 'very' }, fault('not-in-list', 'urgency')],
    ['a wrong phone', { text: 'x', phone: 'ask Bob' }, fault('not-a-phone', 'phone')],
    ['a wrong e-mail', { text: 'x', email: 'a@' }, fault('not-an-email', 'email')],
    [
      'a long state',
      { text: 'x', externalState: 's'.repeat(65) },
      fault('too-long', 'externalState'),
    ],
    ['a long id', { text: 'x', sourceId: '1'.repeat(129) }, fault('too-long', 'sourceId')],
  ])('%s names the column and the reason, never the value', (_what, cells, expected) => {
    expect(mapped(cells)).toEqual(expected);
  });

  test('without a channel in the row or the mapping', () => {
    const columns = { text: 'text', channel: 'channel' };
    expect(mapped({ text: 'x', channel: '' }, { columns, constants: {} })).toEqual(
      fault('missing', 'channel'),
    );
  });

  test('a due time may lie ahead', () => {
    expect(accepted({ text: 'x', dueAt: '2031-01-01' }).dueAt).toBe('2030-12-31T16:00:00.000Z');
  });

  test('a row with a wrong shape keeps its own reason', () => {
    const row: ParsedRow = { line: 3, cells: ['a'], fault: { reason: 'ragged', column: null } };
    const options = {
      mapping: { columns: { text: 'text' }, constants: { channel: 'web' as const }, source: 's' },
      zone: 'UTC',
    };
    const rowKey = rowKeys(secret);
    const map = rowMapper({ options, columns: ['text'], dateOrders: [null], now: NOW, rowKey });
    expect(map(row)).toEqual(fault('ragged', null));
  });
});

describe('a row without an id', () => {
  test('gets the same id in each import, and equal rows are counted', () => {
    const rows = [
      ['a', '1'],
      ['b', '2'],
      ['a', '1'],
      ['a', '1'],
    ];
    const first = rows.map(rowKeys(secret));
    expect(rows.map(rowKeys(secret))).toEqual(first);
    expect(new Set(first).size).toBe(4);
    expect(first[2]).toBe(`${first[0]}-2`);
    expect(first[3]).toBe(`${first[0]}-3`);
  });

  test('cells that join to the same text are told apart', () => {
    const key = rowKeys(secret);
    expect(key(['ab', 'c'])).not.toBe(key(['a', 'bc']));
  });

  test('nobody without the key can make its id', () => {
    expect(rowKeys(hashKey(Buffer.alloc(32, 8)))(['a'])).not.toBe(rowKeys(secret)(['a']));
  });
});

describe('a mapping that does not fit the file', () => {
  test('is refused with the place of each fault', () => {
    const options: ImportOptions = {
      zone: 'Moon/Sea',
      mapping: {
        source: 's',
        columns: { title: ['Title', 'Gone'], channel: 'Kind' },
        values: { channel: { a: 'telepathy' }, category: { a: 'anything' } },
      },
    };
    expect(mappingFaults(options, ['Title', 'Kind'])).toEqual([
      { path: 'zone', message: 'no-such-zone' },
      { path: 'mapping.columns.title', message: 'no-such-column' },
      { path: 'mapping.values.channel', message: 'not-in-list' },
    ]);
  });

  test('needs a text or a title, and a channel', () => {
    const options: ImportOptions = { zone: 'UTC', mapping: { source: 's', columns: {} } };
    expect(mappingFaults(options, []).map(({ message }) => message)).toEqual([
      'no-text-column',
      'no-channel',
    ]);
  });
});
