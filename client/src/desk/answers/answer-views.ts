/** The views of the ledger: which states each shows, and what the lines say of a time. Pure. */
import type { AnswerCounts, AnswerRow, AnswerState } from '@heed/shared/answers';

export const answerViews = ['to_call', 'moving', 'failed', 'arrived', 'all'] as const;
export type AnswerView = (typeof answerViews)[number];

export const statesOf: Readonly<Record<AnswerView, readonly AnswerState[]>> = {
  to_call: ['to_call'],
  moving: ['waiting', 'sent'],
  failed: ['unreached', 'opted_out', 'no_way'],
  arrived: ['delivered', 'reached'],
  all: [],
};

export function countOf(view: AnswerView, counts: AnswerCounts): number {
  const states = statesOf[view];
  return Object.entries(counts)
    .filter(([state]) => states.length === 0 || states.includes(state as AnswerState))
    .reduce((sum, [, count]) => sum + count, 0);
}

/** Whether a call may be noted as one in vain: three are made at different times. */
export function mayMiss({ nextAt }: Pick<AnswerRow, 'nextAt'>, now: number): boolean {
  return nextAt === null || Date.parse(nextAt) <= now;
}

/** When the latest of it happened. */
export function timeOf({ arrivedAt, sentAt, queuedAt }: AnswerRow): string {
  return arrivedAt ?? sentAt ?? queuedAt;
}

/** The line so many steps on; the first or the last where none is in focus. */
export function stepFrom(ids: readonly string[], id: string | null, step: number): string | null {
  const at = id === null ? -1 : ids.indexOf(id);
  const next = at === -1 && step < 0 ? ids.length - 1 : at + step;
  return ids[Math.min(Math.max(next, 0), ids.length - 1)] ?? null;
}
