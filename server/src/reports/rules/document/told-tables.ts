/** What the public was told: bulletins with what complaints did around them, and promises. Pure. */
import type { DocumentBlock, DocumentCell } from '@heed/shared/report-documents';
import type { ReportBulletin } from '@heed/shared/report-figures';
import { count, note, number, paragraph, table, text, time, type Writing } from './writing';

export function bulletinBlocks(w: Writing): DocumentBlock[] {
  const { bulletins } = w.figures;
  const rows = bulletins.map((bulletin) => [
    text(w.issue(bulletin)),
    time(bulletin.publishedAt),
    count(bulletin.before),
    ...bulletin.after.map((each) => count(each)),
    number(bulletin.expected?.[1] ?? null),
    half(w, bulletin),
  ]);
  const shown = table(
    w.say('通报发布前后的诉求', 'Complaints around each bulletin'),
    [
      [w.say('通报', 'Bulletin'), 3.5],
      [w.say('发布', 'Published'), 2.6],
      [w.say('前1小时', 'Hour before'), 1.9],
      [w.say('后1小时', 'Hour 1'), 1.9],
      [w.say('后2小时', 'Hour 2'), 1.9],
      [w.say('后3小时', 'Hour 3'), 1.9],
      [w.say('平时', 'Usual'), 1.6],
      [w.say('减半用时', 'To half'), 2.2],
    ],
    { rows, none: w.say('本期没有发布通报。', 'No bulletin was published.') },
  );
  return bulletins.length === 0 ? [shown] : [shown, caveat(w)];
}

/** [F10] */
function caveat(w: Writing): DocumentBlock {
  const usual = w.figures.baseline.ready
    ? w.say('减半以超出平时的部分计', 'halving is of what exceeds the usual')
    : w.say(
        '基线积累中，减半以全部诉求计',
        'there is no baseline yet: halving is of all complaints',
      );
  return note(
    w.say(
      `“后2小时”指发布后第2个小时，余类推；${usual}。前后对比不等于因果，诉求还受处置进展、时段等影响。`,
      `Hour 2 is the second hour after; ${usual}. Before and after is no proof of a cause.`,
    ),
  );
}

function half(w: Writing, { halfMinutes, halfWhy }: ReportBulletin): DocumentCell {
  if (halfMinutes !== null) return text(w.say(`${halfMinutes}分钟`, `${halfMinutes} min`));
  return text(
    halfWhy === 'too-few' ? w.say('诉求过少', 'too few') : w.say('未减半', 'not reached'),
  );
}

export function promiseBlocks(w: Writing): DocumentBlock[] {
  const { promises } = w.figures;
  const of = (state: (typeof promises)[number]['state']) =>
    promises.filter((each) => each.state === state).length;
  const rows = promises.map(({ bulletin, unitId, madeAt, dueAt, state, settledAt }) => [
    text(bulletin === null ? '—' : w.issue(bulletin)),
    text(unitId === null ? w.code('role', 'press-officer') : w.name('units', unitId)),
    time(madeAt),
    time(dueAt),
    time(settledAt),
    text(w.code('promise', state)),
  ]);
  const shown = table(
    w.say('承诺兑现', 'Promises'),
    [
      [w.say('出处', 'Bulletin'), 3.2],
      [w.say('责任单位', 'Owner'), 3.2],
      [w.say('作出', 'Made'), 2.5],
      [w.say('期限', 'Due'), 2.5],
      [w.say('办结', 'Settled'), 2.5],
      [w.say('结果', 'Result'), 2],
    ],
    { rows, none: w.say('本期没有公开承诺。', 'No promise was made or owed.') },
  );
  if (promises.length === 0) return [shown];
  return [
    paragraph(
      w.say(
        `公开承诺${promises.length}项：按期兑现${of('kept')}项，逾期兑现${of('kept-late')}项，未兑现${of('broken')}项，未到期${of('open')}项。`,
        `${promises.length} promises: ${of('kept')} kept, ${of('kept-late')} kept late, ${of('broken')} broken, ${of('open')} not due yet.`,
      ),
    ),
    shown,
  ];
}
