/** Texts of the pages where people ask for bulletins by mail, and leave again. */
import type { SiteLanguage } from '@heed/shared/site';

const zh = {
  title: '邮件订阅通报',
  lead: '有新的通报、更正或撤回，就发到您的邮箱。只存邮箱和语言，加密保存；退订即删除。',
  email: '邮箱',
  send: '发送确认邮件',
  invalid: '不是有效的邮箱地址。',
  sentTitle: '请查收邮件',
  sentText:
    '如果这个邮箱还没有订阅，一封确认邮件已经发出。24 小时内点开信里的链接并确认，才会开始发送。',
  confirmTitle: '确认订阅',
  confirmText: '点下面的按钮，通报就会发到您的邮箱。',
  confirm: '确认订阅',
  confirmedTitle: '已订阅',
  confirmedText: '之后的通报会发到您的邮箱。每封信的末尾都有退订链接。',
  leaveTitle: '退订',
  leaveText: '点下面的按钮，就不再发送，并删除您的邮箱。',
  leave: '退订',
  leftTitle: '已退订',
  leftText: '您的邮箱已经删除，不会再收到通报。',
  badLinkTitle: '链接无效或已过期',
  badLinkText: '确认链接 24 小时内有效。请重新填写邮箱。',
  notOfferedTitle: '目前不提供邮件订阅',
  notOfferedText: '可以收藏本站首页，或用页脚的 Atom、JSON Feed 订阅。',
  manyTitle: '试得太多',
  manyText: (minutes: number) => `请 ${minutes} 分钟后再试。`,
};

const en: typeof zh = {
  title: 'Bulletins by mail',
  lead: 'Every new bulletin, correction and withdrawal comes to your mailbox. We keep your address and language, sealed, and delete both when you leave.',
  email: 'Email address',
  send: 'Send the mail to confirm',
  invalid: 'That is no valid email address.',
  sentTitle: 'Please look at your mail',
  sentText:
    'If this address had not subscribed yet, a mail is on its way to it. Bulletins begin once you open its link within 24 hours and confirm.',
  confirmTitle: 'Confirm',
  confirmText: 'Press the button, and bulletins will come to your mailbox.',
  confirm: 'Confirm',
  confirmedTitle: 'You are subscribed',
  confirmedText: 'The next bulletin comes to your mailbox. Each mail ends with a link to leave.',
  leaveTitle: 'Unsubscribe',
  leaveText: 'Press the button: nothing more is sent, and your address is deleted.',
  leave: 'Unsubscribe',
  leftTitle: 'You have unsubscribed',
  leftText: 'Your address is deleted. No more bulletins will come.',
  badLinkTitle: 'This link is not valid, or no longer',
  badLinkText: 'A link to confirm is good for 24 hours. Please give your address again.',
  notOfferedTitle: 'Bulletins are not sent by mail at present',
  notOfferedText: 'Keep the front page as a bookmark, or use the Atom and JSON feeds at its foot.',
  manyTitle: 'Too many tries',
  manyText: (minutes) => `Please try again in ${minutes} minutes.`,
};

export type SubscribeWords = typeof zh;
export const subscribeWords: Readonly<Record<SiteLanguage, SubscribeWords>> = { zh, en };
