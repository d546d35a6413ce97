/** The incidents of the present realm by name, for whoever has to choose one. */
import { computed } from 'vue';
import { EMPTY_PARTS } from '../feed/empty-parts';
import { useWarRoom } from '../feed/use-war-room';
import { currentLocale } from '../i18n/locale';
import { useIncidents } from './use-incidents';

export function useKnownIncidents() {
  const room = useWarRoom();
  const { rows } = useIncidents(computed(() => room.parts ?? EMPTY_PARTS));
  const options = computed(() =>
    (rows.value ?? []).map(({ id, name, nameEn }) => ({
      value: id,
      label: currentLocale() === 'en' ? (nameEn ?? name) : name,
    })),
  );
  const open = computed(
    () =>
      new Set(
        (rows.value ?? [])
          .filter(({ state }) => state !== 'stood_down' && state !== 'reviewed')
          .map(({ id }) => id),
      ),
  );
  return {
    options,
    /** Those that a case can still be linked to. */
    openOptions: computed(() => options.value.filter(({ value }) => open.value.has(value))),
    nameOf: (id: string) => options.value.find(({ value }) => value === id)?.label ?? id,
  };
}
