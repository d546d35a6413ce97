/** What is left to do, who has it and by when. Pure. */
import type { DocumentBlock } from '@heed/shared/report-documents';
import type { ReportOpenItem } from '@heed/shared/report-figures';
import { unreachable } from '../../../kernel/unreachable';
import { count, table, text, time, type Writing } from './writing';

export function openTable(w: Writing): DocumentBlock {
  return table(
    w.say('未结事项', 'Open items'),
    [
      [w.say('事项', 'What'), 4.6],
      [w.say('责任单位（岗位）', 'Owner'), 3.4],
      [w.say('数量', 'Number'), 1.5],
      [w.say('已超期', 'Overdue'), 1.6],
      [w.say('期限', 'Due'), 2.6],
    ],
    {
      rows: w.figures.openItems.map((item) => [
        text(what(item, w)),
        text(owner(item, w)),
        count(item.count),
        count(item.overdue),
        time(item.dueAt),
      ]),
      none: w.say('没有未结事项。', 'Nothing is open.'),
    },
  );
}

function what(item: ReportOpenItem, w: Writing): string {
  const { clock, bulletin, incidentId } = item;
  switch (item.what) {
    case 'cases':
      return w.say('在办工单（期限为最早到期）', 'Open cases (due: the first)');
    case 'promise':
      return bulletin === null
        ? w.say('公开承诺', 'Promise')
        : w.say(`公开承诺（通报${w.issue(bulletin)}）`, `Promise (bulletin ${w.issue(bulletin)})`);
    case 'incident-clock':
      return clock === null ? '' : w.code('incidentClock', clock);
    case 'alarms':
      return w.say('未确认的报警', 'Alarms that nobody acknowledged');
    case 'incident':
      return w.say(
        `响应未终止：${w.name('incidents', incidentId)}`,
        `Response not ended: ${w.name('incidents', incidentId)}`,
      );
    default:
      return unreachable(item.what);
  }
}

function owner({ unitId, post }: ReportOpenItem, w: Writing): string {
  if (unitId !== null) return w.name('units', unitId);
  return post === null ? '—' : w.code('role', post);
}
