/** Which cases have a lease at all. Pure. */
import type { CaseState } from '@heed/shared/vocabulary';
import type { CaseRecord } from '../case-record';

const atWork: ReadonlySet<CaseState> = new Set<CaseState>(['claimed', 'in_progress', 'reopened']);

/** [C52] Only a case that somebody holds and works on has a lease. */
export function isLeased({ holderId, state, historic }: CaseRecord): boolean {
  return holderId !== null && atWork.has(state) && !historic;
}

export function withoutIdleLease(record: CaseRecord): CaseRecord {
  return isLeased(record) ? record : { ...record, lease: undefined };
}
