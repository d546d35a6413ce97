/** The bulletins of an incident, newest first; read again when the board tells of another. */
import { BulletinList } from '@heed/shared/bulletin-reads';
import type { BulletinRow } from '@heed/shared/bulletins';
import { useIntervalFn } from '@vueuse/core';
import { computed, shallowRef, watch, type Ref } from 'vue';
import { request } from '../api/http';

const AGAIN_MS = 10_000;

export function useBulletinList(incidentId: Ref<string | null>, told: Ref<unknown>) {
  const rows = shallowRef<readonly BulletinRow[]>([]);
  /** Whether the server has answered for this incident. */
  const known = shallowRef(false);

  async function read(): Promise<void> {
    const incident = incidentId.value;
    if (incident === null) return;
    const answer = await request('GET', '/api/bulletins', {
      query: { incident },
      schema: BulletinList,
    });
    if (!answer.ok || incident !== incidentId.value) return;
    rows.value = answer.value.rows;
    known.value = true;
  }

  watch(incidentId, () => {
    rows.value = [];
    known.value = false;
  });
  watch([incidentId, told], () => void read(), { immediate: true });
  // Drafts of others are on no board.
  useIntervalFn(() => void read(), AGAIN_MS);

  return {
    rows,
    known,
    read,
    /** What is being worked on, else what the public read last. */
    first: computed(
      () =>
        (rows.value.find(({ publishedAt }) => publishedAt === null) ?? rows.value[0])?.id ?? null,
    ),
  };
}
