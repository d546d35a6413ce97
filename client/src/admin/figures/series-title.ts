/** What a series is called in the reader's language. */
import type { FigureSeries } from '@heed/shared/figures';
import { currentLocale } from '../../i18n/locale';

export function seriesTitle({ title, titleEn }: FigureSeries): string {
  return currentLocale() === 'en' ? (titleEn ?? title) : title;
}
