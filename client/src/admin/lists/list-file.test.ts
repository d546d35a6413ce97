import { describe, expect, it } from 'vitest';
import { lookAtList } from './list-file';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('a look at a list file', () => {
  it.each([
    [
      'commas',
      '一级分类,二级分类\n城乡建设,安全生产\n城乡建设,园林\n',
      ['一级分类', '二级分类'],
      2,
    ],
    ['a mark and returns', '\uFEFFcode,name\r\na,b\r\n', ['code', 'name'], 1],
    ['semicolons', 'code;name\na;b', ['code', 'name'], 1],
    ['tabs', 'code\tname\na\tb\n\n', ['code', 'name'], 1],
    [
      'quotes with breaks and commas',
      '"name, short",note\n"a","two\nlines"\n',
      ['name, short', 'note'],
      1,
    ],
    ['a head alone', 'code,name', ['code', 'name'], 0],
  ])('counts lines with %s', (_name, text, columns, rows) => {
    expect(lookAtList(bytes(text))).toEqual({ columns, rows });
  });

  it('reads what Excel writes in China', () => {
    // 单位 in GB18030.
    const file = Uint8Array.from([0xb5, 0xa5, 0xce, 0xbb, 0x0a, 0x61]);
    expect(lookAtList(file)).toEqual({ columns: ['单位'], rows: 1 });
  });

  it('does not look into a workbook', () => {
    expect(lookAtList(Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]))).toBeNull();
  });
});
