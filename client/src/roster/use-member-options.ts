/** The people of the present realm as options, each with the unit. */
import { computed } from 'vue';
import { useReference } from '../reference/reference-store';

export function useMemberOptions() {
  const reference = useReference();
  return computed(() =>
    (reference.reference?.members ?? []).map(({ id, unitId }) => ({
      value: id,
      label: reference.memberName(id),
      hint: reference.unitName(unitId),
    })),
  );
}
