/** The chosen cases of the list: by X, by ranges, or all that match. */
import type { CaseRow } from '@heed/shared/rows';
import { MOST_MATCHING, MOST_NAMED, type BulkFilter } from '@heed/shared/bulk';
import { computed, shallowRef, watch, type Ref } from 'vue';
import { inRealm } from '../../../feed/scope';
import { listQuery, type DeskFilters } from '../case-filters';
import type { CaseListing } from '../case-listing';
import type { BulkTargets } from './bulk-runner';
import { allMatching, isEmpty, nothingSelected, ranged, toggled } from './selection';

export class CaseSelection {
  private readonly chosen = shallowRef(nothingSelected);
  readonly ids = computed(() => this.chosen.value.ids);
  readonly matching = computed(() => this.chosen.value.matching);
  readonly empty = computed(() => isEmpty(this.chosen.value));
  readonly count = computed(() =>
    this.matching.value ? this.list().total.value : this.ids.value.size,
  );
  /** More match than are chosen, and not too many for one act. */
  readonly offersAll = computed(() => {
    const { total, totalCapped } = this.list();
    if (this.matching.value || totalCapped.value) return false;
    return total.value > this.ids.value.size && total.value <= MOST_MATCHING;
  });
  readonly tooMany = computed(() => !this.matching.value && this.ids.value.size > MOST_NAMED);

  constructor(
    private readonly filters: Ref<DeskFilters>,
    private readonly focusedId: Ref<string | null>,
    /** Read when a key comes: the list is made with what is held by the selection. */
    private readonly list: () => CaseListing,
  ) {}

  readonly clear = (): void => {
    this.chosen.value = nothingSelected;
  };

  toggle(id: string): void {
    this.chosen.value = toggled(this.chosen.value, id);
  }

  /** From where the hand last was to this row. */
  extendTo(id: string, from = this.focusedId.value): void {
    this.chosen.value = ranged(this.chosen.value, this.list().ids.value, { from, to: id });
  }

  selectAll(): void {
    this.chosen.value = allMatching(this.list().ids.value);
  }

  targets(): BulkTargets {
    if (!this.matching.value) return { ids: [...this.ids.value] };
    const { sort: _sort, ...query } = listQuery(this.filters.value);
    return { filter: { ...query, ...inRealm() } as BulkFilter };
  }

  /** The rows among them that are loaded. */
  rows(): CaseRow[] {
    return [...this.ids.value].flatMap((id) => this.list().known.get(id) ?? []);
  }
}

/** What was chosen in another list is chosen no more. */
export function useSelection(
  filters: Ref<DeskFilters>,
  focusedId: Ref<string | null>,
  list: () => CaseListing,
): CaseSelection {
  const selection = new CaseSelection(filters, focusedId, list);
  watch(filters, selection.clear);
  return selection;
}
