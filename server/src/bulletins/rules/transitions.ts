/** The life of a bulletin as data: which command applies in which state, and where it leads. */
import { bulletinCommandKinds, type BulletinCommandKind } from '@heed/shared/bulletin-commands';
import { BulletinState } from '@heed/shared/bulletins';
import type { Verb } from '@heed/shared/vocabulary';

export interface BulletinTransition {
  readonly kind: BulletinCommandKind;
  /** Any of these permits it. */
  readonly verbs: readonly Verb[];
  readonly from: readonly BulletinState[];
  /** States that may follow; empty where the state stays. */
  readonly to: readonly BulletinState[];
}

const working: readonly BulletinState[] = ['draft', 'in_review', 'signed_on_paper', 'approved'];
const reviewers: readonly Verb[] = ['bulletin:approve', 'bulletin:verify', 'bulletin:legal'];

export const bulletinTransitions: readonly BulletinTransition[] = [
  { kind: 'edit', verbs: ['bulletin:write'], from: working, to: ['draft'] },
  { kind: 'submit', verbs: ['bulletin:write'], from: ['draft'], to: ['in_review'] },
  { kind: 'verify-facts', verbs: ['bulletin:verify'], from: ['in_review'], to: [] },
  { kind: 'legal', verbs: ['bulletin:legal'], from: ['in_review'], to: [] },
  // Who may record a signature on paper is decided with the command: see `verbsOfCommand`.
  {
    kind: 'approve',
    verbs: ['bulletin:approve'],
    from: ['in_review'],
    to: ['approved', 'signed_on_paper'],
  },
  {
    kind: 'countersign',
    verbs: ['bulletin:approve', 'bulletin:verify'],
    from: ['signed_on_paper'],
    to: ['approved'],
  },
  {
    kind: 'reject',
    verbs: reviewers,
    from: ['in_review', 'signed_on_paper', 'approved'],
    to: ['draft'],
  },
  {
    kind: 'sign-over',
    verbs: ['bulletin:write', 'bulletin:approve'],
    from: ['draft', 'in_review'],
    to: [],
  },
  { kind: 'embargo', verbs: ['bulletin:publish'], from: ['approved'], to: [] },
  { kind: 'publish', verbs: ['bulletin:publish'], from: ['approved'], to: ['published'] },
  {
    kind: 'release-in-emergency',
    verbs: ['bulletin:publish'],
    from: working,
    to: ['draft', 'in_review', 'signed_on_paper', 'approved', 'published'],
  },
  {
    kind: 'correct',
    verbs: ['bulletin:write'],
    from: ['published', 'superseded', 'corrected', 'expired'],
    to: [],
  },
  { kind: 'update', verbs: ['bulletin:write'], from: ['published', 'expired'], to: [] },
  {
    kind: 'retract',
    verbs: ['bulletin:approve'],
    from: ['published', 'superseded', 'corrected', 'expired'],
    to: ['retracted'],
  },
  { kind: 'expire', verbs: ['bulletin:publish'], from: ['published'], to: ['expired'] },
];

/** What the publication of another bulletin makes of the one that it replaces. */
export const replacedStates: readonly BulletinState[] = ['superseded', 'corrected'];

const byKind = new Map(bulletinTransitions.map((transition) => [transition.kind, transition]));

export function bulletinTransitionOf(kind: BulletinCommandKind): BulletinTransition {
  const transition = byKind.get(kind);
  if (!transition) throw new Error(`no transition for ${kind}`);
  return transition;
}

/** [B9] The paper was signed by a leader; whoever writes may record it, and another compares. */
export function verbsOfCommand(command: {
  readonly kind: BulletinCommandKind;
  readonly paper?: unknown;
}): readonly Verb[] {
  const { verbs } = bulletinTransitionOf(command.kind);
  return command.kind === 'approve' && command.paper ? [...verbs, 'bulletin:write'] : verbs;
}

/** What is wrong with a transition table; nothing where it is sound. Checked at start. */
export function bulletinTableFaults(table: readonly BulletinTransition[]): string[] {
  const faults: string[] = [];
  for (const kind of bulletinCommandKinds) {
    const rows = table.filter((row) => row.kind === kind).length;
    if (rows !== 1) faults.push(`${kind} has ${rows} rows`);
  }
  const entered = new Set<BulletinState>(['draft', ...replacedStates]);
  for (const row of table) {
    if (row.from.length === 0) faults.push(`${row.kind} applies nowhere`);
    if (row.verbs.length === 0) faults.push(`${row.kind} is permitted to nobody`);
    for (const state of row.to) entered.add(state);
    // What the public has seen never becomes a draft again.
    const seen = row.from.some((state) => !working.includes(state));
    if (seen && row.to.some((state) => working.includes(state))) {
      faults.push(`${row.kind} takes a published text back to work`);
    }
  }
  for (const state of BulletinState.options) {
    if (!entered.has(state)) faults.push(`${state} is never entered`);
  }
  return faults;
}
