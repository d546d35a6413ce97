import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { openSealed, workbook, zip } from '../../../../test/files';
import { FileFaultError } from './file-fault';
import { detectFormat, openTable } from './open-table';
import type { ParsedRow } from './parsed-row';
import { surveyFile } from './survey';
import { tableLimits } from './table-limits';

/** The fault that a file has, with its line where it has one. */
async function faultOf(content: string | Uint8Array): Promise<string> {
  const file = await openSealed(content);
  try {
    await surveyFile(file);
    return 'none';
  } catch (error) {
    if (!(error instanceof FileFaultError)) throw error;
    return error.line === null ? error.fault : `${error.fault} at ${error.line}`;
  }
}

async function rowsOf(content: string | Uint8Array) {
  const file = await openSealed(content);
  const { columns, rows } = await openTable(file, await detectFormat(file));
  const all: ParsedRow[] = [];
  for await (const row of rows) all.push(row);
  return { columns, rows: all };
}

const gb18030 = (...bytes: number[]) => Buffer.from(bytes);

describe('a file that is refused whole', () => {
  const noise = Buffer.from(
    Array.from({ length: 4_000 }, (_none, index) => (index * 151 + 7) % 256),
  );
  const png = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]),
    Buffer.from('IHDR'),
    Buffer.alloc(64),
  ]);
  const sheet = (row: string) => workbook(`<row r="1">${row}</row>`);

  test.each<[string, string | Uint8Array, string]>([
    ['of no bytes', '', 'empty'],
    ['of a header alone', 'a,b\r\n', 'no-rows'],
    ['of blank lines', '\n\n , \n', 'no-rows'],
    ['that is a picture', png, 'not-a-table'],
    ['that is a PDF', '%PDF-1.7\n1 0 obj', 'not-a-table'],
    ['of zeros', Buffer.alloc(5_000), 'not-a-table'],
    ['that is an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'old-excel'],
    ['of noise', noise, 'encoding'],
    ['in Latin-1', Buffer.from('text\ncaf\xe9, 12\n', 'latin1'), 'encoding'],
    ['that only begins like a ZIP', 'PK\u0003\u0004 and then text', 'broken-zip'],
    ['that is a ZIP of something else', zip([{ name: 'a.txt', content: 'x' }]), 'not-xlsx'],
    ['with an archive inside', workbook('', [{ name: 'xl/b.zip', content: 'x' }]), 'nested'],
    [
      'with a locked part',
      workbook('', [{ name: 'b.xml', content: 'x', encrypted: true }]),
      'locked',
    ],
    [
      'that unpacks at 1,000 to 1',
      workbook('', [{ name: 'b.xml', content: Buffer.alloc(3 * 1024 * 1024) }]),
      'bomb',
    ],
    [
      'that says it unpacks to 4 GB',
      workbook('', [{ name: 'b.xml', content: 'x', declared: 0xfffffff0 }]),
      'bomb',
    ],
    [
      'of 300 parts',
      workbook(
        '',
        Array.from({ length: 300 }, (_none, n) => ({ name: `${n}.xml`, content: 'x' })),
      ),
      'bomb',
    ],
    [
      'whose sheet is longer than it says',
      zip([
        { name: 'xl/workbook.xml', content: '<workbook/>' },
        { name: 'xl/worksheets/sheet1.xml', content: `<a>${'x'.repeat(5_000)}</a>`, declared: 10 },
      ]),
      'broken-zip',
    ],
    ['with a document type', sheet('<!DOCTYPE a [<!ENTITY b "c">]><c><v>1</v></c>'), 'broken-xml'],
    ['with an entity of its own', sheet('<c t="str"><v>&b;</v></c>'), 'broken-xml'],
    ['with tags 60 deep', sheet('<a>'.repeat(60) + '</a>'.repeat(60)), 'broken-xml'],
    ['with XML that ends early', sheet('<c><v>1'), 'broken-xml'],
    ['of 201 columns', `${'a,'.repeat(200)}a\n1\n`, 'too-many-columns'],
    ['of a million columns', 'a,'.repeat(1_000_000), 'too-many-columns'],
    ['with a quote that is never closed', `a,b\n1,2\n"${'x,y\n'.repeat(10)}`, 'endless-row at 3'],
  ])('one %s', { timeout: 20_000 }, async (_what, content, fault) => {
    expect(await faultOf(content)).toBe(fault);
  });

  test('one of more rows than a file may have', { timeout: 60_000 }, async () => {
    const rows = 'x\n'.repeat(tableLimits.rows + 1);
    expect(await faultOf(`text\n${rows}`)).toBe(`too-many-rows at ${tableLimits.rows + 2}`);
  });
});

