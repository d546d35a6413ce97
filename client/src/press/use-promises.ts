/** The promises of an incident; read again when the board tells of another. */
import { PromiseList, type PromiseRow } from '@heed/shared/promises';
import { shallowRef, watch, type Ref } from 'vue';
import { request } from '../api/http';

export function usePromises(incidentId: Ref<string | null>, told: Ref<unknown>) {
  const promises = shallowRef<readonly PromiseRow[]>([]);

  async function readPromises(): Promise<void> {
    const incident = incidentId.value;
    if (incident === null) return;
    const answer = await request('GET', '/api/promises', {
      query: { incident },
      schema: PromiseList,
    });
    if (answer.ok && incident === incidentId.value) promises.value = answer.value.rows;
  }
  watch([incidentId, told], () => void readPromises(), { immediate: true });

  return { promises, readPromises };
}
