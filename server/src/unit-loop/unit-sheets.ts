/** A list as it leaves the house: a masked sheet to be filled in, or text for a group. */
import { Inject, Injectable } from '@nestjs/common';
import ExcelJS from 'exceljs';
import { REAL } from '@heed/shared/vocabulary';
import type { Principal } from '../access/principal';
import type { Env } from '../config/env';
import { ENV } from '../config/env-token';
import { safeCell } from '../kernel/text/safe-cell';
import { ReferenceLists } from '../reference/reference-lists';
import type { ListedLine, UnitList } from './list-record';
import { listWords, type ListLanguage } from './list-words';
import { checkCode } from './rules/sheet';
import { messagesOf } from './rules/messages';
import { UnitListReader } from './unit-list-reader';

/** Of the redacted text; the rest is asked for by the case number. */
const TEXT_SHOWN = 300;
const WIDTHS = [6, 16, 9, 12, 12, 28, 44, 10, 14, 16, 18, 44, 14];
const GREY = 'FFE8ECF0';

@Injectable()
export class UnitSheets {
  constructor(
    private readonly reader: UnitListReader,
    private readonly lists: ReferenceLists,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** [U2] [U3] The cells that are the unit's to fill in are open, all others are locked. */
  async workbook(list: UnitList, language: ListLanguage, reader: Principal): Promise<Buffer> {
    const words = listWords[language];
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet(words.sheets[0], { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.addRow(words.columns).font = { bold: true };
    sheet.columns.forEach((column, at) => {
      column.width = WIDTHS[at] ?? 12;
    });
    for (const line of (await this.reader.lines(list, reader)).filter(({ here }) => here)) {
      const row = sheet.addRow(this.cells(list, line, language));
      row.alignment = { vertical: 'top', wrapText: true };
      this.openAnswers(row, words.yesNo);
    }
    // How to fill it in stands apart, so that the first row is the header for every program.
    const note = book.addWorksheet(words.sheets[1]);
    note.addRow([this.title(list, language)]);
    note.addRow([words.lead(list.rows, this.at(list.madeAt, language))]);
    note.addRow([words.how]);
    await sheet.protect('', {
      formatColumns: true,
      formatRows: true,
      sort: true,
      autoFilter: true,
    });
    return Buffer.from(await book.xlsx.writeBuffer());
  }

  /** [U3] */
  async messages(list: UnitList, language: ListLanguage, reader: Principal): Promise<string[]> {
    const words = listWords[language];
    const lines = (await this.reader.lines(list, reader)).filter(({ here }) => here);
    return messagesOf(
      {
        title: this.title(list, language),
        lead: words.lead(lines.length, this.at(list.madeAt, language)),
      },
      lines.map((line) => {
        const where = this.names(list, line, language).street;
        const due = line.dueAt === null ? '' : words.due(this.at(line.dueAt, language));
        const parts = [line.caseNo, words.urgency(line.urgency), where, line.title, due];
        return `${line.n}. ${parts.filter((part) => part !== '').join(' ')}`;
      }),
    );
  }

  private title({ realm, unitId }: UnitList, language: ListLanguage): string {
    const words = listWords[language];
    const unit = this.lists.of(realm).unit(unitId);
    const name = (language === 'en' ? unit?.nameEn : null) ?? unit?.name ?? '';
    const title = words.title(name);
    return realm === REAL ? title : `${words.drill} · ${title}`;
  }

  private cells(list: UnitList, line: ListedLine, language: ListLanguage): (string | number)[] {
    const words = listWords[language];
    const { street, category } = this.names(list, line, language);
    const due = line.dueAt === null ? '' : this.at(line.dueAt, language);
    const shown = [words.urgency(line.urgency), category, street, line.title];
    const told = [line.body.slice(0, TEXT_SHOWN), line.name ?? '', line.phone ?? '', due];
    return [
      line.n,
      line.caseNo,
      ...[...shown, ...told].map((cell) => safeCell(cell.toWellFormed())),
      '',
      '',
      checkCode(list.id, line),
    ];
  }

  private names({ realm }: UnitList, { category, street }: ListedLine, language: ListLanguage) {
    const { categories, places } = this.lists.of(realm).state;
    const named = (row: { name: string; nameEn: string | null } | undefined, code: string | null) =>
      (language === 'en' ? row?.nameEn : null) ?? row?.name ?? code ?? '';
    return {
      category: named(
        categories.find(({ code }) => code === category),
        category,
      ),
      street: named(
        places.find(({ code }) => code === street),
        street,
      ),
    };
  }

  private openAnswers(row: ExcelJS.Row, [yes, no]: readonly [string, string]): void {
    const last = row.cellCount;
    for (const cell of [row.getCell(last - 2), row.getCell(last - 1)]) {
      cell.protection = { locked: false };
      cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: GREY } };
    }
    row.getCell(last - 2).dataValidation = {
      type: 'list',
      allowBlank: true,
      formulae: [`"${yes},${no}"`],
    };
  }

  private at(time: string, language: ListLanguage): string {
    return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
      timeZone: this.env.timeZone,
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }).format(Date.parse(time));
  }
}
