/** Causes: which categories and places most complaints come from. Pure. */
import type { DocumentBlock } from '@heed/shared/report-documents';
import type { ReportCauses } from '@heed/shared/report-figures';
import { count, paragraph, share, table, text, type Writing } from './writing';

const ROWS_SHOWN = 12;
const MOST_OF_ALL = 0.8;

export type CauseList = 'categories' | 'topics' | 'places';

export function causeTable(w: Writing, list: CauseList, isFull: boolean): DocumentBlock[] {
  const causes = w.figures[list];
  if (causes === null) return [];
  const shown = causes.rows.slice(0, isFull ? causes.rows.length : ROWS_SHOWN);
  const label = labels[list];
  const rows = shown.map(({ code, received, people, share: of, cumulative }, n) => [
    count(n + 1),
    text(nameOf(w, list, code)),
    count(received),
    count(people),
    share(of, 1),
    share(cumulative, 1),
  ]);
  return [
    ...sentence(w, list, causes),
    table(
      w.say(`按${label[0]}`, `By ${label[1]}`),
      [
        [w.say('序', 'No.'), 1],
        [w.say(label[0], `${label[1].charAt(0).toUpperCase()}${label[1].slice(1)}`), 4],
        [w.say('件数', 'Complaints'), 1.8],
        [w.say('诉求人', 'People'), 1.8],
        [w.say('占比', 'Share'), 1.8],
        [w.say('累计占比', 'Cumulative'), 2],
      ],
      { rows, none: w.say('本期没有诉求。', 'No complaints.') },
    ),
  ];
}

const labels: Readonly<Record<CauseList, readonly [string, string]>> = {
  categories: ['类别', 'category'],
  topics: ['话题', 'topic'],
  places: ['街道', 'street'],
};

function nameOf(w: Writing, list: CauseList, code: string | null): string {
  return list === 'topics' ? w.topic(code) : w.name(list, code);
}

/** [F8] The few that make up most of all. */
function sentence(w: Writing, list: CauseList, { rows }: ReportCauses): DocumentBlock[] {
  const enough = rows.findIndex(({ cumulative }) => cumulative >= MOST_OF_ALL) + 1;
  const [first] = rows;
  if (!first || first.code === null || enough === 0) return [];
  if (list === 'topics' && !w.isNamed(first.code)) return [];
  const [zh, en] = labels[list];
  const [name, part] = [nameOf(w, list, first.code), (first.share * 100).toFixed(1)];
  const upTo = ((rows[enough - 1]?.cumulative ?? 0) * 100).toFixed(1);
  const most =
    enough > 1
      ? [`前${enough}项合计占${upTo}%。`, ` The first ${enough} make up ${upTo}%.`]
      : ['', ''];
  return [
    paragraph(
      w.say(
        `从${zh}看，“${name}”最多，${first.received}件，占${part}%。${most[0]}`,
        `By ${en}, “${name}” comes first with ${first.received} (${part}%).${most[1]}`,
      ),
    ),
  ];
}
