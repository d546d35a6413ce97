/** The list and the open case, kept fresh by the stream. */
import { useThrottleFn } from '@vueuse/core';
import { onBeforeUnmount, watch, type Ref } from 'vue';
import type { DeskRoom } from '../use-desk-room';
import { useActs } from './acts-store';
import { isFiltered, type DeskFilters } from './case-filters';
import type { CaseListing } from './case-listing';
import { useCaseDetail } from './use-case-detail';
import { useCaseList } from './use-case-list';
import { useSettled } from './use-settled';
import { useViewCounts } from './views/use-view-counts';
import { useViews } from './views/views-store';

/** Floods bring several of these a second: one reading serves them. */
const FLOOD_REST_MS = 2_000;

export function useConsoleList(
  room: DeskRoom,
  filters: Ref<DeskFilters>,
  focusedId: Ref<string | null>,
  hold: Ref<boolean>,
) {
  const acts = useActs();
  const { listing: list, touch, touchAll } = useCaseList(filters, hold);
  const { detail, rejection, reload } = useCaseDetail(focusedId);
  const anyChanged = useThrottleFn(
    () => {
      touchAll();
      void reload();
    },
    FLOOD_REST_MS,
    true,
  );
  const isOpen = (id: string) => id === focusedId.value;

  useStreamNews(room, {
    one: (id, version) => {
      touch(id);
      if (isOpen(id) && version !== detail.value?.version) void reload();
    },
    many: () => void anyChanged(),
  });
  useSettled(room.now, {
    row: (row) => {
      list.put(row);
      touch(row.id);
      if (isOpen(row.id)) void reload();
    },
    many: () => void anyChanged(),
  });
  // An open form goes on with the case as it is now: what was written in it is kept.
  watch(detail, (fresh) => {
    if (fresh) acts.renew(fresh);
  });
  useOwnCount(filters, list);

  return { list, detail, rejection, reload };
}

/** What the stream tells; what it didn't tell while it was away may have been anything. */
function useStreamNews(
  room: DeskRoom,
  told: { one: (caseId: string, version: number) => void; many: () => void },
): void {
  const counts = useViewCounts();
  const unsubscribe = room.onCaseChanged((change) => {
    void counts.changed();
    if (change === null) told.many();
    else told.one(change.caseId, change.version);
  });
  onBeforeUnmount(unsubscribe);
  watch(room.connected, (connected, before) => {
    if (connected && !before) told.many();
  });
}

/** The open list knows the count of its own view at once. */
function useOwnCount(filters: Ref<DeskFilters>, list: CaseListing): void {
  const views = useViews();
  watch([list.total, list.status], () => {
    if (list.status.value !== 'ready' || isFiltered(filters.value)) return;
    views.put(filters.value.view, list.total.value, list.totalCapped.value);
  });
}
