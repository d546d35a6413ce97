/** The paragraphs that open a report: what happened, and the figures at a glance. Pure. */
import type { DocumentBlock } from '@heed/shared/report-documents';
import type { ReportFigures, ReportIncident } from '@heed/shared/report-figures';
import { paragraph, type Writing } from './writing';

export function incidentFacts(w: Writing): DocumentBlock[] {
  return w.figures.incidents.map((incident) =>
    paragraph(w.say(factsZh(incident, w), factsEn(incident, w))),
  );
}

function factsZh(incident: ReportIncident, w: Writing): string {
  const { grade, level, activatedAt, stabilisedAt, stoodDownAt } = incident;
  const steps = [
    `${w.moment(incident.firstKnownAt)}首次知悉`,
    `${w.moment(incident.openedAt)}建立事件`,
    ...(activatedAt === null ? [] : [`${w.moment(activatedAt)}启动响应`]),
    ...(stabilisedAt === null ? [] : [`${w.moment(stabilisedAt)}事态稳定`]),
    ...(stoodDownAt === null ? [] : [`${w.moment(stoodDownAt)}响应终止`]),
  ];
  const graded = grade === null ? '未定级' : `${w.code('grade', grade)}级别`;
  const response = level === null || stoodDownAt !== null ? '' : `，响应级别为${w.level(level)}`;
  const now = `目前处于“${w.code('state', incident.state)}”状态${response}`;
  return `“${w.name('incidents', incident.id)}”属${w.code('class', incident.class)}，${graded}。${steps.join('，')}。${now}。`;
}

function factsEn(incident: ReportIncident, w: Writing): string {
  const { grade, level, activatedAt, stabilisedAt, stoodDownAt } = incident;
  const steps = [
    `first known ${w.moment(incident.firstKnownAt)}`,
    `opened ${w.moment(incident.openedAt)}`,
    ...(activatedAt === null ? [] : [`activated ${w.moment(activatedAt)}`]),
    ...(stabilisedAt === null ? [] : [`stabilised ${w.moment(stabilisedAt)}`]),
    ...(stoodDownAt === null ? [] : [`stood down ${w.moment(stoodDownAt)}`]),
  ];
  const graded = grade === null ? 'not graded' : `grade ${w.code('grade', grade)}`;
  const response =
    level === null || stoodDownAt !== null ? '' : `, response level ${w.level(level)}`;
  return `“${w.name('incidents', incident.id)}” (${w.code('class', incident.class)}, ${graded}): ${steps.join(', ')}. Now ${w.code('state', incident.state)}${response}.`;
}

export function totalsFacts(w: Writing): DocumentBlock[] {
  const { totals: t } = w.figures;
  const zh =
    `共接报诉求${t.received}件，涉及诉求人${t.people}人，其中重复反映${t.repeats}件。` +
    `直接答复${t.answered}件，派单办理${t.dispatched}件，诉求人确认解决${t.solved}件，已答复待确认${t.unconfirmed}件，办结${t.closed}件。` +
    `期末在办${t.open}件，其中超期${t.overdue}件、特急${t.critical}件。`;
  const en =
    `${t.received} complaints came in from ${t.people} people, ${t.repeats} of them repeats. ` +
    `${t.answered} were answered on the spot, ${t.dispatched} dispatched, ${t.solved} confirmed solved, ${t.unconfirmed} replied and not yet confirmed, ${t.closed} closed. ` +
    `${t.open} are open, ${t.overdue} of them overdue and ${t.critical} critical.`;
  return [paragraph(w.say(zh, en)), ...comparison(w)];
}

/** With the day before, and with what is usual. */
function comparison(w: Writing): DocumentBlock[] {
  const { totals, receivedBefore, openBefore, lateEntered } = w.figures;
  const sentences: string[] = [];
  if (receivedBefore !== null) sentences.push(change(w, totals.received, receivedBefore));
  if (receivedBefore !== null) {
    sentences.push(w.say(`期初在办${openBefore}件。`, `${openBefore} were open at its beginning.`));
  }
  sentences.push(usual(w, w.figures));
  if (lateEntered > 0) {
    sentences.push(
      w.say(
        `另有${lateEntered}件为此前受理、本期补录，不计入本期接报。`,
        `${lateEntered} more were received before and entered in it; they are not counted.`,
      ),
    );
  }
  return [paragraph(sentences.join(w.say('', ' ')))];
}

/** From so many times on nobody reads a share. */
const MANY_TIMES = 3;

function change(w: Writing, now: number, before: number): string {
  const by = now - before;
  if (by === 0)
    return w.say(`与前一日持平（${before}件）。`, `As many as the day before (${before}).`);
  if (before > 0 && now >= MANY_TIMES * before) {
    const times = (now / before).toFixed(1);
    return w.say(
      `约为前一日（${before}件）的${times}倍。`,
      `About ${times} times as many as the day before (${before}).`,
    );
  }
  const part =
    before === 0
      ? ''
      : w.say(
          `，${by > 0 ? '增长' : '下降'}${w.percent(Math.abs(by), before)}`,
          `, ${w.percent(Math.abs(by), before)}`,
        );
  return w.say(
    `较前一日（${before}件）${by > 0 ? '增加' : '减少'}${Math.abs(by)}件${part}。`,
    `${Math.abs(by)} ${by > 0 ? 'more' : 'fewer'} than the day before (${before}${part}).`,
  );
}

function usual(w: Writing, { baseline, hours }: ReportFigures): string {
  if (!baseline.ready) {
    return w.say(
      `历史数据不足${baseline.needed}天，基线积累中，不与平时比较。`,
      `Fewer than ${baseline.needed} days of history: the baseline is being gathered, and nothing is expected.`,
    );
  }
  const sum = Math.round(hours.reduce((total, { expected }) => total + (expected ?? 0), 0));
  return w.say(`按近期同时段推算，平时约为${sum}件。`, `At such times about ${sum} are usual.`);
}
