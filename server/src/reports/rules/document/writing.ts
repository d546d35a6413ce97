/** How a document writes names, times and shares, and the cells and tables that it is made of. Pure. */
import type { DocumentBlock, DocumentCell, ReportLanguage } from '@heed/shared/report-documents';
import type { ReportFigures } from '@heed/shared/report-figures';
import { codeWord, levelWord, type codeWords, type CodeList } from './code-words';

type NameList = Exclude<keyof ReportFigures['names'], 'city'>;

export class Writing {
  private readonly parts: Intl.DateTimeFormat;

  constructor(
    readonly figures: ReportFigures,
    readonly language: ReportLanguage,
    private readonly topics: ReadonlyMap<string, string>,
  ) {
    this.parts = new Intl.DateTimeFormat('en-GB', {
      timeZone: figures.timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
    });
  }

  /** One of two texts. */
  say(zh: string, en: string): string {
    return this.language === 'zh' ? zh : en;
  }

  code<L extends CodeList>(list: L, code: keyof (typeof codeWords)[L]): string {
    return codeWord(this.language, list, code);
  }

  level(level: number | null): string {
    return level === null ? this.say('无', 'none') : levelWord(this.language, level);
  }

  /** As it was called when the report was frozen; the code itself where nothing was known of it. */
  name(list: NameList, code: string | null): string {
    if (code === null) return this.say('未标注', 'not told');
    const name = this.figures.names[list][code];
    return (this.language === 'en' ? name?.en : null) ?? name?.zh ?? code;
  }

  /** The words of a topic, as they are known now; those of an erased text are gone. */
  topic(id: string | null): string {
    if (id === null) return this.say('未归入话题', 'no topic');
    return this.topics.get(id) ?? this.say('（无词）', '(no words)');
  }

  isNamed(topic: string): boolean {
    return this.topics.has(topic);
  }

  city(): string {
    const { zh, en } = this.figures.names.city;
    return (this.language === 'en' ? en : null) ?? zh;
  }

  /** 7月18日14时05分; 18 July 14:05. */
  moment(time: string): string {
    const { month, day, hour, minute } = this.read(time);
    return this.language === 'zh'
      ? `${month}月${day}日${hour}时${minute}分`
      : `${day} ${MONTHS[month - 1]} ${hour}:${minute}`;
  }

  /** With its year, and without minutes where it is a full hour. */
  bound(time: string): string {
    const { year, month, day, hour, minute } = this.read(time);
    if (this.language === 'en') return `${day} ${MONTHS[month - 1]} ${year} ${hour}:${minute}`;
    const clock = minute === '00' ? `${Number(hour)}时` : `${Number(hour)}时${minute}分`;
    return `${year}年${month}月${day}日${clock}`;
  }

  /** 成文日期. */
  date(time: string): string {
    const { year, month, day } = this.read(time);
    return this.language === 'zh'
      ? `${year}年${month}月${day}日`
      : `${day} ${MONTHS[month - 1]} ${year}`;
  }

  /** 〔2026〕第5号; 2026-5. */
  issue({ year, number }: { readonly year: number; readonly number: number }): string {
    return this.say(`〔${year}〕第${number}号`, `${year}-${number}`);
  }

  /** 15分钟, 2小时. */
  span(minutes: number): string {
    return minutes < 60
      ? this.say(`${minutes}分钟`, `${minutes} min`)
      : this.say(`${minutes / 60}小时`, `${minutes / 60} h`);
  }

  percent(part: number, whole: number): string {
    return whole === 0 ? '—' : `${((part / whole) * 100).toFixed(1)}%`;
  }

  private read(time: string) {
    const found = new Map(
      this.parts.formatToParts(Date.parse(time)).map(({ type, value }) => [type, value]),
    );
    const number = (name: 'year' | 'month' | 'day') => Number(found.get(name));
    return {
      year: number('year'),
      month: number('month'),
      day: number('day'),
      hour: found.get('hour') ?? '',
      minute: found.get('minute') ?? '',
    };
  }
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

export const text = (value: string): DocumentCell => ({ as: 'text', value });
export const count = (value: number | null): DocumentCell => ({ as: 'count', value });
export const change = (value: number | null): DocumentCell => ({ as: 'change', value });
export const number = (value: number | null): DocumentCell => ({ as: 'number', value });
export const time = (value: string | null): DocumentCell => ({ as: 'time', value });
/** Of nothing there is no share. */
export const share = (part: number, whole: number): DocumentCell => ({
  as: 'share',
  value: whole === 0 ? null : part / whole,
});

export const heading = (level: 1 | 2, words: string): DocumentBlock => ({
  is: 'heading',
  level,
  text: words,
});
export const paragraph = (words: string): DocumentBlock => ({ is: 'paragraph', text: words });
export const note = (words: string): DocumentBlock => ({ is: 'note', text: words });

/** [F15] A table, or a sentence where it would be empty. */
export function table(
  caption: string,
  columns: readonly (readonly [label: string, width: number])[],
  { rows, total, none }: TableRows,
): DocumentBlock {
  if (rows.length === 0) return paragraph(none);
  return {
    is: 'table',
    caption,
    columns: columns.map(([label, width]) => ({ label, width })),
    rows: total ? [...rows, total] : [...rows],
    hasTotal: total !== undefined,
  };
}

interface TableRows {
  readonly rows: readonly DocumentCell[][];
  readonly total?: DocumentCell[];
  /** What is said where there is no row. */
  readonly none: string;
}
