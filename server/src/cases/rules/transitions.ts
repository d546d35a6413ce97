/** The life of a case as data: which command applies in which state, and where it leads. */
import type { CaseCommandKind } from '@heed/shared/commands';
import { caseCommandKinds } from '@heed/shared/commands';
import { CaseState, endedStates, type Verb } from '@heed/shared/vocabulary';

export interface Transition {
  readonly kind: CaseCommandKind;
  /** The permission that the actor needs. */
  readonly verb: Verb;
  readonly from: readonly CaseState[];
  /** States that may follow; empty where the state stays. */
  readonly to: readonly CaseState[];
}

const live: readonly CaseState[] = [
  'registered',
  'pending_dispatch',
  'dispatched',
  'claimed',
  'in_progress',
  'suspended',
  'return_requested',
  'replied',
  'pending_followup',
  'reopened',
];
const ended: readonly CaseState[] = endedStates.filter((state) => state !== 'archived');
const atWork: readonly CaseState[] = ['claimed', 'in_progress', 'reopened'];
/** Neither resting nor waiting for a verdict: it can be given to other hands. */
const movable = live.filter((state) => state !== 'suspended' && state !== 'return_requested');

export const transitions: readonly Transition[] = [
  {
    kind: 'dispatch',
    verb: 'case:dispatch',
    from: ['registered', 'pending_dispatch'],
    to: ['dispatched'],
  },
  { kind: 'sign', verb: 'case:sign', from: ['dispatched'], to: ['claimed', 'in_progress'] },
  {
    kind: 'claim',
    verb: 'case:claim',
    from: ['registered', 'pending_dispatch', 'dispatched', 'claimed', 'in_progress', 'reopened'],
    to: ['claimed', 'in_progress', 'reopened'],
  },
  { kind: 'release', verb: 'case:handle', from: atWork, to: ['dispatched', 'pending_dispatch'] },
  {
    kind: 'assign',
    verb: 'case:assign',
    from: movable,
    to: ['dispatched', 'claimed', 'in_progress', 'reopened'],
  },
  {
    kind: 'contact',
    verb: 'case:handle',
    from: ['claimed', 'in_progress', 'suspended', 'replied', 'pending_followup', 'reopened'],
    to: ['in_progress'],
  },
  { kind: 'reply', verb: 'case:reply', from: atWork, to: ['replied'] },
  {
    kind: 'answer',
    verb: 'case:answer',
    from: ['registered', 'pending_dispatch', 'dispatched'],
    to: ['closed'],
  },
  { kind: 'approve-reply', verb: 'case:audit', from: ['replied'], to: ['pending_followup'] },
  { kind: 'reject-reply', verb: 'case:audit', from: ['replied'], to: ['in_progress', 'claimed'] },
  {
    kind: 'follow-up',
    verb: 'case:follow-up',
    from: ['pending_followup'],
    to: ['closed', 'reopened', 'pending_followup'],
  },
  { kind: 'close', verb: 'case:close', from: live, to: ['closed'] },
  { kind: 'reopen', verb: 'case:reopen', from: ended, to: ['reopened'] },
  { kind: 'escalate', verb: 'case:escalate', from: live, to: [] },
  { kind: 'lower', verb: 'case:escalate', from: live, to: [] },
  { kind: 'remind', verb: 'case:remind', from: live, to: [] },
  { kind: 'note', verb: 'case:note', from: [...live, ...ended], to: [] },
  { kind: 'set-urgency', verb: 'case:set-urgency', from: live, to: [] },
  { kind: 'set-category', verb: 'case:set-facts', from: live, to: [] },
  { kind: 'set-place', verb: 'case:set-facts', from: live, to: [] },
  { kind: 'link-incident', verb: 'incident:link', from: [...live, ...ended], to: [] },
  { kind: 'unlink-incident', verb: 'incident:link', from: [...live, ...ended], to: [] },
  { kind: 'transfer', verb: 'case:transfer', from: movable, to: ['transferred'] },
  {
    kind: 'not-accept',
    verb: 'case:turn-away',
    from: ['registered', 'pending_dispatch', 'dispatched'],
    to: ['not_accepted'],
  },
  { kind: 'withdraw', verb: 'case:withdraw', from: live, to: ['withdrawn'] },
  {
    kind: 'suspend',
    verb: 'case:suspend',
    from: ['in_progress', 'reopened'],
    to: ['suspended'],
  },
  {
    kind: 'decide-suspension',
    verb: 'case:approve',
    from: ['in_progress', 'reopened'],
    to: ['suspended'],
  },
  {
    kind: 'resume',
    verb: 'case:suspend',
    from: ['suspended'],
    to: ['claimed', 'in_progress'],
  },
  {
    kind: 'request-return',
    verb: 'case:return',
    from: ['dispatched', 'claimed', 'in_progress'],
    to: ['return_requested'],
  },
  {
    kind: 'decide-return',
    verb: 'case:arbitrate',
    from: ['return_requested'],
    to: ['dispatched', 'pending_dispatch', 'claimed', 'in_progress'],
  },
  { kind: 'archive', verb: 'case:archive', from: ended, to: ['archived'] },
  { kind: 'supervise', verb: 'case:supervise', from: live, to: [] },
  { kind: 'instruct', verb: 'case:instruct', from: live, to: [] },
  { kind: 'request-extension', verb: 'case:suspend', from: atWork, to: [] },
  { kind: 'decide-extension', verb: 'case:approve', from: atWork, to: [] },
  { kind: 'set-units', verb: 'case:set-units', from: movable, to: ['dispatched'] },
  { kind: 'shelve', verb: 'case:shelve', from: live, to: [] },
  { kind: 'set-procedure', verb: 'case:set-procedure', from: live, to: [] },
  { kind: 'set-accused', verb: 'case:set-accused', from: movable, to: ['pending_dispatch'] },
  {
    kind: 'recuse',
    verb: 'case:recuse',
    from: movable,
    to: ['dispatched', 'pending_dispatch'],
  },
  { kind: 'request-reveal', verb: 'case:reveal', from: [...live, ...ended], to: [] },
  { kind: 'decide-reveal', verb: 'case:approve', from: [...live, ...ended], to: [] },
  // Of nobody's hand: the clock takes a claim that nothing was done with.
  { kind: 'lapse', verb: 'case:lapse', from: atWork, to: ['dispatched', 'pending_dispatch'] },
  // Nor this: an answer that went out tells.
  { kind: 'told', verb: 'case:told', from: live, to: [] },
  // Back to where it stood: no state that the step itself didn't leave.
  { kind: 'recount', verb: 'admin:clocks', from: live, to: [] },
  { kind: 'undo', verb: 'case:note', from: live, to: [] },
];

