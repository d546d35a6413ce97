/** Durations in the reader's language. */
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { briefAge, columnDuration, limitWords, spokenDuration } from './due-time';

export function useDurations() {
  const { t } = useI18n();
  const words = computed(() => ({
    year: t('unit.year'),
    day: t('unit.day'),
    hour: t('unit.hour'),
    minute: t('unit.minute'),
    second: t('unit.second'),
  }));
  return {
    column: (seconds: number) => columnDuration(seconds, words.value),
    spoken: (seconds: number) => spokenDuration(seconds, words.value),
    age: (seconds: number) => briefAge(seconds, words.value),
    limit: (minutes: number) => limitWords(minutes, words.value),
  };
}
