/** Series and units of outside figures in the reader's language. */
import { useI18n } from 'vue-i18n';
import { currentLocale } from '../../i18n/locale';
import { useReference } from '../../reference/reference-store';

export function useFigureWords() {
  const words = useI18n();
  const reference = useReference();
  return {
    /** A series that nobody has described is its code. */
    series: (name: string): string => {
      const known = reference.reference?.figureSeries.find((one) => one.name === name);
      if (!known) return name;
      return currentLocale() === 'en' ? (known.titleEn ?? known.title) : known.title;
    },
    unit: (code: string | null): string => {
      const key = `incidentDesk.figures.unitWord.${code}`;
      return words.te(key, 'zh-CN') ? words.t(key) : (code ?? '');
    },
  };
}
