/** Answers as they are stored: queued once, read back as rows of the ledger. */
import type { QueryResultRow } from 'pg';
import type { AnswerOccasion, AnswerRow, AnswerState, AnswerWay } from '@heed/shared/answers';
import type { SiteLanguage } from '@heed/shared/site';
import type { Realm } from '@heed/shared/vocabulary';
import type { SealRow } from '../kernel/seal/sealer';

/** Whatever answers a query: the pool, or a write's own connection. */
export interface Reads {
  query<T extends QueryResultRow>(text: string, values?: readonly unknown[]): Promise<T[]>;
}

/** What is sealed of an answer: where it goes, and what it says. */
export interface SealedAnswer {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** An answer that is about to be queued. */
export interface NewAnswer {
  readonly id: string;
  readonly realm: Realm;
  readonly caseId: string;
  /** The event or the cast that it tells of. */
  readonly position: number | null;
  readonly castId: string | null;
  readonly occasion: AnswerOccasion;
  readonly way: AnswerWay;
  readonly state: AnswerState;
  readonly language: SiteLanguage;
  readonly targetId: string | null;
  readonly seal: SealRow;
  /** Whose phone number can be revealed; null where none has one. */
  readonly complaintId: string | null;
  readonly queuedAt: string;
  readonly nextAt: string | null;
}

/** False where it was queued before. */
export async function insertAnswer(rows: Reads, answer: NewAnswer): Promise<boolean> {
  const { id, realm, caseId, position, castId, occasion, way, state, language } = answer;
  const { targetId, seal, complaintId, queuedAt, nextAt } = answer;
  const what = [id, realm, caseId, position, castId, occasion, way, state, language];
  const made = await rows.query(
    `insert into answer (id, realm, case_id, position, cast_id, occasion, way, state, language,
       target_id, person_id, seal_id, complaint_id, queued_at, next_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
     on conflict do nothing returning id`,
    what.concat(targetId, seal.personId, seal.id, complaintId, queuedAt, nextAt),
  );
  return made.length > 0;
}

export const answerColumns = `a.id, a.realm, a.version, a.case_id as "caseId", c.case_no as "caseNo",
  a.occasion, a.cast_id as "castId", a.way, a.state, a.language, a.attempts, a.calls,
  a.queued_at as "queuedAt", a.next_at as "nextAt", a.sent_at as "sentAt",
  a.arrived_at as "arrivedAt", a.fault`;

export interface StoredAnswer extends AnswerRow {
  readonly sealId: string;
  readonly targetId: string | null;
  readonly complaintId: string | null;
}

/** Held to the commit where `lock` is asked for. */
export async function loadAnswer(
  rows: Reads,
  id: string,
  lock = false,
): Promise<StoredAnswer | null> {
  const [answer] = await rows.query<StoredAnswer>(
    `select ${answerColumns}, a.seal_id as "sealId", a.target_id as "targetId",
       a.complaint_id as "complaintId"
     from answer a join cases c on c.id = a.case_id where a.id = $1${lock ? ' for update of a' : ''}`,
    [id],
  );
  return answer ?? null;
}
