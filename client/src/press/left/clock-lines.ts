/** The clocks of an incident as the press desk lists them: the word that is due next, then what the law asks for. */
import type { IncidentClock } from '@heed/shared/incidents';
import { clockState, type ClockState } from '../../incidents/incident-now';

export interface ClockLine {
  clock: IncidentClock;
  state: ClockState;
  /** Until it is due, negative once it is; of one that was met how long it took. */
  seconds: number;
}

const order: readonly IncidentClock['kind'][] = [
  'first-word',
  'next-update',
  'upward-report',
  'press-conference',
  'response',
];

/** Of each kind the one that runs; where none does, the one that was met last. */
export function clockLines(clocks: readonly IncidentClock[], now: number): ClockLine[] {
  return order.flatMap((kind) => {
    const own = clocks.filter((clock) => clock.kind === kind);
    const running = own
      .filter(({ metAt }) => metAt === null)
      .toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))[0];
    const met = own
      .filter(({ metAt }) => metAt !== null)
      .toSorted((a, b) => Date.parse(b.metAt ?? '') - Date.parse(a.metAt ?? ''))[0];
    const clock = running ?? met;
    return clock ? [lineOf(clock, now)] : [];
  });
}

function lineOf(clock: IncidentClock, now: number): ClockLine {
  const { startedAt, dueAt, metAt } = clock;
  const milliseconds =
    metAt === null ? Date.parse(dueAt) - now : Date.parse(metAt) - Date.parse(startedAt);
  return { clock, state: clockState(clock, now), seconds: Math.floor(milliseconds / 1000) };
}
