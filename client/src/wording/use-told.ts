/** What a caller was told from the agreed wording; it belongs to their case once there is one. */
import { ref, watch, type Ref } from 'vue';
import { recordUse, type UsedWording } from './recording';

export interface ToldWording extends UsedWording {
  /** What was read out; left out where it was put into a text. */
  readonly text?: string;
}

/**
 * `draftKey` changes when the form is emptied, and `receipt` follows where it was registered: what the
 * caller before was told never goes to the next one's case.
 */
export function useTold(draftKey: () => string, receipt: Ref<{ readonly caseId: string } | null>) {
  const told = ref<ToldWording[]>([]);
  let before: readonly ToldWording[] = [];

  watch(draftKey, () => {
    before = told.value;
    told.value = [];
  });
  watch(receipt, (given) => {
    if (!given) return;
    for (const used of before) void recordUse(used, given.caseId);
    before = [];
  });

  /** Once each; what was told last stands last. */
  function tell(used: ToldWording): void {
    told.value = [...told.value.filter(({ id }) => id !== used.id), used];
  }
  return { told, tell };
}
