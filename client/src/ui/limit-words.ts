/** A limit as people say it: 30 minutes, 4 working hours, 5 workdays. */
import type { Limit } from '@heed/shared/clocks';
import { useI18n } from 'vue-i18n';
import { useDurations } from './use-durations';

export function useLimitWords(): (limit: Limit) => string {
  const { t } = useI18n();
  const durations = useDurations();
  return ({ amount, measure }) => {
    if (measure === 'minutes') return durations.limit(amount);
    if (measure === 'work-minutes' && amount % 60 === 0) {
      return t('clocks.limit.work-hours', { n: amount / 60 });
    }
    return t(`clocks.limit.${measure}`, { n: amount });
  };
}
