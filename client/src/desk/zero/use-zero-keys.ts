/** The keys of the page, and which of them its reader may use. */
import { useRouter } from 'vue-router';
import { useSession } from '../../session/session-store';
import { keyTable, type KeyName } from '../../ui/keys';
import { useKeys } from '../../ui/use-keys';
import type { useZeroActs } from './use-zero-acts';
import type { ZeroLines } from './use-zero-lines';
import type { ZeroGroupName } from './zero-rows';

const keyOfGroup = {
  missedCalls: { key: 'call-back', verb: 'call-back:work' },
  unowned: { key: 'lead-unit', verb: 'case:dispatch' },
  contactOverdue: { key: 'assign', verb: 'case:assign' },
  worsening: { key: 'open', verb: 'case:read' },
} as const satisfies Record<ZeroGroupName, { key: KeyName; verb: string }>;

export function useZeroKeys(lines: ZeroLines, acts: ReturnType<typeof useZeroActs>) {
  const router = useRouter();
  const session = useSession();
  const { focused } = lines;
  useKeys({
    next: () => lines.move(1),
    previous: () => lines.move(-1),
    open: () => (focused.value ? void lines.focusRow(focused.value) : false),
    select: () => (focused.value ? lines.toggle(focused.value) : false),
    close: () => lines.clear(),
    'previous-view': () => void router.push('/desk'),
    'next-view': () => void router.push({ path: '/desk', query: { view: 'unclaimed' } }),
    'call-back': () => void acts.callBack(),
    'lead-unit': () => acts.byKey('lead-unit'),
    assign: () => acts.byKey('assign'),
    claim: () => acts.byKey('claim'),
    escalate: () => acts.byKey('escalate'),
    urgency: () => acts.byKey('urgency'),
    contact: () => acts.byKey('contact'),
  });

  /** The key of a group's act; empty for those who may not. */
  return (name: ZeroGroupName): string => {
    const { key, verb } = keyOfGroup[name];
    return session.can(verb) ? keyTable[key].chord : '';
  };
}
