/** A report as a spreadsheet: a sheet for each table, with cells of their own kind; how it was counted stands last. */
import ExcelJS from 'exceljs';
import type {
  DocumentCell,
  DocumentTable,
  ReportDocument,
  ReportLanguage,
} from '@heed/shared/report-documents';
import { safeCell } from '../kernel/text/safe-cell';
import type { ZoneTime } from '../kernel/zone-time';
import { wallTime } from './cell-words';

/** On A4, as wide as the paper and as long as it takes. */
const A4 = { paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 };
/** A unit of a column's width in a document is so many letters here. */
const LETTERS = 5;
const LONGEST_NAME = 31;

const formats: Readonly<Record<Exclude<DocumentCell['as'], 'text'>, string>> = {
  count: '#,##0',
  change: '+#,##0;-#,##0;0',
  number: '#,##0.0',
  share: '0.0%',
  time: 'yyyy-mm-dd hh:mm',
};

export interface SheetAsked {
  readonly language: ReportLanguage;
  readonly zone: ZoneTime;
}

/** [F16] The bytes of the file. */
export async function sheetFile(report: ReportDocument, asked: SheetAsked): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const tables = report.blocks.filter((block) => block.is === 'table');
  for (const table of tables) addTable(book, table, { report, zone: asked.zone });
  addAbout(book, report, asked.language);
  return Buffer.from(await book.xlsx.writeBuffer());
}

function addTable(
  book: ExcelJS.Workbook,
  table: DocumentTable,
  { report, zone }: { readonly report: ReportDocument; readonly zone: ZoneTime },
): void {
  const sheet = book.addWorksheet(freeName(book, table.caption), {
    views: [{ state: 'frozen', ySplit: 1 }],
    headerFooter: { oddHeader: headerOf(report, table.caption), oddFooter: '&C— &P —' },
  });
  const orientation = table.columns.length > 7 ? 'landscape' : 'portrait';
  Object.assign(sheet.pageSetup, A4, { orientation, printTitlesRow: '1:1' });
  const head = sheet.addRow(table.columns.map(({ label }) => safeCell(label)));
  head.font = { bold: true };
  head.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
  for (const cells of table.rows) {
    const row = sheet.addRow(cells.map((cell) => valueOf(cell, zone)));
    cells.forEach((cell, n) => {
      if (cell.as !== 'text') row.getCell(n + 1).numFmt = formats[cell.as];
      else row.getCell(n + 1).alignment = { wrapText: true, vertical: 'top' };
    });
  }
  if (table.hasTotal) sheet.lastRow?.eachCell((cell) => (cell.font = { bold: true }));
  table.columns.forEach(({ width }, n) => {
    sheet.getColumn(n + 1).width = Math.max(9, width * LETTERS, hasTimes(table, n) ? 17 : 0);
  });
  if (!table.hasTotal) {
    sheet.autoFilter = {
      from: { row: 1, column: 1 },
      to: { row: 1, column: table.columns.length },
    };
  }
  border(sheet);
}

function hasTimes(table: DocumentTable, column: number): boolean {
  return table.rows.some((cells) => cells[column]?.as === 'time');
}

function valueOf(cell: DocumentCell, zone: ZoneTime): ExcelJS.CellValue {
  if (cell.value === null) return null;
  if (cell.as === 'text') return safeCell(cell.value.toWellFormed());
  return cell.as === 'time' ? wallTime(cell.value, zone) : cell.value;
}

function border(sheet: ExcelJS.Worksheet): void {
  const thin = { style: 'thin' } as const;
  sheet.eachRow((row) =>
    row.eachCell({ includeEmpty: true }, (cell) => {
      cell.border = { top: thin, bottom: thin, left: thin, right: thin };
    }),
  );
}

/** An ampersand begins a code of the header; two are one. */
function headerOf({ mark, title, subtitle }: ReportDocument, caption: string): string {
  const words = [mark, title.join(''), caption, subtitle].filter((each) => each !== null);
  return `&C${words.join(' ').replaceAll('&', '&&')}`;
}

function addAbout(book: ExcelJS.Workbook, report: ReportDocument, language: ReportLanguage): void {
  const sheet = book.addWorksheet(freeName(book, language === 'zh' ? '概要' : 'About'));
  Object.assign(sheet.pageSetup, A4);
  const { mark, title, subtitle, blocks, organ, date, definitions, source } = report;
  const texts = blocks.flatMap((block) =>
    block.is === 'paragraph' || block.is === 'note' ? [block.text] : [],
  );
  const lines = [mark, title.join(''), subtitle, ...texts, `${organ} ${date}`, definitions, source];
  for (const words of lines) if (words !== null) sheet.addRow([safeCell(words.toWellFormed())]);
  sheet.getColumn(1).width = 80;
  sheet.getColumn(1).alignment = { wrapText: true, vertical: 'top' };
}

/** Without the signs that a sheet's name may not have, and none twice. */
function freeName(book: ExcelJS.Workbook, caption: string): string {
  const plain =
    caption
      .replaceAll(/[\\/*?:[\]（(].*$/gu, '')
      .trim()
      .slice(0, LONGEST_NAME - 3) || '1';
  const isTaken = (name: string) => book.worksheets.some((sheet) => sheet.name === name);
  if (!isTaken(plain)) return plain;
  let n = 2;
  while (isTaken(`${plain} ${n}`)) n += 1;
  return `${plain} ${n}`;
}
