/** The chain of hands as steps: whose turn it was, whose it is, whose it will be. */
import type { BulletinDetail, Hand } from '@heed/shared/bulletins';

export type StepKind = 'draft' | 'facts' | 'legal' | 'sign' | 'publish';

export interface HandStep {
  kind: StepKind;
  state: 'done' | 'next' | 'ahead';
  hand: Hand | null;
}

const made: Readonly<Record<StepKind, readonly Hand['kind'][]>> = {
  draft: ['submitted', 'drafted'],
  facts: ['facts-verified'],
  legal: ['legal-cleared'],
  sign: ['countersigned', 'approved', 'emergency-released', 'approved-on-paper'],
  publish: ['published', 'emergency-released'],
};

/** A legal hand is a step where the text needs one, or has one. */
export function handSteps(
  detail: Pick<BulletinDetail, 'hands' | 'state' | 'findings'>,
): HandStep[] {
  const { hands, state, findings } = detail;
  const needsLegal =
    hands.some(({ kind }) => kind === 'legal-cleared') ||
    findings.some(({ code }) => code === 'needs-legal');
  const kinds: StepKind[] = [
    'draft',
    'facts',
    ...(needsLegal ? ['legal' as const] : []),
    'sign',
    'publish',
  ];
  let open = false;
  return kinds.map((kind) => {
    const hand = lastOf(hands, made[kind]);
    const done = isDone(kind, hand, state);
    const next = !done && !open;
    open ||= !done;
    return { kind, state: done ? 'done' : next ? 'next' : 'ahead', hand };
  });
}

function isDone(kind: StepKind, hand: Hand | null, state: BulletinDetail['state']): boolean {
  if (kind === 'draft') return state !== 'draft';
  if (kind === 'sign') return hand !== null && state !== 'signed_on_paper';
  return hand !== null;
}

function lastOf(hands: readonly Hand[], kinds: readonly Hand['kind'][]): Hand | null {
  for (const kind of kinds) {
    const hand = hands.findLast((one) => one.kind === kind);
    if (hand) return hand;
  }
  return null;
}
