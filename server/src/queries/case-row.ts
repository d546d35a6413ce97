/** From a row of `cases` to the row that goes out. */
import { Urgency, type SlaState } from '@heed/shared/vocabulary';
import type { CaseRow } from '@heed/shared/rows';
import type { CaseRecord } from '../cases/case-record';
import { runningClocks } from '../cases/case-record';
import { soonTime } from '../cases/rules/due-time';
import { mayKnow } from '../access/tip-offs';
import type { Principal } from '../access/principal';
import { lifeRow } from './life-row';
import type { ClusterColumn } from './row-cluster';

/** Columns that the list reads, beside the record. */
export interface CaseListRow extends ClusterColumn {
  readonly doc: CaseRecord;
  readonly title: string | null;
}

export function toCaseRow(
  { doc, title, cluster = null }: CaseListRow,
  now: string,
  reader?: Principal,
): CaseRow {
  const next = runningClocks(doc)[0];
  const life = lifeRow(doc);
  return {
    id: doc.id,
    caseNo: doc.caseNo,
    realm: doc.realm,
    version: doc.version,
    state: doc.state,
    urgency: Urgency.parse(doc.urgency),
    title: knows(reader, doc) ? (title ?? '') : '',
    kind: doc.kind,
    channel: doc.channel,
    category: doc.category,
    district: doc.district,
    street: doc.street,
    unitId: doc.unitId,
    holderId: doc.holderId,
    receivedAt: doc.receivedAt,
    contactedAt: doc.contactedAt,
    nextClock: next?.kind ?? null,
    dueAt: next?.dueAt ?? null,
    soonAt: next ? soonTime(next) : null,
    sla: slaState(doc, now),
    closedAt: doc.closedAt,
    repeatCount: doc.repeatCount,
    worse: doc.worse,
    remindCount: doc.remindCount,
    escalation: doc.escalation,
    reopenCount: doc.reopenCount,
    historic: doc.historic,
    incidentIds: [...(doc.incidentIds ?? [])],
    ...(life && { life }),
    cluster,
  };
}

/** [C48] Without a reader, or to one who need not know, a tip-off has no title. */
function knows(reader: Principal | undefined, doc: CaseRecord): boolean {
  return reader ? mayKnow(reader, doc) : doc.procedure !== 'tip_off';
}

/** [C14] Computed from due times at the moment of asking. */
export function slaState(record: CaseRecord, now: string): SlaState {
  if (record.closedAt !== null) {
    const handle = record.clocks.find((clock) => clock.kind === 'handle');
    return handle && handle.dueAt < record.closedAt ? 'closed_late' : 'closed_on_time';
  }
  const next = runningClocks(record)[0];
  if (!next) return 'normal';
  if (next.dueAt <= now) return 'overdue';
  return soonTime(next) <= now ? 'due_soon' : 'normal';
}
