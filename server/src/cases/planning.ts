/** The shapes between the desk and the planning of each write in a batch. */
import type { AGAIN } from '../journal/group-commit';
import type { Refusal } from '../kernel/refusal';
import type { Sealer } from '../kernel/seal/sealer';
import type { Batch } from './batch';
import type { CaseRecord } from './case-record';
import type { BatchFacts } from './batch-facts';
import type { CasePolicy } from './policy';
import type { CommandRequest, PreparedComplaint } from './prepared';

/** What became of a complaint. */
export interface RegisteredCase {
  readonly status: 'registered' | 'repeat' | 'known' | 'updated';
  readonly complaintId: string;
  readonly caseId: string;
  readonly caseNo: string;
  readonly position: number;
}

/** What became of a command: the case as it stands now. */
export interface CommandedCase {
  readonly position: number;
  readonly record: CaseRecord;
}

export type Write =
  | { readonly kind: 'register'; readonly complaint: PreparedComplaint }
  | { readonly kind: 'command'; readonly request: CommandRequest; readonly requestKey: string };

export type Answer = RegisteredCase | CommandedCase;

/** What planning a write comes to: an answer at once, or one that waits for the commit. */
export type Plan = Answer | Refusal | typeof AGAIN | ((position: number) => Answer);

/** All that planning may use; `touched` holds the cases that an earlier write of the batch changes. */
export interface Planning {
  readonly facts: BatchFacts;
  readonly batch: Batch;
  readonly sealer: Sealer;
  readonly policy: CasePolicy;
  readonly touched: Set<string>;
  /** The time of the write in its own realm: a batch may hold writes of several. */
  readonly now: string;
  /** How many times as fast as the wall clock that realm's time runs. */
  readonly pace: number;
  /** A number for a case that is opened. */
  readonly nextCaseNo: () => string;
}

export function receipt(
  status: RegisteredCase['status'],
  complaintId: string,
  record: CaseRecord,
  position: number,
): RegisteredCase {
  return { status, complaintId, caseId: record.id, caseNo: record.caseNo, position };
}
