/** What the closed lists are called in a document: Chinese, English. */
import type { AlarmCode } from '@heed/shared/alarms';
import type { BulletinKind } from '@heed/shared/bulletins';
import type {
  IncidentClass,
  IncidentClockKind,
  IncidentGrade,
  IncidentState,
} from '@heed/shared/incidents';
import type { NoticeCode } from '@heed/shared/ladder';
import type { ReportLanguage } from '@heed/shared/report-documents';
import type { ReportPromise } from '@heed/shared/report-figures';
import type { ClockKind, Role, Urgency } from '@heed/shared/vocabulary';

type Pair = readonly [zh: string, en: string];
type Words<C extends string> = Readonly<Record<C, Pair>>;

export const codeWords = {
  class: {
    'natural-disaster': ['自然灾害', 'natural disaster'],
    accident: ['事故灾难', 'accident'],
    'public-health': ['公共卫生事件', 'public health'],
    'social-security': ['社会安全事件', 'social security'],
  } satisfies Words<IncidentClass>,
  grade: {
    extraordinary: ['特别重大', 'extraordinary'],
    major: ['重大', 'major'],
    larger: ['较大', 'larger'],
    ordinary: ['一般', 'ordinary'],
  } satisfies Words<IncidentGrade>,
  state: {
    monitoring: ['监测', 'monitoring'],
    activated: ['响应中', 'response under way'],
    adjusted: ['响应中', 'response under way'],
    stabilised: ['稳定', 'stabilised'],
    stood_down: ['响应终止', 'stood down'],
    reviewed: ['已复盘', 'reviewed'],
  } satisfies Words<IncidentState>,
  incidentClock: {
    'first-word': ['首次发布权威信息', 'First word to the public'],
    'press-conference': ['新闻发布会', 'Press conference'],
    response: ['回应社会关切', 'Response to the public'],
    'upward-report': ['向上报告', 'Report upward'],
    'next-update': ['承诺的下次通报', 'Promised next bulletin'],
  } satisfies Words<IncidentClockKind>,
  clock: {
    dispatch: ['派单', 'Dispatch'],
    sign: ['签收', 'Signing'],
    claim: ['认领', 'Claim'],
    arbitrate: ['退单裁定', 'Verdict on a return'],
    first_contact: ['首次联系', 'First contact'],
    handle: ['办理', 'Handling'],
    audit: ['答复审核', 'Audit of the reply'],
    follow_up: ['回访', 'Follow-up'],
  } satisfies Words<ClockKind>,
  urgency: {
    critical: ['特急', 'Critical'],
    urgent: ['紧急', 'Urgent'],
    normal: ['一般', 'Normal'],
  } satisfies Words<Urgency>,
  bulletin: {
    first: ['首报', 'first report'],
    progress: ['续报', 'progress report'],
    final: ['终报', 'final report'],
    rebuttal: ['辟谣', 'rebuttal'],
    advice: ['提示', 'advice'],
    apology: ['致歉', 'apology'],
    correction: ['更正', 'correction'],
  } satisfies Words<BulletinKind>,
  alarm: {
    'next-update-overdue': ['承诺的通报未按时发布', 'a promised bulletin was not out in time'],
    'incident-clock-overdue': ['法定时限已过', 'a statutory limit passed'],
    'critical-case-waiting': ['特急工单无人接', 'a critical case was taken by nobody'],
    'promise-broken': ['承诺未兑现', 'a promise was broken'],
    'delivery-dead': ['通报未送达', 'a bulletin was not delivered'],
    'case-paged': ['超期工单呼叫值班领导', 'an overdue case paged the duty leader'],
    'rung-unreached': ['催办无人收到', 'a reminder reached nobody'],
    'ladder-gaps': ['催办阶梯缺岗', 'the ladder has gaps'],
  } satisfies Words<AlarmCode>,
  rung: {
    'no-contact': ['催办：未首次联系', 'Reminder: no contact yet'],
    'due-soon': ['催办：临近时限', 'Reminder: due soon'],
    overdue: ['催办：已超期', 'Reminder: overdue'],
    page: ['超期呼叫值班领导', 'Overdue: the duty leader was paged'],
    supervise: ['转督办', 'Taken under supervision'],
    'late-at-birth': ['登记时已超期', 'Overdue when it came in'],
    'lease-warned': ['认领即将到期', 'A claim was about to end'],
    'claim-lapsed': ['认领到期退回', 'A claim ended'],
  } satisfies Words<NoticeCode>,
  role: {
    administrator: ['管理员', 'Administrator'],
    'call-taker': ['受理员', 'Call-taker'],
    dispatcher: ['派单员', 'Dispatcher'],
    handler: ['经办人', 'Handler'],
    'unit-member': ['单位人员', 'Unit member'],
    'task-force-lead': ['专班组长', 'Task force lead'],
    'duty-leader': ['值班领导', 'Duty leader'],
    supervisor: ['督办员', 'Supervisor'],
    'follow-up-officer': ['回访员', 'Follow-up officer'],
    'press-officer': ['新闻办', 'Press office'],
    'press-approver': ['通报签发人', 'Press approver'],
    'legal-reviewer': ['法务', 'Legal reviewer'],
    auditor: ['审计', 'Auditor'],
    viewer: ['观察员', 'Viewer'],
  } satisfies Words<Role>,
  promise: {
    open: ['未到期', 'not due yet'],
    kept: ['按期兑现', 'kept'],
    'kept-late': ['逾期兑现', 'kept late'],
    broken: ['未兑现', 'broken'],
  } satisfies Words<ReportPromise['state']>,
} as const;

export type CodeList = keyof typeof codeWords;

/** What a code of a list is called. */
export function codeWord<L extends CodeList>(
  language: ReportLanguage,
  list: L,
  code: keyof (typeof codeWords)[L],
): string {
  const pair = codeWords[list][code] as Pair;
  return pair[language === 'zh' ? 0 : 1];
}

/** 一级 to 四级; I to IV in English. */
export function levelWord(language: ReportLanguage, level: number): string {
  const words = language === 'zh' ? ['一级', '二级', '三级', '四级'] : ['I', 'II', 'III', 'IV'];
  return words[level - 1] ?? String(level);
}
