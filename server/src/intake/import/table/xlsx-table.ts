/** Rows of a workbook's first sheet, streamed; nothing of them touches the disk. */
import type { SealedFile } from '../../../kernel/seal/sealed-file';
import type { RawRow } from './raw-row';
import { XlsxArchive } from './xlsx-archive';
import { readBook, RichText, unescapeText, type XlsxBook } from './xlsx-book';
import { xmlEvents, type XmlHandler } from './xml-events';

/** All rows but blank ones. A date cell comes as `2019-11-13 11:20:21`, as its sheet shows it. */
export async function* xlsxRows(file: SealedFile): AsyncGenerator<RawRow> {
  const archive = await XlsxArchive.open(file);
  const book = await readBook(archive);
  const sheet = new SheetHandler(book);
  const events = xmlEvents(archive.part(book.sheet), sheet);
  while (!(await events.next()).done) yield* sheet.taken();
}

/** Columns past the limit are only counted: an empty sheet can name its 16,384th. */
const LAST_COLUMN = 1_000;

class SheetHandler implements XmlHandler {
  private rows: RawRow[] = [];
  private cells: string[] = [];
  private line = 0;
  private column = -1;
  private type = 'n';
  private style = 0;
  private value = '';
  private inValue = false;
  private readonly rich = new RichText();
  private readonly book: XlsxBook;

  constructor(book: XlsxBook) {
    this.book = book;
  }

  /** The rows since the last call. */
  taken(): RawRow[] {
    const rows = this.rows;
    this.rows = [];
    return rows;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') this.openRow(attributes['r']);
    else if (name === 'c') this.openCell(attributes);
    else if (name === 'v') this.inValue = true;
    else if (name === 'is') this.rich.begin();
    else this.rich.open(name);
  }

  close(name: string): void {
    if (name === 'row') this.closeRow();
    else if (name === 'c') this.closeCell();
    else if (name === 'v') this.inValue = false;
    else if (name === 'is') this.value = this.rich.end();
    else this.rich.close(name);
  }

  text(text: string): void {
    if (this.inValue) this.value += text;
    else this.rich.text(text);
  }

  private openRow(reference: string | undefined): void {
    this.line = Number(reference ?? this.line + 1);
    this.cells = [];
    this.column = -1;
  }

  private openCell(attributes: Readonly<Record<string, string>>): void {
    this.column = columnOf(attributes['r']) ?? this.column + 1;
    this.type = attributes['t'] ?? 'n';
    this.style = Number(attributes['s'] ?? 0);
    this.value = '';
  }

  private closeCell(): void {
    if (this.value === '' || this.column >= LAST_COLUMN) return;
    while (this.cells.length < this.column) this.cells.push('');
    this.cells[this.column] = this.shown();
  }

  private closeRow(): void {
    if (this.cells.some((cell) => cell.trim() !== '')) {
      this.rows.push({ line: this.line, cells: this.cells });
    }
  }

  private shown(): string {
    const { book, value } = this;
    switch (this.type) {
      case 's':
        return book.sharedTexts[Number(value)] ?? '';
      case 'b':
        return value === '1' ? 'TRUE' : 'FALSE';
      case 'e':
        return '';
      case 'n':
        return book.isDate[this.style] ? dateText(value, book.from1904) : numberText(value);
      default:
        return unescapeText(value);
    }
  }
}

/** Column number of a cell reference such as `AB12`, from 0. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (!letters) return null;
  let number = 0;
  for (let at = 0; at < letters.length; at += 1) number = number * 26 + letters.charCodeAt(at) - 64;
  return number - 1;
}

/** Long numbers such as phones are stored as 1.38E10. */
function numberText(value: string): string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number.toFixed(0) : String(number);
}

const DAY = 86_400_000;
/** Day 0 of a workbook, given that 1900 is counted as a leap year. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

function dateText(value: string, from1904: boolean): string {
  const at = (from1904 ? EPOCH_1904 : EPOCH_1900) + Math.round(Number(value) * DAY);
  if (!Number.isFinite(at) || Math.abs(at) > 8e14) return value;
  return new Date(Math.round(at / 1000) * 1000).toISOString().slice(0, 19).replace('T', ' ');
}
