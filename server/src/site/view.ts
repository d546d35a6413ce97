/** How a page is asked for: language, size of the text, real or a drill's, and the time of it. */
import type { Bilingual } from '@heed/shared/bulletins';
import type { SiteLanguage } from '@heed/shared/site';
import { SiteTime } from './site-time';
import { en } from './words/en';
import { zh, type Words } from './words/zh';

/** What of a page's address is no page of its own. */
export interface Reading {
  readonly language: SiteLanguage;
  readonly large: boolean;
  /** Before every path: empty, or `/drill/<id>`. */
  readonly base: string;
}

export interface View extends Reading {
  readonly words: Words;
  readonly time: SiteTime;
  /** The head of every page. */
  readonly siteName: string;
  /** The public address without a path. */
  readonly origin: string;
  readonly stylesheet: string;
  readonly drill: boolean;
}

/** What a deployment shows itself by. */
export interface SiteFrame {
  /** The city or company; empty where it has no name. */
  readonly place: Bilingual;
  readonly timeZone: string;
  readonly origin: string;
  readonly stylesheet: string;
}

export function viewOf(reading: Reading, frame: SiteFrame, now: number): View {
  const { language, base } = reading;
  const words = language === 'zh' ? zh : en;
  return {
    ...reading,
    words,
    siteName: words.siteName(said(reading, frame.place)),
    time: new SiteTime(frame.timeZone, now, language),
    origin: frame.origin,
    stylesheet: frame.stylesheet,
    drill: base !== '',
  };
}

/** The reader's own language; the other one where that is empty. */
export function said({ language }: Pick<View, 'language'>, text: Bilingual): string {
  return text[language] || text[language === 'zh' ? 'en' : 'zh'];
}

/** The address of a page in the same language and size. */
export function link(
  reading: Reading,
  path: string,
  query: Readonly<Record<string, string>> = {},
): string {
  const { base, language, large } = reading;
  const start = `${base}${language === 'en' ? '/en' : ''}`;
  const all = new URLSearchParams({ ...query, ...(large ? { size: 'large' } : {}) }).toString();
  const [plain = '', anchor] = path.split('#');
  const whole = plain === '/' && start !== '' ? start : `${start}${plain}`;
  return `${whole}${all ? `?${all}` : ''}${anchor === undefined ? '' : `#${anchor}`}`;
}
