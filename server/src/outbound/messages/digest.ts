/** A notice in a few lines of one language: what robots and mail are made of. Pure. */
import type { Bilingual } from '@heed/shared/bulletins';
import type { SiteLanguage } from '@heed/shared/site';
import { showable } from '../../kernel/text/clean-text';
import { numberOf, type MessageFrame, type Notice } from './notice';
import { wordsOf } from './words';

export interface DigestPart {
  readonly title: string;
  readonly lines: readonly string[];
}

export interface Digest {
  /** 【更正】〔2026〕第 6 号 …, on one line. */
  readonly title: string;
  readonly lead: string;
  /** What matters most comes first: what a shorter message leaves out is at the end. */
  readonly parts: readonly DigestPart[];
  readonly nextUpdate: string | null;
  readonly read: string;
  readonly link: string;
}

export function digestOf(notice: Notice, language: SiteLanguage, frame: MessageFrame): Digest {
  const words = wordsOf[language];
  const say = (text: Bilingual) => said(text, language);
  const { occasion, correction, retractedBecause, sections, nextUpdateAt } = notice;
  const mark = words.bracket(words.occasion[occasion]);
  const title = `${mark}${words.number(notice.year, notice.number)} ${say(notice.title)}`;
  const next = nextUpdateAt === null ? null : clock(nextUpdateAt, language, frame.timeZone);
  const corrected = correction
    ? [
        `${words.wrong}${words.colon}${say(correction.wrong)}`,
        `${words.right}${words.colon}${say(correction.right)}`,
        `${words.because}${words.colon}${say(correction.reason)}`,
      ]
    : [];
  const isRetracted = occasion === 'retracted';
  const because = retractedBecause
    ? [`${words.because}${words.colon}${say(retractedBecause)}`]
    : [];
  const parts: DigestPart[] = isRetracted
    ? [{ title: words.retracted, lines: because }]
    : [
        { title: words.occasion.corrected, lines: corrected },
        { title: words.can, lines: sections.usable.map(say) },
        { title: words.advice, lines: sections.advice.map(say) },
      ];
  return {
    title: oneLine(title),
    lead: isRetracted ? '' : say(notice.lead),
    parts: parts.filter(({ lines }) => isRetracted || lines.length > 0),
    nextUpdate: next === null || isRetracted ? null : `${words.nextUpdate}${words.colon}${next}`,
    read: words.read,
    link: linkTo(notice, language, frame),
  };
}

export function linkTo(
  notice: Pick<Notice, 'year' | 'number'>,
  language: SiteLanguage,
  { origin }: MessageFrame,
): string {
  return `${origin}${language === 'en' ? '/en' : ''}/bulletins/${numberOf(notice)}`;
}

/** The reader's own language; the other one where that is empty. */
export function said(text: Bilingual, language: SiteLanguage): string {
  return showable(text[language] || text[language === 'zh' ? 'en' : 'zh']).trim();
}

export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** 7月18日 16:15; the zone is the city's, so the message needs not say it. */
function clock(time: string, language: SiteLanguage, timeZone: string): string {
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone,
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
    .format(new Date(time))
    .replace(' at ', ', ');
}
