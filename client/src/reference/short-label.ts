/** A category's label for walls: the one that was given, else as much of its name as there is room for. */
import type { CategoryRow } from '@heed/shared/reference';
import type { Locale } from '../i18n/locale';
import { fitName } from '../ui/wall/fit-name';

/** Five hanzi, or ten Latin letters. */
const ROOM = 10;

export function shortLabel(
  { name, nameEn, short, shortEn }: Pick<CategoryRow, 'name' | 'nameEn' | 'short' | 'shortEn'>,
  locale: Locale,
): string {
  const label = locale === 'en' ? (shortEn ?? nameEn ?? short ?? name) : (short ?? name);
  return fitName(label, ROOM);
}
