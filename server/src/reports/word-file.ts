/** A report as a Word file, in the form of an official document. */
import {
  AlignmentType,
  Document,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type FileChild,
} from 'docx';
import type {
  DocumentBlock,
  DocumentCell,
  DocumentTable,
  ReportDocument,
  ReportLanguage,
} from '@heed/shared/report-documents';
import { unreachable } from '../kernel/unreachable';
import type { ZoneTime } from '../kernel/zone-time';
import { cellWords } from './cell-words';
import {
  FONT,
  INDENTED,
  line,
  lines,
  redHead,
  section,
  signature,
  SIZE,
  TEXT_WIDTH,
} from './word-form';

export interface WordAsked {
  readonly language: ReportLanguage;
  readonly redHead: boolean;
  readonly zone: ZoneTime;
}

/** [F15] The bytes of the file. */
export async function wordFile(report: ReportDocument, asked: WordAsked): Promise<Buffer> {
  const counter = { tables: 0 };
  const body = report.blocks.flatMap((block) => written(block, asked, counter));
  const document = new Document({
    title: report.title.join(''),
    creator: report.organ,
    description: report.source,
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { font: FONT.body, size: SIZE.body } } } },
    sections: [
      {
        ...section(report.mark),
        children: [
          ...(asked.redHead ? redHead(report.organ) : []),
          ...titled(report),
          ...body,
          ...signature(report.organ, report.date),
          ...[report.definitions, report.source].map(footnote),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

/** What stands after the date: how it counts, and where the figures come from. */
function footnote(words: string): Paragraph {
  const run = { font: FONT.song, size: SIZE.table };
  return line(words, run, {
    alignment: AlignmentType.BOTH,
    spacing: { ...lines(16), before: 200 },
  });
}

function titled({ title, subtitle }: ReportDocument): Paragraph[] {
  const centred = { alignment: AlignmentType.CENTER };
  const spacing = lines(36);
  return [
    ...title.map((words) =>
      line(words, { font: FONT.title, size: SIZE.title }, { ...centred, spacing }),
    ),
    line(subtitle, { font: FONT.second, size: SIZE.body }, centred),
    line('', { font: FONT.body, size: SIZE.body }),
  ];
}

function written(block: DocumentBlock, asked: WordAsked, counter: { tables: number }): FileChild[] {
  switch (block.is) {
    case 'heading': {
      const font = block.level === 1 ? FONT.heading : FONT.second;
      return [line(block.text, { font, size: SIZE.body }, { ...INDENTED, keepNext: true })];
    }
    case 'paragraph':
      return [line(block.text, { font: FONT.body, size: SIZE.body }, INDENTED)];
    case 'note':
      return [
        line(
          block.text,
          { font: FONT.second, size: SIZE.small },
          {
            alignment: AlignmentType.BOTH,
            spacing: { ...lines(20), before: 80, after: 120 },
          },
        ),
      ];
    case 'table':
      counter.tables += 1;
      return [captioned(block, asked, counter.tables), tableOf(block, asked), gap()];
    default:
      return unreachable(block);
  }
}

function captioned({ caption }: DocumentTable, { language }: WordAsked, n: number): Paragraph {
  const words = language === 'zh' ? `表${n}　${caption}` : `Table ${n}. ${caption}`;
  return line(
    words,
    { font: FONT.heading, size: SIZE.small },
    {
      alignment: AlignmentType.CENTER,
      keepNext: true,
      spacing: { ...lines(20), before: 120, after: 60 },
    },
  );
}

function gap(): Paragraph {
  return line('', { font: FONT.body, size: SIZE.table }, { spacing: lines(10) });
}

function tableOf(block: DocumentTable, asked: WordAsked): Table {
  const whole = block.columns.reduce((sum, { width }) => sum + width, 0);
  const widths = block.columns.map(({ width }) => Math.round((width / whole) * TEXT_WIDTH));
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: block.columns.map(({ label }, n) =>
      cell(label, { width: widths[n] ?? 0, bold: true, side: AlignmentType.CENTER }),
    ),
  });
  const rows = block.rows.map((cells, at) => {
    const bold = block.hasTotal && at === block.rows.length - 1;
    const children = cells.map((each, n) =>
      cell(cellWords(each, asked.zone), { width: widths[n] ?? 0, bold, side: sideOf(each) }),
    );
    return new TableRow({ cantSplit: true, children });
  });
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    margins: { top: 45, bottom: 45, left: 60, right: 60 },
    rows: [head, ...rows],
  });
}

type Side = (typeof AlignmentType)['LEFT' | 'RIGHT' | 'CENTER'];

function sideOf({ as }: DocumentCell): Side {
  if (as === 'text') return AlignmentType.LEFT;
  return as === 'time' ? AlignmentType.CENTER : AlignmentType.RIGHT;
}

function cell(
  words: string,
  { width, bold, side }: { readonly width: number; readonly bold: boolean; readonly side: Side },
): TableCell {
  const font = bold ? FONT.heading : FONT.song;
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    children: [
      new Paragraph({
        alignment: side,
        children: [new TextRun({ text: words, font, size: SIZE.table })],
      }),
    ],
  });
}
