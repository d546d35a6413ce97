/**
 * What Heed sends to complainants by itself, short enough for a text message: 受理, 进展, 延期, 结果,
 * 不予受理, 转办, 并案答复, in each language. Braces: {编号} {诉求标题} {承办单位} {时限} {答复} {网址}, in
 * English {number} {title} {unit} {due} {reply} {link}.
 */
import type { AnswerOccasion } from '@heed/shared/answers';

interface Words {
  readonly name: string;
  readonly nameEn: string;
  readonly zh: string;
  readonly en: string;
}

const words: Readonly<Record<AnswerOccasion, Words>> = {
  received: {
    name: '受理',
    nameEn: 'Received',
    zh: '您反映的“{诉求标题}”已受理，编号{编号}，已转{承办单位}办理，请其在{时限}前与您联系。有新情况请拨打12345并告知编号。',
    en: 'We have your case {number}; {unit} will contact you by {due}. News? Call 12345 with this number.',
  },
  progress: {
    name: '进展',
    nameEn: 'Progress',
    zh: '您反映的“{诉求标题}”（编号{编号}）暂缓办理：{答复} 预计{时限}继续办理，届时向您通报。',
    en: 'Case {number} is on hold: {reply} Work goes on by {due}; we will tell you.',
  },
  extended: {
    name: '延期',
    nameEn: 'Extended',
    zh: '您反映的“{诉求标题}”（编号{编号}）难以按期办结：{答复} 经批准延长至{时限}。给您带来不便，敬请谅解。',
    en: 'Case {number} needs longer: {reply} New time limit: {due}. We are sorry.',
  },
  result: {
    name: '结果',
    nameEn: 'Result',
    zh: '您反映的“{诉求标题}”（编号{编号}）经{承办单位}办理，答复如下：{答复} 如有异议，可凭查询码在{网址}提出。',
    en: 'Answer to case {number}: {reply} Not solved? Say so with your code: {link}',
  },
  'not-accepted': {
    name: '不予受理',
    nameEn: 'Not accepted',
    zh: '您反映的“{诉求标题}”（编号{编号}）未予受理：{答复} 如有疑问请拨打12345。',
    en: 'Case {number} was not accepted: {reply} Questions? Call 12345.',
  },
  transferred: {
    name: '转办',
    nameEn: 'Passed on',
    zh: '您反映的“{诉求标题}”（编号{编号}）已转有关部门办理：{答复} 您无需重复来电。',
    en: 'Case {number} was passed on: {reply} No need to call again.',
  },
  cast: {
    name: '并案答复',
    nameEn: 'Answer to many',
    zh: '您反映的“{诉求标题}”（编号{编号}）答复如下：{答复} 全文可凭查询码查看：{网址}',
    en: 'About your case {number}: {reply} In full, with your code: {link}',
  },
};

/** The code of a template that is sent. */
export function answerTemplateCode(occasion: AnswerOccasion, language: 'zh' | 'en'): string {
  return `sent-${occasion}-${language}`;
}

export const answerTemplates = Object.entries(words).flatMap(([occasion, each]) =>
  (['zh', 'en'] as const).map((language) => ({
    code: answerTemplateCode(occasion as AnswerOccasion, language),
    use: 'sent' as const,
    name: language === 'zh' ? `发送·${each.name}` : `发送·${each.name}（英文）`,
    nameEn: `Sent: ${each.nameEn}${language === 'zh' ? ' (Chinese)' : ''}`,
    body: each[language],
  })),
);
