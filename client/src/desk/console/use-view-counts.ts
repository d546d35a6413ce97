/** How many cases each view holds, as the reader may see them. */
import { CaseList } from '@heed/shared/rows';
import { onBeforeUnmount, onMounted, ref } from 'vue';
import { request } from '../../api/http';
import { inRealm } from '../../feed/scope';
import { formatTotal } from '../../ui/format';
import { listQuery, views, wholeView, type View } from './case-filters';

/** Counting is not free, and nobody steers by a view's tenth case in the same second. */
const RECOUNT_MS = 30_000;

export function useViewCounts() {
  const counts = ref<Partial<Record<View, string>>>({});

  async function count(): Promise<void> {
    for (const view of views) {
      const query = { ...listQuery(wholeView(view)), ...inRealm(), limit: 1 };
      const answer = await request('GET', '/api/cases', { query, schema: CaseList });
      if (answer.ok) put(view, answer.value.total, answer.value.totalCapped);
    }
  }

  /** The open list knows its own total at once. */
  function put(view: View, total: number, capped: boolean): void {
    counts.value = { ...counts.value, [view]: formatTotal(total, capped) };
  }

  let timer: ReturnType<typeof setInterval> | undefined;
  onMounted(() => {
    void count();
    timer = setInterval(() => {
      if (document.visibilityState === 'visible') void count();
    }, RECOUNT_MS);
  });
  onBeforeUnmount(() => clearInterval(timer));

  return { counts, put };
}
