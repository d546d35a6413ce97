/** The timeline in words, a line a moment. Pure. */
import type { ReportMoment } from '@heed/shared/report-figures';
import { IncidentClockKind } from '@heed/shared/incidents';
import { unreachable } from '../../../kernel/unreachable';
import type { Writing } from './writing';

export function momentWords(moment: ReportMoment, w: Writing): string {
  switch (moment.code) {
    case 'activated':
    case 'level-changed':
      return responseMoment(moment, w);
    case 'published':
    case 'corrected':
    case 'retracted':
      return publication(moment, w);
    case 'promised':
    case 'promise-kept':
    case 'promise-broken':
    case 'promise-revised':
      return promise(moment, w);
    case 'alarm':
    case 'rung':
    case 'escalated':
    case 'peak':
      return many(moment, w);
    case 'first-case':
    case 'first-critical':
    case 'first-answer':
      return firstOfCases(moment, w);
    case 'first-known':
    case 'opened':
    case 'rule-set':
    case 'suggestion-added':
    case 'stabilised':
    case 'stood-down':
    case 'reviewed':
    case 'reported-upward':
    case 'press-conference':
      return plain(moment.code, w);
    default:
      return unreachable(moment);
  }
}

type Of<C extends ReportMoment['code'], M = ReportMoment> = M extends {
  readonly code: infer K;
}
  ? C extends K
    ? M
    : never
  : never;

const plainWords = {
  'first-known': ['首次知悉', 'First known'],
  opened: ['建立事件，转入监测', 'Incident opened, monitored'],
  'rule-set': ['调整关联规则', 'Link rule set'],
  'suggestion-added': ['并入一项建议事件', 'A suggested incident added'],
  stabilised: ['事态稳定', 'Stabilised'],
  'stood-down': ['响应终止', 'Response ended'],
  reviewed: ['完成复盘', 'Reviewed'],
  'reported-upward': ['向上报告', 'Reported upward'],
  'press-conference': ['召开新闻发布会', 'Press conference held'],
} as const;

function plain(code: keyof typeof plainWords, w: Writing): string {
  const [zh, en] = plainWords[code];
  return w.say(zh, en);
}

function publication({ code, kind, bulletin }: Of<'published'>, w: Writing): string {
  const issue = w.issue(bulletin);
  const of = w.code('bulletin', kind);
  if (code === 'published')
    return w.say(`发布通报${issue}（${of}）`, `Bulletin ${issue} published (${of})`);
  if (code === 'corrected') return w.say(`更正通报${issue}`, `Bulletin ${issue} corrected`);
  return w.say(`撤回通报${issue}`, `Bulletin ${issue} retracted`);
}

function promise({ code, unitId, dueAt }: Of<'promised'>, w: Writing): string {
  const owner =
    unitId === null ? '' : w.say(`（${w.name('units', unitId)}）`, ` (${w.name('units', unitId)})`);
  const due = w.moment(dueAt);
  switch (code) {
    case 'promised':
      return w.say(`作出承诺${owner}，期限${due}`, `Promise made${owner}, due ${due}`);
    case 'promise-kept':
      return w.say(`兑现承诺${owner}`, `Promise kept${owner}`);
    case 'promise-broken':
      return w.say(`承诺未兑现${owner}`, `Promise broken${owner}`);
    case 'promise-revised':
      return w.say(`承诺改期${owner}，期限${due}`, `Promise revised${owner}, due ${due}`);
    default:
      return unreachable(code);
  }
}

function responseMoment(moment: Of<'activated'> | Of<'level-changed'>, w: Writing): string {
  if (moment.code === 'activated') {
    const to = w.level(moment.level);
    return w.say(`启动${to}响应`, `Response activated at level ${to}`);
  }
  const [from, to] = [w.level(moment.from), w.level(moment.to)];
  return w.say(`响应级别由${from}调整为${to}`, `Response level changed from ${from} to ${to}`);
}

/** Several of a kind in one line. */
function many(moment: Of<'alarm'> | Of<'rung'> | Of<'escalated'> | Of<'peak'>, w: Writing): string {
  switch (moment.code) {
    case 'alarm':
      return alarm(moment, w);
    case 'rung':
      return times(w.code('rung', moment.rung), moment.times, w);
    case 'escalated': {
      const to = escalatedTo(moment.level, w);
      return times(w.say(`工单提级至${to}`, `Cases escalated to ${to}`), moment.times, w);
    }
    case 'peak':
      return peak(moment, w);
    default:
      return unreachable(moment);
  }
}

function alarm({ alarm: code, clock, level: grade, times: n }: Of<'alarm'>, w: Writing): string {
  const known = IncidentClockKind.safeParse(clock);
  const of = known.success
    ? w.say(
        `（${w.code('incidentClock', known.data)}）`,
        ` (${w.code('incidentClock', known.data)})`,
      )
    : '';
  const roman = ['Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ'][grade - 1] ?? '';
  const words = w.say(
    `${roman}级报警：${w.code('alarm', code)}${of}`,
    `Alarm ${roman}: ${w.code('alarm', code)}${of}`,
  );
  return times(words, n, w);
}

function firstOfCases({ code, caseNo }: Of<'first-case'>, w: Writing): string {
  if (code === 'first-case') return w.say(`首件诉求（${caseNo}）`, `First complaint (${caseNo})`);
  if (code === 'first-critical') {
    return w.say(`首件特急诉求（${caseNo}）`, `First critical complaint (${caseNo})`);
  }
  return w.say(`首次答复诉求人（${caseNo}）`, `First answer to a complainant (${caseNo})`);
}

function peak({ received }: Of<'peak'>, w: Writing): string {
  const span = w.span(w.figures.stepMinutes);
  return w.say(
    `接报最高时段开始：${span}接报${received}件`,
    `Busiest time begins: ${received} complaints in ${span}`,
  );
}

/** Where several are told as one: when the first was, and how many. */
function times(words: string, n: number, w: Writing): string {
  return n > 1 ? w.say(`${words}（首次，共${n}次）`, `${words} (first of ${n})`) : words;
}

function escalatedTo(level: number, w: Writing): string {
  if (level === 1) return w.code('role', 'task-force-lead');
  if (level === 2) return w.code('role', 'duty-leader');
  return w.say('市领导', 'the head of the city');
}
