/** The incident that a screen is about, with its words, and what was published about it. */
import type { BoardParts } from '@heed/shared/board';
import { computed, watch, type Ref } from 'vue';
import { currentLocale } from '../i18n/locale';
import { bulletinsInOrder } from './bulletins-now';
import { chooseIncident } from './incident-now';
import { useIncidentWords } from './words-store';

export function useShownIncident(parts: Ref<BoardParts>, asked: Ref<string | undefined>) {
  const words = useIncidentWords();
  const incident = computed(() => chooseIncident(parts.value.incidents, asked.value));
  const bulletins = computed(() =>
    incident.value ? bulletinsInOrder(parts.value.bulletins, incident.value.id) : [],
  );
  watch(
    () => [incident.value?.id, incident.value?.version] as const,
    ([id, version]) => id && version && words.wantIncident(id, version),
    { immediate: true },
  );
  const newest = computed(() => bulletins.value.at(-1) ?? null);
  watch(
    () => [newest.value?.id, newest.value?.version] as const,
    ([id, version]) => id && version && words.wantBulletin(id, version),
    { immediate: true },
  );
  const detail = computed(() => (incident.value ? words.incident(incident.value.id) : undefined));
  return {
    incident,
    detail,
    name: computed(() => {
      const known = detail.value;
      if (!known) return null;
      return currentLocale() === 'en' ? (known.nameEn ?? known.name) : known.name;
    }),
    bulletins,
    newest,
    newestText: computed(() => (newest.value ? words.bulletin(newest.value.id) : undefined)),
  };
}
