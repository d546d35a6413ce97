/** What proves that a rule fired in the week: an entry, a refusal, a figure that was read back. */
import { isDeepStrictEqual } from 'node:util';
import type { EventData, EventType, JournalEntry, SetClock } from '../src/journal/events';
import type { CaseAfter } from '../src/journal/events/case-parts';
import type { Refused } from './week-house';

const MINUTE = 60_000;

export interface Evidence {
  readonly entries: readonly JournalEntry[];
  readonly refusals: readonly Refused[];
  readonly seen: ReadonlyMap<string, unknown>;
}

export type Proof = (evidence: Evidence) => boolean;

/** An entry of a case with where the case stood before it. */
export interface Step {
  readonly entry: JournalEntry;
  readonly was: CaseAfter | null;
  readonly now: CaseAfter;
}

/** An entry of this type, with this property. */
export function told<T extends EventType>(
  type: T,
  when: (data: EventData<T>, entry: JournalEntry) => boolean = () => true,
): Proof {
  return ({ entries }) =>
    entries.some((entry) => entry.type === type && when(entry.data as EventData<T>, entry));
}

/** No entry of this type breaks it, and there is one. */
export function always<T extends EventType>(
  type: T,
  when: (data: EventData<T>, entry: JournalEntry) => boolean,
): Proof {
  return ({ entries }) => {
    const all = entries.filter((entry) => entry.type === type);
    return all.length > 0 && all.every((entry) => when(entry.data as EventData<T>, entry));
  };
}

/** A case that somewhere went from one standing to the next like this. */
export function step(type: EventType, when: (step: Step) => boolean): Proof {
  return ofCase((steps) => steps.some((each) => each.entry.type === type && when(each)));
}

/** A case whose whole story is so. */
export function ofCase(when: (steps: readonly Step[]) => boolean): Proof {
  return ({ entries }) => storiesOf(entries).some(when);
}

/** Every case's story is so. */
export function ofEachCase(when: (steps: readonly Step[]) => boolean): Proof {
  return ({ entries }) => storiesOf(entries).every(when);
}

/** A desk’s command, or a request by method and path, that was refused with this code. */
export function refused(ask: string, error: string, fault = ''): Proof {
  return ({ refusals }) =>
    refusals.some(
      (each) =>
        (each.ask === ask || (ask.includes('*') && fits(ask, each.ask))) &&
        each.error === error &&
        each.fault.includes(fault),
    );
}

/** A figure that the story read back. */
export function seen(name: string, expected: unknown): Proof {
  return ({ seen: all }) => all.has(name) && isDeepStrictEqual(all.get(name), expected);
}

export function both(...proofs: readonly Proof[]): Proof {
  return (evidence) => proofs.every((proof) => proof(evidence));
}

/** From one instant to another. */
export function minutes(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / MINUTE;
}

/** The types of a case's entries, one after another. */
export function typesOf(steps: readonly Step[]): string {
  return steps.map(({ entry }) => entry.type).join(' ');
}

/** The clocks that a step stopped. */
export function stopped({ entry: { data } }: Step): readonly string[] {
  return 'stopped' in data ? data.stopped : [];
}

export function clockIn(clocks: readonly SetClock[], kind: SetClock['kind']): SetClock | undefined {
  return clocks.find((clock) => clock.kind === kind);
}

export function count(entries: readonly JournalEntry[], type: JournalEntry['type']): number {
  return entries.filter((entry) => entry.type === type).length;
}

export function isUnique(keys: readonly string[]): boolean {
  return keys.length > 0 && new Set(keys).size === keys.length;
}

function fits(pattern: string, ask: string): boolean {
  const [start = '', end = ''] = pattern.split('*');
  return ask.startsWith(start) && ask.endsWith(end);
}

const known = new WeakMap<readonly JournalEntry[], Step[][]>();

function storiesOf(entries: readonly JournalEntry[]): Step[][] {
  const before = known.get(entries);
  if (before) return before;
  const byCase = new Map<string, Step[]>();
  for (const entry of entries) {
    if (!('after' in entry.data)) continue;
    const { caseId, after } = entry.data;
    const steps = byCase.get(caseId) ?? [];
    byCase.set(caseId, steps);
    steps.push({ entry, was: steps.at(-1)?.now ?? null, now: after });
  }
  const stories = [...byCase.values()];
  known.set(entries, stories);
  return stories;
}
