/** The letters that act on a case: on the selected ones, or else on the open one. */
import type { CaseCommandKind } from '@heed/shared/commands';
import type { CaseDetail, CaseRow } from '@heed/shared/rows';
import { computed, type Ref } from 'vue';
import { useSession } from '../../session/session-store';
import type { KeyName } from '../../ui/keys';
import { useKeys } from '../../ui/use-keys';
import { actOfKey, offeredActs } from './act-forms';
import type { ActTarget } from './act-sender';
import { useActs } from './acts-store';

export interface CaseKeysInput {
  detail: Ref<CaseDetail | null>;
  selected: Ref<ReadonlySet<string>>;
  rows: Ref<ReadonlyMap<string, CaseRow>>;
  now: Ref<number>;
}

/** What can be done to several cases at once. Whether each may be is for the server to say. */
export const bulkActs: readonly CaseCommandKind[] = [
  'claim',
  'assign',
  'escalate',
  'remind',
  'link-incident',
];

export function useCaseKeys(input: CaseKeysInput) {
  const acts = useActs();
  const session = useSession();

  const targets = computed<ActTarget[]>(() => {
    const many = [...input.selected.value].flatMap((id) => input.rows.value.get(id) ?? []);
    if (many.length > 0) return many.map(targetOf);
    return input.detail.value ? [targetOf(input.detail.value)] : [];
  });
  const allowed = computed(() => {
    if (input.selected.value.size > 0) return bulkActs;
    return input.detail.value ? offeredActs(input.detail.value, session.me?.id) : [];
  });

  function begin(kind: CaseCommandKind): void {
    acts.begin(kind, targets.value, input.now.value);
  }

  function byKey(name: KeyName) {
    return (): boolean => {
      const kind = actOfKey(name, allowed.value);
      if (kind === undefined || acts.form !== null) return false;
      begin(kind);
      return true;
    };
  }

  useKeys({
    claim: byKey('claim'),
    assign: byKey('assign'),
    escalate: byKey('escalate'),
    urgency: byKey('urgency'),
    contact: byKey('contact'),
  });

  return { targets, begin };
}

function targetOf(row: CaseRow): ActTarget {
  return { id: row.id, caseNo: row.caseNo, version: row.version };
}
