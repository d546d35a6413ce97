import { expect, test } from 'vitest';
import { hoursOf, hoursText } from './week-hours';

test('hours are read as people type them, and written as one reads them', () => {
  const office = [
    { from: '09:00', to: '12:00' },
    { from: '13:30', to: '17:30' },
  ];
  expect(hoursOf('9:00-12:00 13:30-17:30')).toEqual(office);
  expect(hoursOf('09：00～12：00，13:30至17:30')).toEqual(office);
  expect(hoursOf(hoursText(office))).toEqual(office);
  expect(hoursOf('00:00-24:00')).toEqual([{ from: '00:00', to: '24:00' }]);
  expect(hoursOf('  ')).toEqual([]);
});

test.each(['09:00', '09:00-25:00', '09:00-12:00-13:00', 'morning'])('%s is no hours', (text) => {
  expect(hoursOf(text)).toBe(null);
});
