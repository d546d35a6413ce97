/** The names that signals are told with, in the reader's language. */
import { useI18n } from 'vue-i18n';
import { useReference } from '../reference/reference-store';
import type { SignalNames } from './signal-words';

export function useSignalNames(): SignalNames {
  const { t } = useI18n();
  const reference = useReference();
  return {
    t: (key, named = {}) => t(key, named),
    category: (code) => reference.categoryName(code),
    place: (code) => reference.placeName(code),
    // Its words stand on the page of topics, for those who may read them.
    topic: (id) => id.slice(-4).toUpperCase(),
    get timeZone() {
      return reference.timeZone;
    },
  };
}
