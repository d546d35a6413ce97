/** Opens the lists to units from the console: for what is selected, or for the unit of the case that is shown. */
import type { CaseRow } from '@heed/shared/rows';
import { shallowRef } from 'vue';
import { useSession } from '../../session/session-store';
import { useKeys } from '../../ui/use-keys';

/** What a list is begun with. */
export interface ListBeginning {
  readonly unitId: string;
  /** Empty where nothing is selected. */
  readonly rows: readonly Pick<CaseRow, 'id' | 'unitId'>[];
}

export function useUnitLoop(
  selected: () => readonly CaseRow[],
  shown: () => Pick<CaseRow, 'unitId'> | null,
) {
  const session = useSession();
  const beginning = shallowRef<ListBeginning | null>(null);

  function begin(): boolean {
    if (!session.can('unit-loop:work')) return false;
    const rows = selected();
    const unitId = rows.find((row) => row.unitId !== null)?.unitId ?? shown()?.unitId ?? '';
    beginning.value = { unitId, rows };
    return true;
  }
  useKeys({ 'unit-list': begin });
  return { beginning, begin, end: () => (beginning.value = null) };
}
