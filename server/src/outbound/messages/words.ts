/** The few words that messages put around a bulletin's own. */
import type { DeliveryOccasion } from '@heed/shared/deliveries';
import type { SiteLanguage } from '@heed/shared/site';

const zh = {
  occasion: { published: '通报', corrected: '更正', retracted: '撤回' } satisfies Words,
  number: (year: number, number: number) => `〔${year}〕第 ${number} 号`,
  bracket: (text: string) => `【${text}】`,
  can: '现在能做什么、不能做什么',
  advice: '请您这样做',
  wrong: '原写为',
  right: '应为',
  because: '原因',
  retracted: '这份通报已撤回，请不要再依据它行事。',
  nextUpdate: '下次通报',
  read: '查看全文',
  colon: '：',
  help: '需要帮助',
  test: '这是一条测试消息',
  testText: '收到它，说明这个地址能收到通报。不需要做任何事。',
  confirmTitle: '请确认订阅通报',
  confirmText: (site: string) =>
    `有人（希望是您）用这个邮箱在 ${site} 订阅通报。24 小时内打开下面的链接并点“确认订阅”，才会开始发送：`,
  confirmNot: '不是您？不用理会，不会再收到邮件。',
  unsubscribe: '不想再收：',
  why: '您收到这封邮件，是因为您订阅了通报。',
};

const en: typeof zh = {
  occasion: { published: 'Bulletin', corrected: 'Correction', retracted: 'Withdrawn' },
  number: (year, number) => `No. ${number} of ${year}`,
  bracket: (text) => `[${text}]`,
  can: 'What you can and cannot do now',
  advice: 'What to do',
  wrong: 'It said',
  right: 'Correct is',
  because: 'Reason',
  retracted: 'This bulletin has been withdrawn. Please do not act on it any more.',
  nextUpdate: 'Next update',
  read: 'Read it all',
  colon: ': ',
  help: 'Help',
  test: 'This is a test message',
  testText: 'It shows that bulletins reach this address. There is nothing to do.',
  confirmTitle: 'Please confirm that you want bulletins by mail',
  confirmText: (site) =>
    `Somebody, hopefully you, asked at ${site} for bulletins at this address. They begin once you open this link within 24 hours and press “Confirm”:`,
  confirmNot: 'Not you? Then do nothing: no more mail will come.',
  unsubscribe: 'To stop these mails: ',
  why: 'You get this mail because you asked for bulletins.',
};

type Words = Readonly<Record<Exclude<DeliveryOccasion, 'test' | 'confirm'>, string>>;
export type MessageWords = typeof zh;

export const wordsOf: Readonly<Record<SiteLanguage, MessageWords>> = { zh, en };
