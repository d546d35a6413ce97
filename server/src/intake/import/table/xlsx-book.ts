/** What a workbook says about its cells: shared texts, which styles show a date, where the sheet is. */
import { FileFaultError } from './file-fault';
import type { XlsxArchive } from './xlsx-archive';
import { readXml } from './xml-events';

export interface XlsxBook {
  /** The part that holds the first sheet. */
  readonly sheet: string;
  readonly sharedTexts: readonly string[];
  /** Whether the cell style of that number shows a date or a time. */
  readonly isDate: readonly boolean[];
  /** Dates count from 1904, as old Macs did. */
  readonly from1904: boolean;
}

export async function readBook(archive: XlsxArchive): Promise<XlsxBook> {
  const { relation, from1904 } = await readWorkbook(archive);
  return {
    sheet: await sheetPart(archive, relation),
    sharedTexts: await readSharedTexts(archive),
    isDate: await readStyles(archive),
    from1904,
  };
}

async function readWorkbook(archive: XlsxArchive) {
  let relation: string | null = null;
  let from1904 = false;
  await readXml(archive.part('xl/workbook.xml'), {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attributes['date1904'] ?? '');
      if (name === 'sheet' && relation === null && !attributes['state']?.includes('idden')) {
        relation = attributes['r:id'] ?? null;
      }
    },
  });
  return { relation, from1904 };
}

const USUAL_SHEET = 'xl/worksheets/sheet1.xml';

async function sheetPart(archive: XlsxArchive, relation: string | null): Promise<string> {
  let target: string | null = null;
  const relations = 'xl/_rels/workbook.xml.rels';
  if (relation && archive.has(relations)) {
    await readXml(archive.part(relations), {
      open(name, attributes) {
        if (name === 'Relationship' && attributes['Id'] === relation) {
          target = attributes['Target'] ?? null;
        }
      },
    });
  }
  const part = target === null ? USUAL_SHEET : absolutePart(target);
  if (!archive.has(part)) throw new FileFaultError('not-xlsx');
  return part;
}

function absolutePart(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

async function readSharedTexts(archive: XlsxArchive): Promise<string[]> {
  const texts: string[] = [];
  const part = 'xl/sharedStrings.xml';
  if (!archive.has(part)) return texts;
  const rich = new RichText();
  await readXml(archive.part(part), {
    open(name) {
      if (name === 'si') rich.begin();
      else rich.open(name);
    },
    close(name) {
      if (name === 'si') texts.push(rich.end());
      else rich.close(name);
    },
    text: (text) => rich.text(text),
  });
  return texts;
}

/** Puts the runs of a formatted text together; what is said about its pronunciation is left out. */
export class RichText {
  private value = '';
  private inText = false;
  private inPhonetic = false;

  begin(): void {
    this.value = '';
  }

  open(name: string): void {
    if (name === 't') this.inText = true;
    if (name === 'rPh') this.inPhonetic = true;
  }

  close(name: string): void {
    if (name === 't') this.inText = false;
    if (name === 'rPh') this.inPhonetic = false;
  }

  text(text: string): void {
    if (this.inText && !this.inPhonetic) this.value += text;
  }

  end(): string {
    return unescapeText(this.value);
  }
}

/** Characters that XML can't hold are written as _x000D_. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_all, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** Formats 14 to 22, 27 to 36, 45 to 47 and 50 to 58 show dates and times in every Excel. */
function isBuiltInDate(format: number): boolean {
  const ranges = [
    [14, 22],
    [27, 36],
    [45, 47],
    [50, 58],
  ] as const;
  return ranges.some(([from, to]) => format >= from && format <= to);
}

async function readStyles(archive: XlsxArchive): Promise<boolean[]> {
  const isDate: boolean[] = [];
  if (!archive.has('xl/styles.xml')) return isDate;
  const custom = new Map<number, boolean>();
  let inCells = false;
  await readXml(archive.part('xl/styles.xml'), {
    open(name, attributes) {
      if (name === 'cellXfs') inCells = true;
      const format = Number(attributes['numFmtId'] ?? 0);
      if (name === 'numFmt') custom.set(format, showsDate(attributes['formatCode'] ?? ''));
      if (name === 'xf' && inCells) isDate.push(custom.get(format) ?? isBuiltInDate(format));
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return isDate;
}

/** A format with a year, month, day, hour or second outside quotes and brackets. */
function showsDate(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '');
  return /[ymdhs年月日时分秒]/i.test(bare);
}
