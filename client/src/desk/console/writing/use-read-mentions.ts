/** A case that is open long enough to be read counts as looked at by whoever was named on it. */
import type { CaseDetail } from '@heed/shared/rows';
import { onScopeDispose, watch } from 'vue';
import { request } from '../../../api/http';
import { useViews } from '../views/views-store';

const READING_MS = 2_000;

/** Somebody may be named while they have the case open: each change of it is read anew. */
export function useReadMentions(open: () => CaseDetail | null): void {
  const views = useViews();
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function read(id: string): Promise<void> {
    if (views.counts.unread === 0) return;
    const answer = await request('POST', `/api/cases/${id}/mentions/read`);
    if (answer.ok) await views.count();
  }

  watch(
    [open, () => views.counts.unread],
    ([detail]) => {
      clearTimeout(timer);
      if (detail) timer = setTimeout(() => void read(detail.id), READING_MS);
    },
    { immediate: true },
  );
  onScopeDispose(() => clearTimeout(timer));
}