const byKind = new Map(transitions.map((transition) => [transition.kind, transition]));

export function transitionOf(kind: CaseCommandKind): Transition {
  const transition = byKind.get(kind);
  if (!transition) throw new Error(`no transition for ${kind}`);
  return transition;
}

/** What is wrong with a transition table; nothing where it is sound. Checked at start. */
export function tableFaults(table: readonly Transition[]): string[] {
  const faults: string[] = [];
  for (const kind of caseCommandKinds) {
    const rows = table.filter((row) => row.kind === kind).length;
    if (rows !== 1) faults.push(`${kind} has ${rows} rows`);
  }
  const entered = new Set<CaseState>(['registered', 'pending_dispatch', 'dispatched', 'closed']);
  for (const row of table) {
    if (row.from.length === 0) faults.push(`${row.kind} applies nowhere`);
    if (new Set(row.from).size !== row.from.length) faults.push(`${row.kind} names a state twice`);
    for (const state of row.to) entered.add(state);
  }
  for (const state of CaseState.options) {
    if (!entered.has(state)) faults.push(`${state} is never entered`);
    if (!leadsOnTo(table, state, 'archived')) faults.push(`${state} never leads to archived`);
  }
  for (const row of table) {
    const left = row.to.length === 0 ? [] : row.from.filter((state) => endedStates.includes(state));
    const may = row.kind === 'reopen' || row.kind === 'archive';
    for (const state of may ? left.filter((each) => each === 'archived') : left) {
      faults.push(`${row.kind} leaves ${state}`);
    }
  }
  return faults;
}

function leadsOnTo(table: readonly Transition[], start: CaseState, goal: CaseState): boolean {
  const seen = new Set<CaseState>([start]);
  const queue: CaseState[] = [start];
  for (let state = queue.pop(); state; state = queue.pop()) {
    if (state === goal) return true;
    for (const row of table) {
      if (!row.from.includes(state)) continue;
      for (const next of row.to) {
        if (seen.has(next)) continue;
        seen.add(next);
        queue.push(next);
      }
    }
  }
  return false;
}
