/** Reads the saved views, counts all of them now and then, and tells of those that hold too much. */
import { useIntervalFn, useThrottleFn } from '@vueuse/core';
import { onMounted, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { presentRealm } from '../../../feed/scope';
import { showToast } from '../../../ui/toasts';
import { useViews } from './views-store';

/** Counting is not free, and nobody steers by a view's tenth case in the same second. */
const RECOUNT_MS = 30_000;
const CHANGED_MS = 10_000;

export function useViewCounts() {
  const { t } = useI18n();
  const views = useViews();

  const count = () => {
    if (document.visibilityState === 'visible') void views.count();
  };
  onMounted(async () => {
    await views.load();
    await views.count();
  });
  useIntervalFn(count, RECOUNT_MS);
  watch(presentRealm, async () => {
    await views.load();
    await views.count();
  });
  watch(
    () => views.crossed,
    (crossed) => {
      for (const { id, name, alertAbove } of crossed) {
        const n = views.said(views.counts.saved[id]) ?? '';
        showToast(t('desk.views.crossed', { name, n, most: alertAbove ?? 0 }), 'refused');
      }
    },
  );

  /** Cases changed: the counts are old, but not so old that they are read at each of them. */
  return { changed: useThrottleFn(count, CHANGED_MS, true) };
}
