/** What is done to a line: a number called back, a case given a unit; on the chosen ones, or the one in focus. */
import type { CaseCommandKind } from '@heed/shared/commands';
import type { CaseDetail } from '@heed/shared/rows';
import { ref, watch, type Ref } from 'vue';
import { useRouter } from 'vue-router';
import { useSession } from '../../session/session-store';
import type { KeyName } from '../../ui/keys';
import { actOfKey, offeredActs } from '../console/act-forms';
import { useActs } from '../console/acts-store';
import { useBulk } from '../console/bulk/bulk-store';
import { useCallInHand } from './call-in-hand';
import type { ZeroLines } from './use-zero-lines';
import { nextCall, type ZeroGroupName } from './zero-rows';
import { useZero } from './zero-store';

export interface ZeroActsInput {
  lines: ZeroLines;
  detail: Ref<CaseDetail | null>;
  now: Ref<number>;
}

/** The act that a key starts on all chosen cases. */
const actOfMany: Partial<Record<KeyName, CaseCommandKind>> = {
  'lead-unit': 'dispatch',
  assign: 'assign',
  claim: 'claim',
};

export function useZeroActs({ lines, detail, now }: ZeroActsInput) {
  const acts = useActs();
  const bulk = useBulk();
  const session = useSession();
  const callBack = useCallBack({ lines, now });

  function begin(kind: CaseCommandKind): void {
    if (detail.value) acts.begin(kind, [detail.value], now.value);
  }

  function byKey(name: KeyName): boolean {
    if (acts.form !== null) return false;
    const ids = lines.chosenCases.value;
    const many = actOfMany[name];
    if (ids.length > 0 && many !== undefined) {
      bulk.begin(many, { ids }, ids.length);
      return true;
    }
    if (name === 'claim' && detail.value && acts.takeOver(detail.value, session.me?.id))
      return true;
    const allowed = detail.value ? offeredActs(detail.value) : [];
    // To name the lead unit is to dispatch, or to assign where a unit had it before.
    const kind = actOfKey(name === 'lead-unit' ? 'assign' : name, allowed);
    if (kind !== undefined) begin(kind);
    return kind !== undefined;
  }

  const whenOpen = useWhenOpen(detail, byKey);
  const zero = useZero();

  /** What the heading of a group offers: done to the line in focus, or to the group's first. */
  async function actOn(name: ZeroGroupName): Promise<void> {
    const elsewhere = lines.focused.value?.group !== name && lines.selected.value.size === 0;
    const group = zero.groups.find((each) => each.name === name);
    if (elsewhere) await lines.focusRow(group?.rows[0] ?? null);
    if (name === 'missedCalls') return callBack();
    if (name !== 'worsening') whenOpen(name === 'unowned' ? 'lead-unit' : 'assign');
  }

  return { callBack, begin, byKey, actOn };
}

/** The chosen numbers one after the other, or the one in focus, or the first that is due. */
function useCallBack({ lines, now }: Omit<ZeroActsInput, 'detail'>) {
  const zero = useZero();
  const inHand = useCallInHand();
  const session = useSession();
  const router = useRouter();
  return async (): Promise<void> => {
    const [first, ...after] = lines.chosenCalls.value;
    const call = first ?? nextCall(zero.groups, lines.focused.value, now.value);
    if (!call || !session.can('call-back:work')) return;
    if (await inHand.take(call, after)) await router.push('/desk/intake');
    else void zero.refresh();
  };
}

/** The case of a line that was only just come to is still on its way: its act waits for it. */
function useWhenOpen(detail: Ref<CaseDetail | null>, byKey: (name: KeyName) => boolean) {
  const waiting = ref<KeyName | null>(null);
  watch(detail, (fresh) => {
    if (fresh && waiting.value !== null) byKey(waiting.value);
    waiting.value = null;
  });
  return (name: KeyName): void => {
    waiting.value = byKey(name) ? null : name;
  };
}
