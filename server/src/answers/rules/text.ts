/** The words of an answer: a template filled in, and made to fit a text message. Pure. */
import type { SiteLanguage } from '@heed/shared/site';

/** [A5] As many characters as a text message may have. */
export const SMS_CHARACTERS = 120;
const ELLIPSIS = '…';

/** What stands for the braces of a template, by name. */
export interface Places {
  readonly number: string;
  readonly title: string;
  readonly unit: string;
  readonly due: string;
  readonly reply: string;
  readonly link: string;
}

/** As templates write them, in either language. */
const names: Readonly<Record<string, keyof Places>> = {
  编号: 'number',
  诉求标题: 'title',
  承办单位: 'unit',
  时限: 'due',
  答复: 'reply',
  网址: 'link',
  number: 'number',
  title: 'title',
  unit: 'unit',
  due: 'due',
  reply: 'reply',
  link: 'link',
};
/** What gives way first where a text is too long. */
const givesWay = ['reply', 'title', 'unit'] as const;

/** In the language of what was said. */
export function languageOf(text: string): SiteLanguage {
  return /\p{Script=Han}/u.test(text) ? 'zh' : 'en';
}

/** A brace that names no place stays as it is. */
export function filled(template: string, places: Places): string {
  return template.replaceAll(/\{([^{}]{1,20})\}/g, (whole, name: string) => {
    const place = Object.hasOwn(names, name) ? names[name] : undefined;
    return place === undefined ? whole : places[place];
  });
}

/** [A5] Cuts the answer's own words, then the title, so that all else of the text is whole. */
export function fitted(template: string, places: Places, most = SMS_CHARACTERS): string {
  const fitting = { ...places };
  for (const place of givesWay) {
    const surplus = lengthOf(filled(template, fitting)) - most;
    if (surplus <= 0) break;
    fitting[place] = shortened(fitting[place], surplus);
  }
  return cut(filled(template, fitting), most);
}

function shortened(text: string, by: number): string {
  return cut(text, Math.max(1, lengthOf(text) - by));
}

function cut(text: string, most: number): string {
  const characters = Array.from(text);
  if (characters.length <= most) return text;
  return characters.slice(0, most - 1).join('') + ELLIPSIS;
}

function lengthOf(text: string): number {
  return Array.from(text).length;
}
