/** The line in focus and the chosen ones, over all groups. */
import { computed, nextTick, ref, shallowRef, type Ref } from 'vue';
import { lineAt, type ZeroRow } from './zero-rows';
import { useZero } from './zero-store';

/** `caseId` follows the focus: of a number it is the case of the same number. */
export function useZeroLines(caseId: Ref<string | null>) {
  const zero = useZero();
  const focused = shallowRef<ZeroRow | null>(null);
  /** One line can always be reached by Tab. */
  const tabStop = computed(() => {
    const keys = zero.groups.flatMap(({ rows }) => rows.map(({ key }) => key));
    const key = focused.value?.key;
    return key !== undefined && keys.includes(key) ? key : (keys[0] ?? null);
  });

  async function focusRow(row: ZeroRow | null): Promise<void> {
    if (!row) return;
    focused.value = row;
    caseId.value = row.group === 'missedCalls' ? (row.call.case?.id ?? null) : row.case.id;
    await nextTick();
    const line = document.querySelector<HTMLElement>(`[data-zero="${row.key}"]`);
    line?.focus({ preventScroll: true });
    line?.scrollIntoView({ block: 'nearest' });
  }

  function move(step: number): void {
    void focusRow(lineAt(zero.groups, focused.value?.key ?? null, step));
  }

  return { focused, tabStop, focusRow, move, ...useChosen() };
}

export type ZeroLines = ReturnType<typeof useZeroLines>;

function useChosen() {
  const zero = useZero();
  const selected = ref<ReadonlySet<string>>(new Set());
  const chosen = computed(() =>
    zero.groups.flatMap(({ rows }) => rows).filter(({ key }) => selected.value.has(key)),
  );
  const chosenCalls = computed(() =>
    chosen.value.flatMap((row) => (row.group === 'missedCalls' ? [row.call] : [])),
  );
  const chosenCases = computed(() => [
    ...new Set(chosen.value.flatMap((row) => (row.group === 'missedCalls' ? [] : [row.case.id]))),
  ]);

  function toggle({ key }: ZeroRow): void {
    const next = new Set(selected.value);
    if (!next.delete(key)) next.add(key);
    selected.value = next;
  }

  /** False where nothing was chosen. */
  function clear(): boolean {
    if (selected.value.size === 0) return false;
    selected.value = new Set();
    return true;
  }

  return { selected, chosenCalls, chosenCases, toggle, clear };
}
