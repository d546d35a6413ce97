/** What becomes of an answer: a receipt, a try that failed for good, a call. Pure. */
import type { AnswerState, ReceiptStatus } from '@heed/shared/answers';
import { answerCalls } from '../../../data/answer-limits';
import { isoTime, parseTime } from '../../kernel/instant';
import { refuse, refuseBefore, type Refusal } from '../../kernel/refusal';

/** The farther on, the more is known; a receipt never leads back. */
const rank: Partial<Record<AnswerState, number>> = {
  waiting: 0,
  sent: 0,
  to_call: 1,
  unreached: 1,
  no_way: 1,
  opted_out: 2,
  delivered: 3,
};

/** [A7] Where a receipt leads; the state itself where it adds nothing, in whatever order they come. */
export function afterReceipt(
  state: AnswerState,
  status: ReceiptStatus,
  callable: boolean,
): AnswerState {
  const told: AnswerState = status === 'failed' ? unsent(callable) : heard[status];
  const now = rank[state];
  return now === undefined || now >= (rank[told] ?? 0) ? state : told;
}

const heard = { delivered: 'delivered', 'opted-out': 'opted_out' } as const;

/** [A6] What can't be written to somebody is told them. */
export function unsent(callable: boolean): 'to_call' | 'no_way' {
  return callable ? 'to_call' : 'no_way';
}

/** An answer that waits for a call. */
export interface ToCall {
  readonly state: AnswerState;
  readonly calls: number;
  readonly nextAt: string | null;
}

/** [A8] Three calls at different times; one that reaches somebody ends it, whenever it is made. */
export function afterCall(answer: ToCall, reached: boolean, now: string): ToCall | Refusal {
  if (answer.state !== 'to_call') return refuse('illegal-state');
  const calls = answer.calls + 1;
  if (reached) return { state: 'reached', calls, nextAt: null };
  if (answer.nextAt !== null && answer.nextAt > now) return refuseBefore(answer.nextAt);
  const wait = answerCalls.apartMinutes[calls - 1];
  if (wait === undefined) return { state: 'unreached', calls, nextAt: null };
  return { state: 'to_call', calls, nextAt: isoTime(parseTime(now) + wait * 60_000) };
}
