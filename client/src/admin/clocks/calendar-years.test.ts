import { expect, test } from 'vitest';
import { datesOf, weekdayOf, yearsOf } from './calendar-years';

test('neighbouring days of one holiday are one line, years apart, the latest year first', () => {
  const day = (date: string, kind: 'holiday' | 'workday', name: string) => ({ date, kind, name });
  const years = yearsOf([
    day('2027-01-01', 'holiday', '元旦'),
    day('2026-10-02', 'holiday', '国庆节'),
    day('2026-10-01', 'holiday', '国庆节'),
    day('2026-10-03', 'holiday', '中秋节'),
    day('2026-10-10', 'workday', '国庆节'),
  ]);
  expect(years.map(({ year, off, worked }) => [year, off, worked])).toEqual([
    ['2027', 1, 0],
    ['2026', 3, 1],
  ]);
  const spans = years[1]?.spans ?? [];
  expect(spans.map(({ from, to }) => [from, to])).toEqual([
    ['2026-10-01', '2026-10-02'],
    ['2026-10-03', '2026-10-03'],
    ['2026-10-10', '2026-10-10'],
  ]);
  expect(spans[0] && datesOf(spans[0])).toEqual(['2026-10-01', '2026-10-02']);
  expect(weekdayOf('2026-10-10')).toBe(5);
});
