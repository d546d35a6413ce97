/** How a complaint opens a case: its first state and its first clocks. */
import type { CaseState, ClockKind } from '@heed/shared/vocabulary';
import type { CaseClock } from '../case-record';
import { startClock, type ClockFacts, type ClockPolicy } from './due-time';

export interface Opening extends ClockFacts {
  readonly receivedAt: string;
  readonly now: string;
  readonly historic: boolean;
  readonly reachable: boolean;
  readonly closedAt: string | null;
  /** Due time that the source gave. */
  readonly dueAt: string | null;
}

export interface Opened {
  readonly state: CaseState;
  readonly clocks: CaseClock[];
  /** Clocks that are stopped at once, because the source closed the case. */
  readonly stopped: ClockKind[];
}

/** [C3] [C15] [C20] [C21] */
export function openCase(opening: Opening, policy: ClockPolicy): Opened {
  const clocks = opening.historic ? sourceClock(opening) : firstClocks(opening, policy);
  if (opening.closedAt !== null) {
    return { state: 'closed', clocks, stopped: clocks.map((clock) => clock.kind) };
  }
  return { state: opening.unitId ? 'dispatched' : 'pending_dispatch', clocks, stopped: [] };
}

function firstClocks(opening: Opening, policy: ClockPolicy): CaseClock[] {
  const { receivedAt, now } = opening;
  const given = sourceClock(opening);
  const first = opening.unitId
    ? [startClock('sign', opening, now, policy), startClock('claim', opening, now, policy)]
    : [startClock('dispatch', opening, receivedAt, policy)];
  const contact = opening.reachable
    ? [startClock('first_contact', opening, receivedAt, policy)]
    : [];
  const handle = given.length > 0 ? given : [startClock('handle', opening, receivedAt, policy)];
  return opening.closedAt === null ? [...first, ...contact, ...handle] : handle;
}

function sourceClock({ dueAt, receivedAt }: Opening): CaseClock[] {
  if (dueAt === null) return [];
  return [
    {
      kind: 'handle',
      startedAt: receivedAt,
      dueAt,
      stoppedAt: null,
      limitMinutes: null,
      rule: 'source',
    },
  ];
}
