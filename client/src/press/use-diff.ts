/** What is new in a bulletin, read again after each version of it. */
import { BulletinDiff } from '@heed/shared/bulletin-reads';
import type { BulletinDetail } from '@heed/shared/bulletins';
import { shallowRef, watch, type Ref } from 'vue';
import { request } from '../api/http';

export function useDiff(detail: Ref<BulletinDetail | null>) {
  const diff = shallowRef<BulletinDiff | null>(null);
  watch(
    () => [detail.value?.id, detail.value?.version] as const,
    async ([id], before) => {
      if (id !== before?.[0]) diff.value = null;
      if (id === undefined) return;
      const answer = await request('GET', `/api/bulletins/${id}/diff`, { schema: BulletinDiff });
      if (answer.ok && id === detail.value?.id) diff.value = answer.value;
    },
    { immediate: true },
  );
  return diff;
}
