/** The topics as they were read last, and the one in focus with its cases. */
import type { Rejection } from '@heed/shared/rejections';
import { TopicDetail, TopicList } from '@heed/shared/topics';
import { computed, onBeforeUnmount, ref, shallowRef, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { request } from '../../api/http';
import { inRealm, presentRealm } from '../../feed/scope';
import { stepFrom } from '../answers/answer-views';
import { askedOf, type TopicView } from './topic-rows';

const REFRESH_MS = 15_000;
const PAGE = 100;

export function useTopics() {
  const lines = useLines();
  const shown = useShown();
  const ids = computed(() => lines.rows.value.map(({ id }) => id));

  function move(step: number): void {
    shown.pick(stepFrom(ids.value, shown.focusedId.value, step));
  }

  lines.onRead(() => void shown.read());
  return { ...lines, ...shown, move };
}

/** The lines of a view, read again every few seconds. */
function useLines() {
  const view = ref<TopicView>('day');
  const list = shallowRef<TopicList | null>(null);
  const rejection = shallowRef<Rejection | null>(null);
  const rows = computed(() => list.value?.rows ?? []);
  let heard: () => void = () => undefined;
  let generation = 0;

  async function load(): Promise<void> {
    const mine = ++generation;
    const query = { ...inRealm(), ...askedOf(view.value), limit: PAGE };
    const answer = await request('GET', '/api/topics', { query, schema: TopicList });
    if (mine !== generation) return;
    rejection.value = answer.ok ? null : answer.rejection;
    if (answer.ok) list.value = answer.value;
    heard();
  }

  watch([view, presentRealm], () => {
    list.value = null;
    void load();
  });
  const timer = setInterval(() => void load(), REFRESH_MS);
  onBeforeUnmount(() => clearInterval(timer));
  void load();
  return {
    view,
    list,
    rejection,
    rows,
    load,
    onRead: (told: () => void) => {
      heard = told;
    },
  };
}

/** The topic that the address names, with its cases. */
function useShown() {
  const route = useRoute();
  const router = useRouter();
  const detail = shallowRef<TopicDetail | null>(null);
  const gone = ref(false);
  const focusedId = computed(() => {
    const { topic } = route.query;
    return typeof topic === 'string' ? topic : null;
  });

  function pick(id: string | null): void {
    const { topic: _topic, ...rest } = route.query;
    void router.replace({ query: id === null ? rest : { ...rest, topic: id } });
  }

  async function read(): Promise<void> {
    const id = focusedId.value;
    if (id === null) return;
    const path = `/api/topics/${encodeURIComponent(id)}`;
    const answer = await request('GET', path, { schema: TopicDetail });
    if (focusedId.value !== id) return;
    gone.value = !answer.ok && answer.rejection.error === 'not-found';
    if (answer.ok) detail.value = answer.value;
  }

  watch(
    focusedId,
    () => {
      detail.value = null;
      gone.value = false;
      void read();
    },
    { immediate: true },
  );
  return { focusedId, detail, gone, pick, read };
}
