/** A text of two languages in the reader's. */
import type { Bilingual } from '@heed/shared/bulletins';
import { currentLocale } from '../i18n/locale';

export function inLanguage({ zh, en }: Bilingual): string {
  return currentLocale() === 'en' ? en || zh : zh;
}
