/** How each clock of a case ran: begun, moved, rested, and ended in time or not. Pure. */
import type { ClockKind, Urgency } from '@heed/shared/vocabulary';
import type { CaseAfter, EventData, JournalEntry } from '../../journal/events';

/** One run; times in milliseconds. */
export interface ClockRun {
  readonly kind: ClockKind;
  readonly startedAt: number;
  dueAt: number;
  urgency: Urgency;
  /** Null while it runs or rests. */
  endedAt: number | null;
  resting: boolean;
  /** Ended without work: handed over, not accepted, withdrawn. */
  isVoid: boolean;
}

/** What became of a run by a moment. */
export type RunVerdict = 'kept' | 'missed' | 'running' | 'void';

/** An entry of a case, with where the case stands after it. */
export type CaseEntry = JournalEntry & { readonly data: EventData<'case-signed'> };

const withoutWork: ReadonlySet<JournalEntry['type']> = new Set<JournalEntry['type']>([
  'case-transferred',
  'case-not-accepted',
  'case-withdrawn',
]);

export class ClockRuns {
  readonly runs: ClockRun[] = [];

  apply(entry: CaseEntry): void {
    const { after, set } = entry.data;
    for (const clock of after.running) this.run(clock, after.urgency);
    const running = new Set(after.running.map(({ kind }) => kind));
    const resting = new Set(
      set.filter(({ pauses = [] }) => pauses.at(-1)?.to === null).map(({ kind }) => kind),
    );
    for (const run of this.runs.filter(isOpen)) {
      if (running.has(run.kind)) continue;
      if (resting.has(run.kind)) run.resting = true;
      else if (!run.resting || entry.data.stopped.includes(run.kind)) this.end(run, entry);
    }
  }

  /** A run that goes on: the newest of its kind, or one that a step taken back has set going again. */
  private run({ kind, startedAt, dueAt }: CaseAfter['running'][number], urgency: Urgency): void {
    const began = Date.parse(startedAt);
    const same = this.runs.filter((run) => run.kind === kind);
    const known = same.find(isOpen) ?? same.find((run) => run.startedAt === began);
    const now = { dueAt: Date.parse(dueAt), urgency, endedAt: null, resting: false, isVoid: false };
    if (known) Object.assign(known, now);
    else this.runs.push({ kind, startedAt: began, ...now });
  }

  private end(run: ClockRun, { type, at, data }: CaseEntry): void {
    // A step that is taken back never was.
    if (type === 'case-undone') {
      this.runs.splice(this.runs.indexOf(run), 1);
      return;
    }
    const ended = type === 'case-updated-at-source' ? (data.after.closedAt ?? at) : at;
    run.endedAt = Date.parse(ended);
    run.resting = false;
    run.isVoid = withoutWork.has(type);
  }
}

/** [F6] */
export function verdictOf(run: ClockRun, now: number): RunVerdict {
  const { endedAt, dueAt, isVoid, resting } = run;
  if (endedAt !== null && endedAt <= dueAt) return isVoid ? 'void' : 'kept';
  if (endedAt !== null) return 'missed';
  return !resting && dueAt <= now ? 'missed' : 'running';
}

/** [F6] When its verdict fell, in milliseconds; null while there is none. */
export function decidedAt(run: ClockRun, now: number): number | null {
  switch (verdictOf(run, now)) {
    case 'kept':
    case 'void':
      return run.endedAt;
    case 'missed':
      return run.dueAt;
    default:
      return null;
  }
}

function isOpen({ endedAt }: ClockRun): boolean {
  return endedAt === null;
}
