/** How bulletins are called: by number once they have one, by the number that they would get before. */
import type { BulletinRow } from '@heed/shared/bulletins';
import { useI18n } from 'vue-i18n';

type Numbered = Pick<BulletinRow, 'number' | 'expectedNumber' | 'kind'>;

export function useBulletinNames() {
  const { t } = useI18n();
  return {
    /** No. 4 */
    short: ({ number, expectedNumber, kind }: Numbered): string => {
      const known = number ?? expectedNumber;
      return known === null ? t(`press.kind.${kind}`) : t('press.numbered', { number: known });
    },
  };
}
