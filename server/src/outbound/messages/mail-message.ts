/** Mails to readers: plain text, no picture, no address but our own. Pure. */
import type { SiteLanguage } from '@heed/shared/site';
import { digestOf, oneLine, said } from './digest';
import type { MessageFrame, Notice } from './notice';
import { wordsOf } from './words';

export interface MailMessage {
  readonly subject: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Mail programs answer no machine, and offer to unsubscribe by one press. */
const automatic = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };

export function bulletinMail(
  notice: Notice,
  language: SiteLanguage,
  frame: MessageFrame,
  leaveLink: string,
): MailMessage {
  const digest = digestOf(notice, language, frame);
  const words = wordsOf[language];
  const parts = digest.parts.map(({ title, lines }) =>
    [title, ...lines.map((line) => `· ${line}`)].join('\n'),
  );
  const help = notice.help.map(({ label, number }) =>
    oneLine(`${said(label, language)} ${number}`),
  );
  const text = [
    digest.title,
    digest.lead,
    ...parts,
    ...(help.length > 0 ? [[words.help, ...help.map((line) => `· ${line}`)].join('\n')] : []),
    ...(digest.nextUpdate ? [digest.nextUpdate] : []),
    `${digest.read}${words.colon}${digest.link}`,
    `--\n${words.why}\n${words.unsubscribe}${leaveLink}`,
  ];
  return {
    subject: digest.title,
    text: `${text.filter(Boolean).join('\n\n')}\n`,
    headers: {
      ...automatic,
      'List-Unsubscribe': `<${leaveLink}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  };
}

export function confirmMail(
  language: SiteLanguage,
  { origin }: MessageFrame,
  confirmLink: string,
): MailMessage {
  const words = wordsOf[language];
  const text = [words.confirmText(origin), confirmLink, words.confirmNot].join('\n\n');
  return { subject: oneLine(words.confirmTitle), text: `${text}\n`, headers: automatic };
}

export function testMail(language: SiteLanguage): MailMessage {
  const { test, testText } = wordsOf[language];
  return { subject: test, text: `${testText}\n`, headers: automatic };
}
