/** The ledger as it was read last, the line in focus with its words, and the calls that are noted. */
import {
  AnswerDetail,
  AnswerList,
  type AnswerOccasion,
  type AnswerWay,
} from '@heed/shared/answers';
import type { Rejection } from '@heed/shared/rejections';
import { computed, onBeforeUnmount, ref, shallowRef, watch } from 'vue';
import { request } from '../../api/http';
import { newRequestId } from '../../api/request-id';
import { useSend } from '../../api/use-send';
import { inRealm, presentRealm } from '../../feed/scope';
import { statesOf, stepFrom, type AnswerView } from './answer-views';

const REFRESH_MS = 10_000;
const MOST = 200;

export function useAnswers() {
  const lines = useLines();
  const shown = useShown();
  const calling = useSend();
  const ids = computed(() => lines.rows.value.map(({ id }) => id));

  function move(step: number): void {
    void shown.show(stepFrom(ids.value, shown.focusedId.value, step));
  }

  /** Says how the call went; the next one to call comes into focus. */
  async function called(reached: boolean): Promise<void> {
    const answer = shown.detail.value?.answer;
    if (answer?.state !== 'to_call' || calling.pending.value) return;
    const after = ids.value[ids.value.indexOf(answer.id) + 1] ?? null;
    const body = { requestId: newRequestId(), expectedVersion: answer.version, reached };
    const path = `/api/answers/${answer.id}/calls`;
    const done = await calling.send('POST', path, { body, schema: AnswerDetail });
    if (!done.ok) return void shown.show(answer.id);
    await lines.load();
    await shown.show(lines.view.value === 'to_call' ? after : answer.id);
  }

  lines.onTurned(() => {
    calling.forget();
    void shown.show(null);
  });
  return { ...lines, ...shown, calling, move, called };
}

/** The lines of a view, read again every few seconds. */
function useLines() {
  const view = ref<AnswerView>('to_call');
  const way = ref<AnswerWay | ''>('');
  const occasion = ref<AnswerOccasion | ''>('');
  const list = shallowRef<AnswerList | null>(null);
  const rejection = shallowRef<Rejection | null>(null);
  let generation = 0;

  const rows = computed(() => list.value?.rows ?? []);

  async function load(): Promise<void> {
    generation += 1;
    const mine = generation;
    const asked = {
      way: way.value,
      occasion: occasion.value,
      state: statesOf[view.value].join(','),
    };
    const query = { ...inRealm(), ...given(asked), limit: MOST };
    const answer = await request('GET', '/api/answers', { query, schema: AnswerList });
    if (mine !== generation) return;
    rejection.value = answer.ok ? null : answer.rejection;
    if (answer.ok) list.value = answer.value;
  }

  function onTurned(turn: () => void): void {
    watch([view, way, occasion, presentRealm], () => {
      list.value = null;
      turn();
      void load();
    });
  }

  const timer = setInterval(() => void load(), REFRESH_MS);
  onBeforeUnmount(() => clearInterval(timer));
  void load();
  return { view, way, occasion, list, rejection, rows, load, onTurned };
}

/** The line in focus, with its words. */
function useShown() {
  const focusedId = ref<string | null>(null);
  const detail = shallowRef<AnswerDetail | null>(null);

  async function show(id: string | null): Promise<void> {
    focusedId.value = id;
    if (detail.value?.answer.id !== id) detail.value = null;
    if (id === null) return;
    const answer = await request('GET', `/api/answers/${id}`, { schema: AnswerDetail });
    if (answer.ok && focusedId.value === id) detail.value = answer.value;
  }

  return { focusedId, detail, show };
}

/** What was chosen of it. */
function given(asked: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ''));
}
