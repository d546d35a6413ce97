/** Puts the press desk together: which incident, which bulletin, what is being written. */
import { computed, provide, ref, shallowRef, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { useDeskRoom, type DeskRoom } from '../desk/use-desk-room';
import { currentLocale } from '../i18n/locale';
import { useShownIncident } from '../incidents/use-shown-incident';
import { useReference } from '../reference/reference-store';
import { knownNumber, type NumberGround } from './number-looks';
import { PRESS_DESK, type PressDesk, type TextLanguage } from './press-desk';
import { useBulletinList } from './use-bulletin-list';
import { useOpenBulletin } from './use-open-bulletin';
import { usePromises } from './use-promises';

export type LanguageChoice = TextLanguage | 'both';

/** Makes the desk and hands it to the parts of the page. */
export function makePressDesk() {
  const reference = useReference();
  const room = useDeskRoom();
  const shownIncident = useAddressedIncident(room);
  const incidentId = computed(() => shownIncident.incident.value?.id ?? null);
  const part = (name: 'bulletins' | 'promises') => computed(() => room.parts.value[name]);
  const list = useBulletinList(incidentId, part('bulletins'));
  const { unlocked, ...bulletin } = useOpenBulletin(list.first);
  watch(
    () => [bulletin.detail.value?.version, bulletin.detail.value?.state],
    () => void list.read(),
  );

  const ground = computed<NumberGround>(() => ({
    live: bulletin.detail.value?.live ?? [],
    parts: room.parts.value,
    series: reference.reference?.figureSeries ?? [],
    now: room.now.value,
  }));
  const places = usePlaces();
  const desk: PressDesk = {
    ...bulletin,
    ...usePromises(incidentId, part('promises')),
    ...places.asked,
    room,
    incidentId,
    ground,
    known: (token) => knownNumber(token, ground.value),
  };
  provide(PRESS_DESK, desk);
  return { desk, list, shownIncident, unlocked, ...places };
}

/** Counts are the incident's own: the address names it, so that the room is entered for it. */
function useAddressedIncident(room: DeskRoom) {
  const route = useRoute();
  const router = useRouter();
  const asked = computed(() =>
    typeof route.query['incident'] === 'string' ? route.query['incident'] : undefined,
  );
  const shown = useShownIncident(room.parts, asked);
  watch(
    () => shown.incident.value?.id,
    (id) => {
      if (id === undefined || asked.value === id) return;
      void router.replace({ query: { ...route.query, incident: id } });
    },
    { immediate: true },
  );
  return shown;
}

/** Which language is shown, where a number is to be put in, which place is to be shown. */
function usePlaces() {
  const language = ref<LanguageChoice>(currentLocale() === 'en' ? 'en' : 'zh');
  const numberPlace = shallowRef<{ path: string; offset: number } | null>(null);
  const goingTo = ref<string | null>(null);
  const languages = computed<readonly TextLanguage[]>(() =>
    language.value === 'both' ? ['zh', 'en'] : [language.value],
  );
  return {
    language,
    numberPlace,
    goingTo,
    asked: {
      languages,
      askNumber: (path: string, offset: number) => (numberPlace.value = { path, offset }),
      goTo: (place: string) => {
        if (place.endsWith('.en') && language.value === 'zh') language.value = 'both';
        goingTo.value = place;
      },
    },
  };
}
