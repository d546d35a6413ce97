/** The life of a case as data: which command applies in which state, and where it leads. */
import type { CaseCommandKind } from '@heed/shared/commands';
import { caseCommandKinds } from '@heed/shared/commands';
import { CaseState, type Verb } from '@heed/shared/vocabulary';

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
  'replied',
  'pending_followup',
  'reopened',
];
const atWork: readonly CaseState[] = ['claimed', 'in_progress', 'reopened'];

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
    from: live,
    to: ['dispatched', 'claimed', 'in_progress', 'reopened'],
  },
  {
    kind: 'contact',
    verb: 'case:handle',
    from: ['claimed', 'in_progress', 'replied', 'pending_followup', 'reopened'],
    to: ['claimed', 'in_progress', 'replied', 'pending_followup', 'reopened'],
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
  { kind: 'reopen', verb: 'case:reopen', from: ['closed'], to: ['reopened'] },
  { kind: 'escalate', verb: 'case:escalate', from: live, to: [] },
  { kind: 'lower', verb: 'case:escalate', from: live, to: [] },
  { kind: 'remind', verb: 'case:remind', from: live, to: [] },
  { kind: 'note', verb: 'case:note', from: [...live, 'closed'], to: [] },
  { kind: 'set-urgency', verb: 'case:set-urgency', from: live, to: [] },
  { kind: 'set-category', verb: 'case:set-facts', from: live, to: [] },
  { kind: 'set-place', verb: 'case:set-facts', from: live, to: [] },
  { kind: 'link-incident', verb: 'incident:link', from: [...live, 'closed'], to: [] },
  { kind: 'unlink-incident', verb: 'incident:link', from: [...live, 'closed'], to: [] },
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
    if (!leadsOnTo(table, state, 'closed')) faults.push(`${state} never leads to closed`);
  }
  for (const row of table) {
    if (row.from.includes('closed') && row.to.length > 0 && row.kind !== 'reopen') {
      faults.push(`${row.kind} leaves closed`);
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
