/** A report as a document: the same blocks for the page, for Word and for the spreadsheet. Pure. */
import { REAL } from '@heed/shared/vocabulary';
import type { DocumentBlock, ReportDocument, ReportLanguage } from '@heed/shared/report-documents';
import type { ReportFigures } from '@heed/shared/report-figures';
import { causeTable } from './cause-tables';
import { incidentFacts, totalsFacts } from './facts';
import { hourTable, streetTable, unitTable } from './intake-tables';
import { caseClockTable, incidentClockTable, limitSentence } from './limit-tables';
import { momentWords } from './moments';
import { openTable } from './open-table';
import { bulletinBlocks, promiseBlocks } from './told-tables';
import { heading, note, table, text, time, Writing } from './writing';

export interface DocumentAsked {
  readonly language: ReportLanguage;
  /** Every row, for a spreadsheet; a document on paper leaves out what nobody reads there. */
  readonly isFull: boolean;
  /** Who signs; null takes the city's name. */
  readonly organ: string | null;
  readonly digest: string;
  /** The words that topics are known by now, by their ids. */
  readonly topics: ReadonlyMap<string, string>;
}

/** [F14] */
export function documentOf(figures: ReportFigures, asked: DocumentAsked): ReportDocument {
  const w = new Writing(figures, asked.language, asked.topics);
  const { isFull, organ, digest } = asked;
  return {
    mark: figures.realm === REAL ? null : w.say('演练', 'EXERCISE'),
    title: titleOf(w),
    subtitle: w.say(
      `（${w.bound(figures.from)}至${w.bound(figures.to)}）`,
      `${w.bound(figures.from)} to ${w.bound(figures.to)}`,
    ),
    blocks: numbered(w, figures.kind === 'daily' ? daily(w, isFull) : afterAction(w, isFull)),
    organ: organ ?? w.city(),
    date: w.date(figures.frozenAt),
    definitions: definitions(w),
    source: w.say(
      `第${figures.edition}版；数据冻结于日志第${figures.position}条，${w.bound(figures.frozenAt)}；校验值${digest.slice(0, 16)}`,
      `Edition ${figures.edition}; figures frozen at journal position ${figures.position}, ${w.bound(figures.frozenAt)}; digest ${digest.slice(0, 16)}`,
    ),
  };
}

function titleOf(w: Writing): string[] {
  const { kind, incidentId } = w.figures;
  const name = incidentId === null ? null : w.name('incidents', incidentId);
  if (kind === 'daily') {
    return name === null
      ? [w.say(`${w.city()}诉求日报`, `${w.city()}: daily report on complaints`)]
      : [w.say(`“${name}”`, name), w.say('诉求专报', 'Daily report of the incident')];
  }
  return name === null
    ? [w.say(`${w.city()}诉求处置情况复盘报告`, `${w.city()}: after-action report`)]
    : [w.say(`“${name}”`, name), w.say('处置情况复盘报告', 'After-action report')];
}

/** A heading of the first level, and what stands under it. */
type Section = readonly [title: readonly [string, string], blocks: readonly DocumentBlock[]];

function afterAction(w: Writing, isFull: boolean): Section[] {
  return [
    [
      ['基本情况', 'In brief'],
      [...incidentFacts(w), ...totalsFacts(w)],
    ],
    [['处置经过', 'Course of events'], timeline(w)],
    [
      ['接报与办理', 'Complaints and work'],
      [hourTable(w, isFull), unitTable(w, isFull)],
    ],
    [['时限执行', 'Limits'], limits(w)],
    [['诉求构成', 'Causes'], causes(w, isFull)],
    [['通报及前后变化', 'Bulletins and what followed'], bulletinBlocks(w)],
    [['承诺兑现', 'Promises'], promiseBlocks(w)],
    [['未结事项', 'Open items'], [openTable(w)]],
  ];
}

function daily(w: Writing, isFull: boolean): Section[] {
  return [
    [
      ['总体情况', 'In brief'],
      [...totalsFacts(w), ...incidentFacts(w)],
    ],
    [['各街道情况', 'By street'], [streetTable(w)]],
    [
      ['诉求构成', 'Causes'],
      [...causeTable(w, 'categories', isFull), ...causeTable(w, 'topics', isFull)],
    ],
    [['分时段情况', 'By time'], [hourTable(w, isFull)]],
    [
      ['办理与时限', 'Work and limits'],
      [unitTable(w, isFull), ...limits(w)],
    ],
    [
      ['通报与承诺', 'Bulletins and promises'],
      [...bulletinBlocks(w), ...promiseBlocks(w)],
    ],
    [['未结事项', 'Open items'], [openTable(w)]],
  ];
}

function limits(w: Writing): DocumentBlock[] {
  return [incidentClockTable(w), limitSentence(w), caseClockTable(w)];
}

function causes(w: Writing, isFull: boolean): DocumentBlock[] {
  const lists = ['categories', 'topics', 'places'] as const;
  return lists.flatMap((list) => causeTable(w, list, isFull));
}

function timeline(w: Writing): DocumentBlock[] {
  const { timeline: moments, timelineLeft, incidentId } = w.figures;
  const isOfMany = incidentId === null;
  const shown = table(
    w.say('时间线', 'Timeline'),
    [
      [w.say('时间', 'Time'), 2.4],
      ...(isOfMany ? ([[w.say('事件', 'Incident'), 3]] as const) : []),
      [w.say('事项', 'What'), 8],
    ],
    {
      rows: moments.map((moment) => [
        time(moment.at),
        ...(isOfMany
          ? [text(moment.incidentId === null ? '—' : w.name('incidents', moment.incidentId))]
          : []),
        text(momentWords(moment, w)),
      ]),
      none: w.say('本期没有记录。', 'Nothing is recorded.'),
    },
  );
  if (timelineLeft === 0) return [shown];
  return [shown, note(w.say(`另有${timelineLeft}项未列。`, `${timelineLeft} more are left out.`))];
}

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

function numbered(w: Writing, sections: readonly Section[]): DocumentBlock[] {
  return sections.flatMap(([[zh, en], own], n) => [
    heading(1, w.say(`${NUMERALS[n]}、${zh}`, `${n + 1}. ${en}`)),
    ...own,
  ]);
}

/** [F14] How it counts, in the document itself. */
function definitions(w: Writing): string {
  return w.say(
    '统计口径：接报按受理时间计，含重复反映；诉求人按人去重；“直接答复”“派单办理”“确认解决”三者互不替代；“超期”指在办且首个时限已过；到期时限只计一次，以完成或到期时间计入；转出、不予受理、撤诉的不计；历史导入数据不计入各项，仅用于推算平时数量。',
    'How it counts: complaints by when they were received, repeats included; people once each. Answered, dispatched and confirmed solved are three numbers and never one. Overdue is open with its first limit past. A limit counts once, when it is kept or falls due; cases handed over, not accepted or withdrawn don’t count. History feeds what is usual and nothing else.',
  );
}
