/** The letters that act on a case: on the selected ones, or else on the open one. */
import type { CaseCommandKind } from '@heed/shared/commands';
import type { CaseDetail } from '@heed/shared/rows';
import { computed, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { useSession } from '../../session/session-store';
import type { KeyName } from '../../ui/keys';
import { showToast } from '../../ui/toasts';
import { useKeys } from '../../ui/use-keys';
import { actOfKey, offeredActs } from './act-forms';
import { useActs } from './acts-store';
import { useBulk } from './bulk/bulk-store';
import type { CaseSelection } from './bulk/use-selection';

export interface CaseKeysInput {
  detail: Ref<CaseDetail | null>;
  selection: CaseSelection;
  now: Ref<number>;
}

/** What can be done to several cases at once. Whether each may be is for the server to say. */
export const bulkActs: readonly CaseCommandKind[] = [
  'claim',
  'assign',
  'escalate',
  'set-urgency',
  'remind',
  'suspend',
  'shelve',
  'link-incident',
];

export function useCaseKeys(input: CaseKeysInput) {
  const { t } = useI18n();
  const acts = useActs();
  const bulk = useBulk();
  const session = useSession();

  const allowed = computed(() => {
    if (!input.selection.empty.value) return bulkActs;
    return input.detail.value ? offeredActs(input.detail.value) : [];
  });

  function begin(kind: CaseCommandKind): void {
    const { selection, detail } = input;
    if (!selection.empty.value) bulk.begin(kind, selection.targets(), selection.count.value);
    else if (detail.value) acts.begin(kind, [detail.value], input.now.value);
  }

  function byKey(name: KeyName) {
    return (): boolean => {
      if (acts.form !== null || allowed.value.length === 0) return false;
      const kind = actOfKey(name, allowed.value);
      // A key that does nothing leaves a hurried hand in doubt.
      if (kind === undefined) showToast(t('desk.notNow', { act: t(`keys.${name}`) }));
      else begin(kind);
      return true;
    };
  }

  /** The same letter takes what is free and what another holds. */
  function takeOver(): boolean {
    const open = input.detail.value;
    if (acts.form !== null || !input.selection.empty.value || !open) return false;
    return acts.takeOver(open, session.me?.id);
  }

  useKeys({
    claim: () => takeOver() || byKey('claim')(),
    assign: byKey('assign'),
    escalate: byKey('escalate'),
    urgency: byKey('urgency'),
    contact: byKey('contact'),
    suspend: byKey('suspend'),
  });

  return { allowed, begin };
}
