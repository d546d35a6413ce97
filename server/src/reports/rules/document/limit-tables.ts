/** Limits kept and missed: those of the law and of the public's promises, and those of the cases. Pure. */
import type { DocumentBlock } from '@heed/shared/report-documents';
import { count, paragraph, share, table, text, time, type Writing } from './writing';

export function incidentClockTable(w: Writing): DocumentBlock {
  return table(
    w.say('法定时限与承诺的通报', 'Statutory limits and promised bulletins'),
    [
      [w.say('事项', 'What'), 3.4],
      [w.say('起算', 'From'), 2.6],
      [w.say('时限', 'Due'), 2.6],
      [w.say('完成', 'Done'), 2.6],
      [w.say('结果', 'Result'), 1.8],
    ],
    {
      rows: w.figures.incidentClocks
        .toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))
        .map(({ kind, startedAt, dueAt, metAt, kept }) => [
          text(w.code('incidentClock', kind)),
          time(startedAt),
          time(dueAt),
          time(metAt),
          text(result(w, kept)),
        ]),
      none: w.say('本期没有法定时限到期。', 'No statutory limit fell due.'),
    },
  );
}

function result(w: Writing, kept: boolean | null): string {
  if (kept === null) return w.say('计时中', 'running');
  return kept ? w.say('按时', 'in time') : w.say('超时', 'missed');
}

export function caseClockTable(w: Writing): DocumentBlock {
  return table(
    w.say('工单时限（按时件数／到期件数）', 'Limits of the cases: kept of those that fell due'),
    [
      [w.say('时限', 'Limit'), 3],
      [w.say('紧急程度', 'Urgency'), 2.2],
      [w.say('按时', 'Kept'), 1.8],
      [w.say('超时', 'Missed'), 1.8],
      [w.say('到期', 'Due'), 1.8],
      [w.say('按时率', 'Share'), 2],
      [w.say('计时中', 'Running'), 1.8],
    ],
    {
      rows: w.figures.clocks.map(({ kind, urgency, kept, missed, running }) => [
        text(w.code('clock', kind)),
        text(w.code('urgency', urgency)),
        ...[kept, missed, kept + missed].map((each) => count(each)),
        share(kept, kept + missed),
        count(running),
      ]),
      none: w.say('本期没有工单时限到期。', 'No limit of a case fell due.'),
    },
  );
}

/** One sentence of all limits of the cases. */
export function limitSentence(w: Writing): DocumentBlock {
  const { clocks } = w.figures;
  const kept = clocks.reduce((sum, each) => sum + each.kept, 0);
  const due = clocks.reduce((sum, each) => sum + each.kept + each.missed, 0);
  return paragraph(
    w.say(
      `工单各项时限到期${due}项，按时完成${kept}项，按时率${w.percent(kept, due)}。`,
      `Of ${due} limits of cases that fell due ${kept} were kept (${w.percent(kept, due)}).`,
    ),
  );
}
