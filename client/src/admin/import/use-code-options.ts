/** The codes that a column's words can become, by their names in the reader's language. */
import { Channel, Kind, Urgency } from '@heed/shared/vocabulary';
import { computed, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { useReference } from '../../reference/reference-store';
import type { Option } from '../../ui/options';
import type { CodedField } from './mapping-draft';

export function useCodeOptions(field: () => CodedField): ComputedRef<Option[]> {
  const { t } = useI18n();
  const reference = useReference();
  const named = (scope: string, codes: readonly string[]) =>
    codes.map((value) => ({ value, label: t(`${scope}.${value}`) }));

  return computed(() => {
    const lists = reference.reference;
    switch (field()) {
      case 'channel':
        return named('channel', Channel.options);
      case 'kind':
        return named('kind', Kind.options);
      case 'urgency':
        return named('urgency', Urgency.options);
      case 'category':
        return (lists?.categories ?? [])
          .filter((row) => !row.retired)
          .map(({ code }) => ({ value: code, label: reference.categoryName(code), hint: code }));
      case 'unit':
        return (lists?.units ?? [])
          .filter((row) => !row.retired)
          .map(({ id }) => ({ value: id, label: reference.unitName(id) }));
    }
  });
}
