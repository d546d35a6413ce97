/** A case as the rules see it: current facts, all derived from its events. */
import type { Asked, Procedure, Supervision, SuspendReason, Telling } from '@heed/shared/case-life';
import type { Measure } from '@heed/shared/clocks';
import type { CaseState, Channel, ClockKind, Kind, Urgency } from '@heed/shared/vocabulary';

/** One clock: begun, due, and stopped or still running. */
export interface CaseClock {
  readonly kind: ClockKind;
  readonly startedAt: string;
  readonly dueAt: string;
  readonly stoppedAt: string | null;
  /** Null where the source gave the due time. Of a limit in days: as many times 24 hours. */
  readonly limitMinutes: number | null;
  /** The row of the policy that gave the limit. */
  readonly rule: string;
  /** How the limit is counted; left out for minutes around the clock. */
  readonly measure?: Measure;
  /** The limit in its measure's own unit, and the version of the calendar that it was counted by. */
  readonly amount?: number;
  readonly calendar?: number;
  /** Left out where it follows from start and due time alone. */
  readonly soonAt?: string;
  /** How much of the limit an extension added. */
  readonly extended?: number;
  /** Times that it stood still, in order; the last one is open while it does. */
  readonly pauses?: readonly ClockPause[];
}

export interface ClockPause {
  readonly from: string;
  readonly to: string | null;
  readonly reason: string;
}

export interface CaseRecord extends CaseLife {
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

/** What few cases have: each left out where there is nothing of it. */
export interface CaseLife {
  /** Left out for the hotline's own. */
  readonly procedure?: Procedure;
  readonly assistingUnitIds?: readonly string[];
  /** The accused unit and all below it. */
  readonly accusedUnitIds?: readonly string[];
  readonly supervision?: Supervision;
  readonly shelvedUntil?: string;
  /** How long the present claim holds without work. */
  readonly lease?: Lease;
  /** When its unit got it. */
  readonly dispatchedAt?: string;
  /** A suspension that was asked for, or that holds. */
  readonly suspension?: Suspension;
  /** A return that waits for its verdict. */
  readonly returning?: Returning;
  /** What became of the return that was asked for first. */
  readonly returned?: 'agreed' | 'refused' | 'escalated';
  readonly extension?: { readonly state: Asked; readonly share: number; readonly by: string };
  /** A leader's words that the unit has not acted upon yet. */
  readonly instruction?: { readonly sealId: string; readonly by: string; readonly at: string };
  /** Members who have an interest in it. */
  readonly recusedIds?: readonly string[];
  readonly reveals?: readonly RevealGrant[];
  /** What the complainant has to be told yet. */
  readonly toTell?: readonly Telling[];
  /** The last call of the follow-up. */
  readonly followedUpAt?: string;
  /** What its last step changed, for whoever takes it back at once. */
  readonly undo?: UndoneStep;
}

export interface Lease {
  readonly from: string;
  /** When the holder is warned. */
  readonly warnAt: string;
  readonly until: string;
}

export interface Suspension {
  readonly reason: SuspendReason;
  readonly until: string;
  readonly by: string;
  readonly state: 'pending' | 'approved';
}

export interface Returning {
  readonly by: string;
  /** The unit that was named as the proper one. */
  readonly unitId: string | null;
  /** Where the case stood when it was asked. */
  readonly from: CaseState;
}

/** Who may see whom a tip-off comes from, after two people agreed on it. */
export interface RevealGrant {
  readonly accountId: string;
  readonly state: Asked;
  /** Of an approved one: until when it holds. */
  readonly until?: string;
}

export interface UndoneStep {
  readonly by: string;
  readonly at: string;
  /** Type of the event. */
  readonly type: string;
  /** Facts as they were before it. */
  readonly before: Partial<CaseRecord>;
  /** Facts that there were none of before it. */
  readonly absent: readonly (keyof CaseRecord)[];
}

/** Clocks that count, the first due first: neither stopped nor standing still. */
export function runningClocks(record: CaseRecord): CaseClock[] {
  return record.clocks
    .filter((clock) => clock.stoppedAt === null && clock.pauses?.at(-1)?.to !== null)
    .sort((a, b) => (a.dueAt < b.dueAt ? -1 : Number(a.dueAt > b.dueAt)));
}

/** Clocks that run or stand still. */
export function unstoppedClocks(record: CaseRecord): CaseClock[] {
  return record.clocks.filter((clock) => clock.stoppedAt === null);
}
