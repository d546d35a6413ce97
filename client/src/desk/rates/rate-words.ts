/** A share as people read it, and what the groups are called. */
import type { RateGrouping } from '@heed/shared/rates';
import { useI18n } from 'vue-i18n';
import { useReference } from '../../reference/reference-store';

/** 95.9% */
export function formatShare(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}

export function useGroupNames() {
  const { t } = useI18n();
  const reference = useReference();
  const names: Record<RateGrouping, (key: string) => string> = {
    unit: (key) => reference.unitName(key),
    district: (key) => reference.placeName(key),
    street: (key) => reference.placeName(key),
    category: (key) => reference.categoryName(key),
    channel: (key) => t(`channel.${key}`),
    urgency: (key) => t(`urgency.${key}`),
  };
  return (by: RateGrouping, key: string | null) => {
    if (key === null) return t(by === 'unit' ? 'desk.table.nobody' : 'rates.unknown');
    return names[by](key);
  };
}
