/** The cluster of the open case and what is like it, kept fresh by the stream. */
import { ClusterDetail, SimilarCases, type SimilarCase } from '@heed/shared/clusters';
import type { CaseDetail } from '@heed/shared/rows';
import { useThrottleFn } from '@vueuse/core';
import { computed, onBeforeUnmount, shallowRef, watch } from 'vue';
import { request } from '../../api/http';
import { useWarRoom } from '../../feed/use-war-room';

const FLOOD_REST_MS = 2_000;

export function useClusterReading(
  of: () => CaseDetail,
  mayJoin: () => boolean,
  changed: () => void,
) {
  const cluster = shallowRef<ClusterDetail | null>(null);
  const similar = shallowRef<readonly SimilarCase[]>([]);

  /** Two that are each in a cluster can't be joined by one key. */
  const joinable = computed(() =>
    similar.value.filter((other) => of().cluster === null || other.cluster === null),
  );

  async function load(): Promise<void> {
    const { id, cluster: inOne } = of();
    const [found, like] = await Promise.all([
      inOne && request('GET', `/api/clusters/${inOne.id}`, { schema: ClusterDetail }),
      mayJoin() ? request('GET', `/api/cases/${id}/similar`, { schema: SimilarCases }) : null,
    ]);
    if (id !== of().id) return;
    cluster.value = found?.ok ? found.value : null;
    similar.value = like?.ok ? like.value.rows : [];
  }
  watch(
    () => of().id,
    () => {
      cluster.value = null;
      similar.value = [];
    },
  );
  watch(
    () => [of().id, of().cluster?.id],
    () => void load(),
    { immediate: true },
  );

  const again = useThrottleFn(() => void load().then(changed), FLOOD_REST_MS, true);
  const unsubscribe = useWarRoom().onCaseChanged((change) => {
    const mine = change === null || change.caseId === of().id;
    if (mine || cluster.value?.members.some(({ caseId }) => caseId === change.caseId)) void again();
  });
  onBeforeUnmount(unsubscribe);

  return { cluster, joinable, load };
}
