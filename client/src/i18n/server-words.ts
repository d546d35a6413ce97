/** Words that the server keeps in Chinese whoever reads them, in the reader's language: the one place. */
import { currentLocale } from './locale';

/** What stands in a redacted text where something personal was. */
const placeholders: Readonly<Record<string, string>> = {
  姓名: 'name',
  电话: 'phone',
  证件: 'ID number',
  门牌: 'door number',
  邮箱: 'email',
  车牌: 'number plate',
  账号: 'account number',
  文件名: 'file name',
};

/** What a new deployment and its first account are called until somebody renames them. */
const names: Readonly<Record<string, string>> = { '有应 Heed': 'Heed', 管理员: 'Administrator' };

/** A redacted text; what people said themselves stays as they said it. */
export function redactedText(text: string): string {
  if (currentLocale() !== 'en') return text;
  return text.replaceAll(/〔([^〔〕]{1,8})〕/g, (whole, kept: string) => {
    const word = placeholders[kept];
    return word === undefined ? whole : `[${word}]`;
  });
}

/** A name that the server gave at its first start; any other is somebody's own. */
export function givenName(name: string): string {
  return currentLocale() === 'en' ? (names[name] ?? name) : name;
}
