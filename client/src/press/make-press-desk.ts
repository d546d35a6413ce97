/** Puts the press desk together: which incident, which bulletin, what is being written. */
import type { PromiseRow } from '@heed/shared/promises';
import { PromiseList } from '@heed/shared/promises';
import { computed, onBeforeUnmount, provide, ref, shallowRef, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { request } from '../api/http';
import { useDeskRoom } from '../desk/use-desk-room';
import { currentLocale } from '../i18n/locale';
import { useShownIncident } from '../incidents/use-shown-incident';
import { useReference } from '../reference/reference-store';
import { useSession } from '../session/session-store';
import { DraftKeeper } from './draft/draft-keeper';
import { knownNumber, type NumberGround } from './number-looks';
import { PRESS_DESK, type PressDesk, type TextLanguage } from './press-desk';
import { useBulletinList } from './use-bulletin-list';

export type LanguageChoice = TextLanguage | 'both';

/** Makes the desk and hands it to the parts of the page. */
export function makePressDesk() {
  const route = useRoute();
  const router = useRouter();
  const session = useSession();
  const reference = useReference();
  const room = useDeskRoom();
  const asked = computed(() =>
    typeof route.query['incident'] === 'string' ? route.query['incident'] : undefined,
  );
  const shownIncident = useShownIncident(room.parts, asked);
  const incidentId = computed(() => shownIncident.incident.value?.id ?? null);
  // Counts are the incident's own: the room is entered for it.
  watch(incidentId, (id) => {
    if (id !== null && asked.value !== id) void router.replace({ query: { ...route.query, incident: id } });
  }, { immediate: true });

  const list = useBulletinList(incidentId, computed(() => room.parts.value.bulletins));
  const chosen = computed(() =>
    typeof route.query['bulletin'] === 'string' ? route.query['bulletin'] : null,
  );
  // The address names what is open, so that another's new draft never takes its place.
  watch([chosen, list.first], ([id, first]) => {
    if (id === null && first !== null) void router.replace({ query: { ...route.query, bulletin: first } });
  });
  const keeper = shallowRef<DraftKeeper | null>(null);
  /** Somebody means to write in what is under way already. */
  const unlocked = ref(false);
  watch(chosen, (id) => {
    if (keeper.value?.id === id) return;
    keeper.value?.close();
    keeper.value = id ? new DraftKeeper(id, session.me?.id ?? '') : null;
    unlocked.value = false;
  }, { immediate: true });
  onBeforeUnmount(() => keeper.value?.close());

  const detail = computed(() => keeper.value?.detail.value ?? null);
  const content = computed(() => keeper.value?.content.value ?? null);
  watch(() => [detail.value?.version, detail.value?.state], () => void list.read());

  const language = ref<LanguageChoice>(currentLocale() === 'en' ? 'en' : 'zh');
  watch(() => detail.value?.state, () => (unlocked.value = false));

  const promises = shallowRef<readonly PromiseRow[]>([]);
  async function readPromises(): Promise<void> {
    const incident = incidentId.value;
    if (incident === null) return;
    const answer = await request('GET', '/api/promises', { query: { incident }, schema: PromiseList });
    if (answer.ok && incident === incidentId.value) promises.value = answer.value.rows;
  }
  watch([incidentId, () => room.parts.value.promises], () => void readPromises(), { immediate: true });

  const ground = computed<NumberGround>(() => ({
    live: detail.value?.live ?? [],
    parts: room.parts.value,
    series: reference.reference?.figureSeries ?? [],
    now: room.now.value,
  }));
  const numberPlace = shallowRef<{ path: string; offset: number } | null>(null);
  const goingTo = ref<string | null>(null);

  const desk: PressDesk = {
    room,
    incidentId,
    keeper,
    detail,
    content,
    conflicts: computed(() => keeper.value?.draft.value?.conflicts ?? []),
    refused: computed(() => keeper.value?.draft.value?.refused ?? []),
    findings: computed(() => detail.value?.findings ?? []),
    writable: computed(
      () =>
        (detail.value?.allowed.includes('edit') ?? false) &&
        (detail.value?.state === 'draft' || unlocked.value),
    ),
    languages: computed(() => (language.value === 'both' ? ['zh', 'en'] : [language.value])),
    promises,
    readPromises,
    ground,
    known: (token) => knownNumber(token, ground.value),
    change: (path, value) => keeper.value?.change(path, value),
    askNumber: (path, offset) => (numberPlace.value = { path, offset }),
    goTo: (place) => {
      if (place.endsWith('.en') && language.value === 'zh') language.value = 'both';
      goingTo.value = place;
    },
    open: (bulletin) => void router.push({ query: { ...route.query, bulletin } }),
  };
  provide(PRESS_DESK, desk);
  return { desk, list, shownIncident, language, unlocked, numberPlace, goingTo };
}
