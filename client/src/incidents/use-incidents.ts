/** The incidents of the present realm, read again whenever the board says that one changed. */
import type { BoardParts } from '@heed/shared/board';
import { IncidentDetail, IncidentRow } from '@heed/shared/incidents';
import type { Rejection } from '@heed/shared/rejections';
import { computed, shallowRef, watch, type Ref } from 'vue';
import { z } from 'zod';
import { request } from '../api/http';
import { inRealm } from '../feed/scope';

const IncidentList = z.object({ rows: z.array(IncidentRow) });

/** Changes with every incident that is opened, changed or reviewed. */
function stamp(parts: BoardParts): string {
  return Object.entries(parts.incidents)
    .map(([id, { version }]) => `${id} ${version}`)
    .sort()
    .join();
}

export function useIncidents(parts: Ref<BoardParts>) {
  const rows = shallowRef<readonly IncidentRow[] | null>(null);
  const rejection = shallowRef<Rejection | null>(null);

  async function load(): Promise<void> {
    const answer = await request('GET', '/api/incidents', { query: inRealm(), schema: IncidentList });
    rejection.value = answer.ok ? null : answer.rejection;
    if (answer.ok) rows.value = answer.value.rows;
  }
  watch(
    computed(() => stamp(parts.value)),
    () => void load(),
    { immediate: true },
  );
  return { rows, rejection, load };
}

export function useIncidentDetail(id: Ref<string | null>, parts: Ref<BoardParts>) {
  const detail = shallowRef<IncidentDetail | null>(null);
  const rejection = shallowRef<Rejection | null>(null);
  let generation = 0;

  async function load(): Promise<void> {
    const mine = ++generation;
    const asked = id.value;
    if (asked === null) {
      detail.value = null;
      return;
    }
    const answer = await request('GET', `/api/incidents/${asked}`, { schema: IncidentDetail });
    if (mine !== generation) return;
    rejection.value = answer.ok ? null : answer.rejection;
    if (answer.ok) detail.value = answer.value;
  }
  watch(
    () => [id.value, parts.value.incidents[id.value ?? '']?.version] as const,
    ([now], before) => {
      if (before && now !== before[0]) detail.value = null;
      void load();
    },
    { immediate: true },
  );
  return { detail, rejection, load };
}
