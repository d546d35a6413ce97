/** The incidents of the present realm with their names, read again when the board tells of a change. */
import type { BoardParts } from '@heed/shared/board';
import { IncidentRow } from '@heed/shared/incidents';
import type { Rejection } from '@heed/shared/rejections';
import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watch, type Ref } from 'vue';
import { z } from 'zod';
import { request } from '../../api/http';
import { inRealm, presentRealm } from '../../feed/scope';
import { currentLocale } from '../../i18n/locale';
import { versionsOf } from './incident-lines';

const IncidentList = z.strictObject({ rows: z.array(IncidentRow) });

export const useIncidents = defineStore('incidents', () => {
  const rows = shallowRef<readonly IncidentRow[]>([]);
  /** False until the server has answered for this realm. */
  const known = ref(false);
  const rejection = shallowRef<Rejection | null>(null);
  let readFor = '';

  async function read(): Promise<void> {
    const realm = presentRealm();
    const answer = await request('GET', '/api/incidents', {
      query: inRealm(),
      schema: IncidentList,
    });
    if (realm !== presentRealm()) return;
    rejection.value = answer.ok ? null : answer.rejection;
    if (answer.ok) {
      rows.value = answer.value.rows;
      known.value = true;
    } else readFor = '';
  }

  async function follow(board: BoardParts['incidents']): Promise<void> {
    const realm = presentRealm();
    const key = `${realm} ${versionsOf(board)}`;
    if (key === readFor) return;
    if (!readFor.startsWith(`${realm} `)) {
      rows.value = [];
      known.value = false;
    }
    readFor = key;
    await read();
  }

  /** An incident as a command answered it. */
  function put(row: IncidentRow): void {
    rows.value = [row, ...rows.value.filter(({ id }) => id !== row.id)];
  }

  return { rows, known, rejection, read, follow, put, ...useNames(rows) };
});

function useNames(rows: Ref<readonly IncidentRow[]>) {
  const byId = computed(() => new Map(rows.value.map((row) => [row.id, row])));
  return {
    /** An id without a row is shown as it is: a hidden name would hide the fault. */
    nameOf: (id: string): string => {
      const row = byId.value.get(id);
      return row ? incidentName(row) : id;
    },
    /** Those that a case can still be linked to. */
    open: computed(() =>
      rows.value.filter(({ state }) => state !== 'stood_down' && state !== 'reviewed'),
    ),
  };
}

/** Keeps the incidents as new as the board is. */
export function useFollowedIncidents(parts: Ref<BoardParts>) {
  const incidents = useIncidents();
  watch(
    () => [presentRealm(), versionsOf(parts.value.incidents)],
    () => void incidents.follow(parts.value.incidents),
    { immediate: true },
  );
  return incidents;
}

/** In the reader's language, where somebody has given it a name there. */
export function incidentName({ name, nameEn }: Pick<IncidentRow, 'name' | 'nameEn'>): string {
  return currentLocale() === 'en' ? (nameEn ?? name) : name;
}
