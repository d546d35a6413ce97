/** The life of an incident as data: which command applies in which state, and where it leads. */
import {
  incidentCommandKinds,
  IncidentState,
  type IncidentCommandKind,
} from '@heed/shared/incidents';

export interface IncidentTransition {
  readonly kind: IncidentCommandKind;
  readonly from: readonly IncidentState[];
  /** The state that follows; null where the state stays. */
  readonly to: IncidentState | null;
}

const running: readonly IncidentState[] = ['activated', 'adjusted', 'stabilised'];
const untilReviewed: readonly IncidentState[] = ['monitoring', ...running, 'stood_down'];

/** [I1] */
export const incidentTransitions: readonly IncidentTransition[] = [
  { kind: 'activate', from: ['monitoring'], to: 'activated' },
  { kind: 'adjust', from: running, to: 'adjusted' },
  { kind: 'stabilise', from: ['activated', 'adjusted'], to: 'stabilised' },
  // What was only watched can turn out to be nothing.
  { kind: 'stand-down', from: ['monitoring', ...running], to: 'stood_down' },
  { kind: 'review', from: ['stood_down'], to: 'reviewed' },
  { kind: 'set-rule', from: ['monitoring', ...running], to: null },
  { kind: 'rename', from: untilReviewed, to: null },
  { kind: 'report-upward', from: untilReviewed, to: null },
  { kind: 'hold-press-conference', from: untilReviewed, to: null },
];

const byKind = new Map(incidentTransitions.map((row) => [row.kind, row]));

export function incidentTransitionOf(kind: IncidentCommandKind): IncidentTransition {
  const row = byKind.get(kind);
  if (!row) throw new Error(`no transition for ${kind}`);
  return row;
}

/** The commands that apply in a state. */
export function commandsIn(state: IncidentState): IncidentCommandKind[] {
  return incidentTransitions.filter(({ from }) => from.includes(state)).map(({ kind }) => kind);
}

/** What is wrong with a table; nothing where it is sound. Checked at start. */
export function incidentTableFaults(table: readonly IncidentTransition[]): string[] {
  const faults: string[] = [];
  for (const kind of incidentCommandKinds) {
    const rows = table.filter((row) => row.kind === kind).length;
    if (rows !== 1) faults.push(`${kind} has ${rows} rows`);
  }
  for (const state of IncidentState.options) {
    if (state !== 'monitoring' && !table.some(({ to }) => to === state)) {
      faults.push(`${state} is never entered`);
    }
    if (!leadsToReview(table, state)) faults.push(`${state} never leads to reviewed`);
  }
  for (const { kind, from, to } of table) {
    if (from.includes('reviewed')) faults.push(`${kind} changes what is reviewed`);
    if (from.includes('stood_down') && to !== null && to !== 'reviewed') {
      faults.push(`${kind} takes up what is stood down`);
    }
  }
  return faults;
}

function leadsToReview(table: readonly IncidentTransition[], start: IncidentState): boolean {
  const seen = new Set<IncidentState>([start]);
  for (const state of seen) {
    for (const { from, to } of table) if (to !== null && from.includes(state)) seen.add(to);
  }
  return seen.has('reviewed');
}
