import { describe, expect, test } from 'vitest';
import { safeCell } from './safe-cell';

describe('a cell for a spreadsheet', () => {
  test.each([
    '=1+1',
    '+1+1',
    '-cmd',
    '@sum(a1)',
    '  =1',
    '\u00a0=1',
    '\ufeff=1',
    '\u3000=1',
    '＝1+1',
    '＋1',
    '－x',
    '＠x',
    '\t=1',
    '\tx',
    'ok\n=1',
    'ok\r\n  @x',
    '-1+1',
    '+86 138',
  ])('%j can start a formula and is guarded', (cell) => {
    expect(safeCell(cell)).toBe(`'${cell}`);
  });

  test.each(['', '停水', '-95.36', '+12', '0', 'a=b', "o'clock", '12:30', 'x@y.cn', '3-4'])(
    '%j stays as it is',
    (cell) => {
      expect(safeCell(cell)).toBe(cell);
    },
  );
});