describe('a row that is refused while its file stands', () => {
  test('one with too few or too many cells, by its line', async () => {
    const { rows } = await rowsOf('a,b\n1,2\n3\n\n"4\n4",5\n6,7,8\n9,10,,\n');
    expect(rows.map(({ line, cells, fault }) => [line, cells.length, fault?.reason])).toEqual([
      [2, 2, undefined],
      [3, 1, 'ragged'],
      [5, 2, undefined],
      [7, 3, 'ragged'],
      [8, 2, undefined],
    ]);
  });

  test('one with a cell of 5 MB', async () => {
    const { rows } = await rowsOf(`a,b\n1,${'x'.repeat(5 * 1024 * 1024)}\n2,y\n`);
    expect(rows.map(({ fault }) => fault)).toEqual([{ reason: 'long-cell', column: 'b' }, null]);
    expect(rows[0]?.cells[1]).toHaveLength(tableLimits.cellCharacters);
  });

  test('one of a million cells, of which no more is kept than is needed', async () => {
    const { rows } = await rowsOf(`a,b\n${'x,'.repeat(1_000_000)}\n1,2\n`);
    expect(rows.map(({ fault }) => fault?.reason)).toEqual(['ragged', undefined]);
    expect(rows[0]?.cells).toHaveLength(tableLimits.columns + 1);
  });
});

describe('a file that is read', () => {
  test.each<[string, Uint8Array]>([
    ['UTF-8', Buffer.from('列,b\n中,1\n')],
    ['UTF-8 with a mark', Buffer.from('\ufeff列,b\n中,1\n')],
    ['UTF-16, little end first', Buffer.from('\ufeff列,b\n中,1\n', 'utf16le')],
    ['UTF-16, big end first', Buffer.from('\ufeff列,b\n中,1\n', 'utf16le').swap16()],
    ['GB18030', gb18030(0xc1, 0xd0, 0x2c, 0x62, 0x0a, 0xd6, 0xd0, 0x2c, 0x31, 0x0a)],
    ['UTF-8 with semicolons', Buffer.from('列;b\n中;1\n')],
    ['UTF-8 with tabs', Buffer.from('列\tb\n中\t1\n')],
    ['UTF-8 with old line ends', Buffer.from('列,b\r中,1\r')],
  ])('in %s', async (_encoding, content) => {
    const { columns, rows } = await rowsOf(content);
    expect(columns).toEqual(['列', 'b']);
    expect(rows.map(({ cells }) => cells)).toEqual([['中', '1']]);
  });

  test('in GB18030, with characters on the edge of two chunks', async () => {
    const line = Buffer.from(`${'d6d0'.repeat(9_001)}0a`, 'hex');
    const lines = Array.from({ length: 12 }, () => line);
    const { rows } = await rowsOf(Buffer.concat([Buffer.from('a\n'), ...lines]));
    expect(rows.map(({ cells }) => cells[0])).toEqual(Array(12).fill('中'.repeat(9_001)));
  });

  test('without the characters that nothing can keep', async () => {
    const { rows } = await rowsOf('a\nx\u0000y\u0007z\u001b[31m\n');
    expect(rows[0]?.cells).toEqual(['xyz[31m']);
  });

  test('without the guard that our own files put before formulas', async () => {
    const { rows } = await rowsOf("a,b\n'=1+1,'quoted'\n");
    expect(rows[0]?.cells).toEqual(['=1+1', "'quoted'"]);
  });

  test('with a quote inside a cell that is not quoted', async () => {
    const { rows } = await rowsOf('a,b\n3" pipe,"say ""no"""\n');
    expect(rows[0]?.cells).toEqual(['3" pipe', 'say "no"']);
  });

  test('with blank and double names of columns', async () => {
    const { columns } = await rowsOf('a,,a, b  c ,__proto__,\n1,2,3,4,5\n');
    expect(columns).toEqual(['a', '#2', 'a (2)', 'b c', '__proto__']);
  });
});

