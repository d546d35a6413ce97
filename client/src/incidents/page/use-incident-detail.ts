/** One incident with its history: read again when the board tells of a newer version. */
import type { BoardParts } from '@heed/shared/board';
import { IncidentDetail } from '@heed/shared/incidents';
import type { Rejection } from '@heed/shared/rejections';
import { shallowRef, watch, type Ref } from 'vue';
import { request } from '../../api/http';

export function useIncidentDetail(id: Ref<string | null>, parts: Ref<BoardParts>) {
  const detail = shallowRef<IncidentDetail | null>(null);
  const rejection = shallowRef<Rejection | null>(null);
  let generation = 0;

  async function read(): Promise<void> {
    const mine = ++generation;
    const asked = id.value;
    if (asked === null) return;
    const answer = await request('GET', `/api/incidents/${asked}`, { schema: IncidentDetail });
    if (mine !== generation) return;
    rejection.value = answer.ok ? null : answer.rejection;
    if (answer.ok) detail.value = answer.value;
  }

  watch(
    () => [id.value, parts.value.incidents[id.value ?? '']?.version] as const,
    ([now]) => {
      if (detail.value?.id !== now) {
        detail.value = null;
        rejection.value = null;
      }
      void read();
    },
    { immediate: true },
  );
  return { detail, rejection, read };
}
