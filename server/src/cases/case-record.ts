/** A case as the rules see it: current facts, all derived from its events. */
import type { CaseState, Channel, ClockKind, Kind, Urgency } from '@heed/shared/vocabulary';

/** One clock: begun, due, and stopped or still running. */
export interface CaseClock {
  readonly kind: ClockKind;
  readonly startedAt: string;
  readonly dueAt: string;
  readonly stoppedAt: string | null;
  /** Null where the source gave the due time. */
  readonly limitMinutes: number | null;
  readonly rule: string;
}

export interface CaseRecord {
  readonly id: string;
  readonly caseNo: string;
  readonly realm: string;
  readonly version: number;
  readonly state: CaseState;
  readonly urgency: Urgency;
  readonly category: string | null;
  readonly district: string | null;
  readonly street: string | null;
  readonly channel: Channel;
  readonly kind: Kind | null;
  readonly unitId: string | null;
  readonly holderId: string | null;
  readonly personId: string;
  readonly firstComplaintId: string;
  readonly receivedAt: string;
  readonly registeredAt: string;
  readonly contactedAt: string | null;
  /** False where nobody can be reached: no phone, no mail, or no answer wanted. */
  readonly reachable: boolean;
  readonly closedAt: string | null;
  readonly escalation: number;
  readonly remindCount: number;
  readonly reopenCount: number;
  readonly repeatCount: number;
  readonly followUpAttempts: number;
  readonly worse: boolean;
  readonly historic: boolean;
  /** Who wrote the reply that waits for audit or was approved. */
  readonly replyAuthorId: string | null;
  readonly replySealId: string | null;
  /** The incidents that it belongs to; left out where it belongs to none. */
  readonly incidentIds?: readonly string[];
  /** The incidents that a person took it out of: no rule links it there again. */
  readonly keptOutOf?: readonly string[];
  readonly clocks: readonly CaseClock[];
}

export function runningClocks(record: CaseRecord): CaseClock[] {
  return record.clocks
    .filter((clock) => clock.stoppedAt === null)
    .sort((a, b) => (a.dueAt < b.dueAt ? -1 : Number(a.dueAt > b.dueAt)));
}