describe('a workbook', () => {
  test('as a spreadsheet program writes it, with dates, formulas and formatted texts', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('导出');
    sheet.addRow(['编号', '时间', '内容', '电话']);
    sheet.addRow([1, new Date('2019-11-13T11:20:21Z'), '停水', 13_800_000_000]);
    sheet.addRow([]);
    sheet.addRow([
      { formula: 'A2+1', result: 2 },
      '2019年2月28日',
      { richText: [{ text: '停' }, { text: '电', font: { bold: true } }] },
    ]);
    sheet.getCell('B2').numFmt = 'yyyy"年"m"月"d"日" hh:mm:ss';
    const { columns, rows } = await rowsOf(Buffer.from(await book.xlsx.writeBuffer()));
    expect(columns).toEqual(['编号', '时间', '内容', '电话']);
    expect(rows).toEqual([
      { line: 2, cells: ['1', '2019-11-13 11:20:21', '停水', '13800000000'], fault: null },
      { line: 4, cells: ['2', '2019年2月28日', '停电', ''], fault: null },
    ]);
  });

  test('with inline texts, prefixed tags, true and false, errors and missing references', async () => {
    const content = workbook(
      '<x:row><x:c t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c><c t="inlineStr"><is><t>b</t></is></c><c t="str"><v>c</v></c></x:row>' +
        '<row><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c><c t="str"><v>_x0041_&amp;</v></c></row>',
    );
    const { columns, rows } = await rowsOf(content);
    expect(columns).toEqual(['a', 'b', 'c']);
    expect(rows.map(({ cells }) => cells)).toEqual([['TRUE', '', 'A&']]);
  });

  test('with dates that count from 1904', async () => {
    const styles =
      '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>';
    const content = zip([
      {
        name: 'xl/workbook.xml',
        content:
          '<workbook><workbookPr date1904="1"/><sheets><sheet r:id="r"/></sheets></workbook>',
      },
      { name: 'xl/styles.xml', content: styles },
      {
        name: 'xl/worksheets/sheet1.xml',
        content:
          '<worksheet><sheetData><row><c t="str"><v>at</v></c></row><row><c s="1"><v>1.5</v></c></row></sheetData></worksheet>',
      },
    ]);
    expect((await rowsOf(content)).rows[0]?.cells).toEqual(['1904-01-02 12:00:00']);
  });
});

describe('a survey', () => {
  test('counts rows and judges dates over the whole file', async () => {
    const days = Array.from({ length: 3_000 }, (_none, n) => `${(n % 12) + 1}/5/2019`);
    const file = await openSealed(
      `at,kind\n${days.map((day) => `${day},x`).join('\n')}\n2/28/2019,y\n`,
    );
    const survey = await surveyFile(file);
    expect(survey).toMatchObject({
      rows: 3_001,
      dateOrders: ['month-first', null],
      distinct: [expect.arrayContaining(['2/28/2019']), ['x', 'y']],
    });
    expect(survey.sample).toHaveLength(10);
    expect(survey.spread.length).toBeGreaterThan(100);
    expect(survey.spread.length).toBeLessThan(500);
  });
});
