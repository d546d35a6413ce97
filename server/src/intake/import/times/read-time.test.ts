import { describe, expect, test } from 'vitest';
import { DateOrders, settledOrder } from './date-order';
import { readTime } from './read-time';
import { isZone, zoneClock } from './zone-clock';

const shanghai = zoneClock('Asia/Shanghai');

describe('a time in a cell', () => {
  test.each([
    ['2019/2/28 11:25:05', '2019-02-28T03:25:05.000Z'],
    ['2019-11-13 11:20:21', '2019-11-13T03:20:21.000Z'],
    ['2019-11-13T11:20:21', '2019-11-13T03:20:21.000Z'],
    ['2019-11-13T11:20:21.5', '2019-11-13T03:20:21.500Z'],
    ['2019-11-13T11:20:21Z', '2019-11-13T11:20:21.000Z'],
    ['2019-11-13T11:20:21+02:00', '2019-11-13T09:20:21.000Z'],
    ['2019-11-13 11:20:21 -0500', '2019-11-13T16:20:21.000Z'],
    ['2019年2月28日 11时25分', '2019-02-28T03:25:00.000Z'],
    ['2019年2月28日11时25分5秒', '2019-02-28T03:25:05.000Z'],
    ['2019年2月28日 上午11:25', '2019-02-28T03:25:00.000Z'],
    ['2019年2月28日 下午2:05', '2019-02-28T06:05:00.000Z'],
    ['2019年2月28日 下午14:05', '2019-02-28T06:05:00.000Z'],
    ['２０１９/２/２８　１１：２５', '2019-02-28T03:25:00.000Z'],
    ['2019.2.28', '2019-02-27T16:00:00.000Z'],
    ['2019-02-28', '2019-02-27T16:00:00.000Z'],
    ['2019-02-28 24:00', '2019-02-28T16:00:00.000Z'],
    ['20190228112505', '2019-02-28T03:25:05.000Z'],
    ['20190228', '2019-02-27T16:00:00.000Z'],
    ['43524.47575231481', '2019-02-28T03:25:05.000Z'],
    ['1551324305', '2019-02-28T03:25:05.000Z'],
    ['1551324305000', '2019-02-28T03:25:05.000Z'],
    ['28 Feb 2019 11:25', '2019-02-28T03:25:00.000Z'],
    ['February 28, 2019 11:25:05 PM', '2019-02-28T15:25:05.000Z'],
    ['28/2/2019 11:25', '2019-02-28T03:25:00.000Z'],
    ['2/28/2019 12:05 AM', '2019-02-27T16:05:00.000Z'],
    ['3/4/19 11:25', '2019-04-03T03:25:00.000Z'],
  ])('%s is read as %s', (text, instant) => {
    expect(readTime(text, { order: 'day-first', clock: shanghai })).toBe(instant);
  });

  test.each([
    '',
    '无',
    '2019-02-31',
    '2019-13-01',
    '0000-00-00 00:00:00',
    '2019-02-28 25:00',
    '2019-02-28 24:30',
    '2019-02-28 11:61',
    '2019-02-28 eleven',
    '12345',
    '99999999',
    '2019-02-28 11:25 13:00 PM',
    '1234567890123456789012345678901234567890123456789',
    'Smarch 12, 2019',
  ])('%j is no time', (text) => {
    expect(readTime(text, { order: 'day-first', clock: shanghai })).toBeNull();
  });

  test('the order decides what can be read in two ways', () => {
    const read = (order: 'day-first' | 'month-first') =>
      readTime('3/4/2019', { order, clock: zoneClock('UTC') });
    expect(read('day-first')).toBe('2019-04-03T00:00:00.000Z');
    expect(read('month-first')).toBe('2019-03-04T00:00:00.000Z');
  });
});

describe('the order of a column', () => {
  const orderOf = (...cells: string[]) => {
    const orders = new DateOrders();
    for (const cell of cells) orders.add(cell);
    return orders.decided();
  };

  test('one date that can be read in one way only decides for all', () => {
    expect(orderOf('3/4/2019', '5/6/2019', '28/2/2019')).toBe('day-first');
    expect(orderOf('3/4/2019', '2/28/2019', '5/6/2019')).toBe('month-first');
  });

  test('where no date decides, the custom of the zone does', () => {
    expect(orderOf('3/4/2019', '5/6/2019')).toBe('unsure');
    expect(settledOrder('unsure', 'America/Chicago')).toBe('month-first');
    expect(settledOrder('unsure', 'Europe/Berlin')).toBe('day-first');
    expect(settledOrder('day-first', 'America/Chicago')).toBe('day-first');
  });

  test('dates with the year first need none', () => {
    expect(orderOf('2019/2/28', '2019-03-04', 'A市', '')).toBeNull();
  });
});

describe('a clock of a zone', () => {
  const at = (zone: string, wall: string) =>
    new Date(zoneClock(zone)(Date.parse(`${wall}Z`))).toISOString();

  test('knows winter and summer', () => {
    expect(at('America/Chicago', '2017-01-15T12:00:00')).toBe('2017-01-15T18:00:00.000Z');
    expect(at('America/Chicago', '2017-07-15T12:00:00')).toBe('2017-07-15T17:00:00.000Z');
  });

  test('an hour that is skipped in spring is read as the hour after', () => {
    expect(at('America/Chicago', '2017-03-12T01:59:59')).toBe('2017-03-12T07:59:59.000Z');
    expect(at('America/Chicago', '2017-03-12T02:30:00')).toBe('2017-03-12T08:30:00.000Z');
    expect(at('America/Chicago', '2017-03-12T03:00:00')).toBe('2017-03-12T08:00:00.000Z');
  });

  test('an hour that comes twice in autumn is the first of the two', () => {
    expect(at('America/Chicago', '2017-11-05T01:30:00')).toBe('2017-11-05T06:30:00.000Z');
    expect(at('America/Chicago', '2017-11-05T02:00:00')).toBe('2017-11-05T08:00:00.000Z');
    expect(at('Europe/Berlin', '2019-10-27T02:30:00')).toBe('2019-10-27T00:30:00.000Z');
  });

  test('a bare offset or an invented name is no zone', () => {
    expect(['Asia/Shanghai', 'UTC', '+08:00', 'Asia/Peking', ''].map(isZone)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
