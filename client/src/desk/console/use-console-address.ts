/** The address holds all that the console shows: the view, its filters and order, the open case. */
import { ref, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import {
  addressOf,
  filtersFromAddress,
  filtersOfView,
  views,
  wholeView,
  type DeskFilters,
} from './case-filters';
import { useViews } from './views/views-store';

export function useConsoleAddress() {
  const route = useRoute();
  const router = useRouter();
  const saved = useViews();

  const filters = ref(filtersFromAddress(route.query));
  const focusedId = ref<string | null>(
    typeof route.query['case'] === 'string' ? route.query['case'] : null,
  );

  watch([filters, focusedId], () => {
    void router.replace({ query: addressOf(filters.value, focusedId.value) });
  });
  // A link of the bar, or the browser's way back.
  watch(
    () => route.query,
    (query) => {
      if (route.path !== '/desk') return;
      const asked = filtersFromAddress(query);
      if (!sameAddress(asked, filters.value)) filters.value = asked;
    },
  );

  /** The next view, the saved ones after Heed's own. */
  function moveView(step: number): void {
    const all = [
      ...views.map((view) => ({ id: view as string, filters: wholeView(view) })),
      ...saved.saved.map((view) => ({ id: view.id, filters: filtersOfView(view) })),
    ];
    const { saved: id, view } = filters.value;
    const at = all.findIndex((each) => each.id === (id ?? view));
    const next = all[(at + step + all.length) % all.length];
    if (next) filters.value = next.filters;
  }

  return { filters, focusedId, moveView };
}

function sameAddress(a: DeskFilters, b: DeskFilters): boolean {
  return JSON.stringify(addressOf(a, null)) === JSON.stringify(addressOf(b, null));
}
