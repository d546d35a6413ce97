/** The form of an official document (GB/T 9704—2012): paper, letters, lines and page numbers. */
import {
  AlignmentType,
  BorderStyle,
  Footer,
  Header,
  LineRuleType,
  PageNumber,
  Paragraph,
  TextRun,
  type IParagraphOptions,
  type ISectionPropertiesOptions,
} from 'docx';

/** Twips: a twentieth of a point. */
const MM = 1440 / 25.4;
const mm = (length: number) => Math.round(length * MM);

/** 天头 37 mm, 订口 28 mm; what is left is 156 by 225 mm. */
const MARGINS = { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26) };
export const TEXT_WIDTH = mm(210) - MARGINS.left - MARGINS.right;

/** Half points: 二号, 三号, 四号, 小四, 五号. */
export const SIZE = { title: 44, body: 32, page: 28, small: 24, table: 21 } as const;
/** A character of the body, in twips. */
export const CHARACTER = (SIZE.body / 2) * 20;
/** Lines of so many points, whatever stands in them. */
export const lines = (points: number) => ({ line: points * 20, lineRule: LineRuleType.EXACT });
const LINE = lines(28);

const western = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman' };
/** Where 方正小标宋简体 is not installed, programs take 宋体 in its place. */
export const FONT = {
  title: { ...western, eastAsia: '方正小标宋简体' },
  body: { ...western, eastAsia: '仿宋' },
  heading: { ...western, eastAsia: '黑体' },
  second: { ...western, eastAsia: '楷体' },
  song: { ...western, eastAsia: '宋体' },
} as const;

const RED = 'E60012';

/** One paragraph in the lines of the body. */
export function line(
  words: string,
  run: {
    readonly font: (typeof FONT)[keyof typeof FONT];
    readonly size: number;
    readonly bold?: boolean;
  },
  options: IParagraphOptions = {},
): Paragraph {
  return new Paragraph({
    spacing: LINE,
    ...options,
    children: [new TextRun({ text: words, ...run })],
  });
}

/** 首行缩进 2 字. */
export const INDENTED: IParagraphOptions = {
  indent: { firstLine: 2 * CHARACTER, firstLineChars: 200 },
  alignment: AlignmentType.BOTH,
};

/** 发文机关标志 and the red line under it. */
export function redHead(organ: string): Paragraph[] {
  // As large as the width of the text allows, at most 50 points.
  const points = Math.min(50, Math.floor((TEXT_WIDTH / 20 / Math.max(organ.length, 6)) * 0.95));
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: 400, after: 400 },
      border: { bottom: { style: BorderStyle.SINGLE, size: 18, color: RED, space: 12 } },
      children: [new TextRun({ text: organ, font: FONT.title, size: points * 2, color: RED })],
    }),
    line('', { font: FONT.body, size: SIZE.body }),
  ];
}

/** 版记以上：署名 and 成文日期, two characters from the right, the date two further in than the name. */
export function signature(organ: string, date: string): Paragraph[] {
  const [name, day] = [widthOf(organ), widthOf(date)];
  const dateRight = Math.max(2, name - day);
  const nameRight = Math.max(2, dateRight + 2 + day - name);
  const at = (right: number): IParagraphOptions => ({
    alignment: AlignmentType.RIGHT,
    indent: { right: Math.round(right * CHARACTER) },
    keepLines: true,
  });
  const body = { font: FONT.body, size: SIZE.body };
  return [
    line('', body, { keepNext: true }),
    line(organ, body, { ...at(nameRight), keepNext: true }),
    line(date, body, at(dateRight)),
  ];
}

/** In characters of the body: a western letter is half of one. */
function widthOf(words: string): number {
  const letters = words.match(/[\w :,.()-]/g)?.length ?? 0;
  return words.length - letters / 2;
}

/** Page numbers outside, one character from the edge; over every page of an exercise that it is one. */
export function section(mark: string | null): {
  readonly properties: ISectionPropertiesOptions;
  readonly headers: { readonly default: Header; readonly even: Header };
  readonly footers: { readonly default: Footer; readonly even: Footer };
} {
  return {
    properties: {
      page: {
        size: { width: mm(210), height: mm(297) },
        margin: { ...MARGINS, header: mm(15), footer: mm(25) },
      },
    },
    headers: { default: header(mark), even: header(mark) },
    footers: {
      default: footer(AlignmentType.RIGHT),
      even: footer(AlignmentType.LEFT),
    },
  };
}

function header(mark: string | null): Header {
  const run = new TextRun({ text: mark ?? '', font: FONT.heading, size: SIZE.body, color: RED });
  return new Header({ children: [new Paragraph({ children: mark === null ? [] : [run] })] });
}

function footer(side: 'left' | 'right'): Footer {
  const edge = (SIZE.page / 2) * 20;
  const number = new TextRun({
    children: ['— ', PageNumber.CURRENT, ' —'],
    font: FONT.song,
    size: SIZE.page,
  });
  return new Footer({
    children: [new Paragraph({ alignment: side, indent: { [side]: edge }, children: [number] })],
  });
}
