/** Between an address and the page that it asks for. */
import type { Reading } from './view';

export interface SiteAddress {
  readonly reading: Reading;
  /** Without base and language. */
  readonly path: string;
  readonly query: URLSearchParams;
}

/** `base` is what the address begins with in a drill. */
export function readAddress(url: string, base = ''): SiteAddress {
  const mark = url.indexOf('?');
  const whole = (mark === -1 ? url : url.slice(0, mark)).slice(base.length);
  const query = new URLSearchParams(mark === -1 ? '' : url.slice(mark + 1));
  const isEnglish = whole === '/en' || whole.startsWith('/en/');
  const path = (isEnglish ? whole.slice('/en'.length) : whole) || '/';
  const language = isEnglish || query.get('lang') === 'en' ? 'en' : 'zh';
  return { reading: { language, large: query.get('size') === 'large', base }, path, query };
}

/** The same key for all addresses of one page. */
export function pageKey({
  reading: { language, large },
  path,
}: Omit<SiteAddress, 'query'>): string {
  return `${language}|${large ? 'large' : 'normal'}|${path}`;
}
