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

  const categories = () =>
    (reference.reference?.categories ?? [])
      .filter((row) => !row.retired)
      .map(({ code }) => ({ value: code, label: reference.categoryName(code), hint: code }));
  const units = () =>
    (reference.reference?.units ?? [])
      .filter((row) => !row.retired)
      .map(({ id }) => ({ value: id, label: reference.unitName(id) }));

  const optionsOf: Record<CodedField, () => Option[]> = {
    channel: () => named('channel', Channel.options),
    kind: () => named('kind', Kind.options),
    urgency: () => named('urgency', Urgency.options),
    category: categories,
    unit: units,
  };
  return computed(() => optionsOf[field()]());
}
