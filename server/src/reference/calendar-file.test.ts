import { describe, expect, it } from 'vitest';
import { defaultWorkCalendar } from '../../data/work-calendar';
import { mergeDays } from './calendar-file';
import { csvTable } from './csv-table';

function merge(text: string, days = defaultWorkCalendar.days) {
  const table = csvTable(Buffer.from(text));
  const merged = table && mergeDays(table, { ...defaultWorkCalendar, days });
  if (!merged) throw new Error('not days');
  return merged;
}

const nationalDay = `日期,类型,名称
2026-10-01~2026-10-07,放假,国庆节
2026-10-10,上班,国庆节`;

describe('a calendar of holidays', () => {
  it('is read as the State Council announces it: spans off, weekends worked for them', () => {
    const { days, ...counts } = merge(nationalDay);
    expect(counts).toEqual({ added: 8, changed: 0, unchanged: 0, refused: [] });
    expect(days.at(0)).toEqual({ date: '2026-10-01', kind: 'holiday', name: '国庆节' });
    expect(days.at(-1)).toEqual({ date: '2026-10-10', kind: 'workday', name: '国庆节' });
  });

  it('is read with Chinese dates, signs and English words too', () => {
    const { days } = merge('date\tkind\tname\n2027年1月1日\tholiday\t元旦\n2026/9/27\tworkday\t');
    expect(days.map(({ date, kind }) => [date, kind])).toEqual([
      ['2026-09-27', 'workday'],
      ['2027-01-01', 'holiday'],
    ]);
  });

  it('changes and adds; the same file again changes nothing', () => {
    const { days } = merge(nationalDay);
    expect(merge(nationalDay, days)).toMatchObject({ added: 0, changed: 0, unchanged: 8 });
    const corrected = merge('date,kind,name\n2026-10-07,放假,国庆\n2026-10-11,上班,国庆', days);
    expect(corrected).toMatchObject({ added: 1, changed: 1, unchanged: 0 });
    expect(corrected.days).toHaveLength(9);
  });

  it.each([
    ['2026-02-30,放假,x', 'not-a-date'],
    ['2026-10-03~2026-10-01,放假,x', 'ends-before-it-begins'],
    ['2026-01-01~2026-03-01,放假,x', 'span-too-long'],
    ['2026-10-01,也许,x', 'not-a-day-kind'],
    ['2026-10-12,上班,x', 'worked-anyway'],
    ['2026-10-01,放假,' + '节'.repeat(41), 'too-long'],
  ])('refuses %s', (line, message) => {
    expect(merge(`date,kind,name\n${line}`)).toMatchObject({
      days: [],
      refused: [{ line: 2, message }],
    });
  });

  it('refuses, with its line, what overlaps or contradicts an earlier one, and keeps the rest', () => {
    const { days, refused } = merge(
      `date,kind,name
2026-10-01~2026-10-07,放假,国庆节
2026-10-07~2026-10-08,放假,中秋节
2026-10-03,上班,国庆节
2026-10-10,上班,国庆节`,
    );
    expect(refused).toEqual([
      { line: 3, message: 'day-twice', column: '2026-10-07' },
      { line: 4, message: 'day-contradicts', column: '2026-10-03' },
    ]);
    expect(days).toHaveLength(8);
  });

  it('is none without dates and kinds', () => {
    const table = csvTable(Buffer.from('name\n国庆节'));
    expect(table && mergeDays(table, defaultWorkCalendar)).toBe(null);
  });
});
