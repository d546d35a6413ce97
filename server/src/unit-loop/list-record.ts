/** A list as it is stored: whose it is, and which cases it holds in which version. */
import type { UnitRowOutcome } from '@heed/shared/unit-loop';
import type { RejectionCode } from '@heed/shared/rejections';
import type { CaseState, Realm, Urgency } from '@heed/shared/vocabulary';

export interface UnitList {
  readonly id: string;
  readonly realm: Realm;
  readonly unitId: string;
  readonly madeAt: string;
  readonly madeBy: string | null;
  /** How many. */
  readonly rows: number;
}

export interface ListedCase {
  readonly n: number;
  readonly caseId: string;
  readonly caseNo: string;
  /** The version of the case that an answer may build on. */
  readonly version: number;
  readonly outcome: UnitRowOutcome | null;
  readonly error: RejectionCode | null;
  readonly answerDigest: string | null;
  readonly answeredAt: string | null;
}

/** A row with what may be shown of its case now. */
export interface ListedLine extends ListedCase {
  readonly urgency: Urgency;
  readonly state: CaseState;
  readonly category: string | null;
  readonly street: string | null;
  readonly title: string;
  readonly body: string;
  /** Masked. */
  readonly name: string | null;
  readonly phone: string | null;
  readonly dueAt: string | null;
  readonly here: boolean;
}

/** What a unit says to one row. */
export interface UnitAnswer {
  readonly reached: boolean | null;
  readonly text: string | null;
}
