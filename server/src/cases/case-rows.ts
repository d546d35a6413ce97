/** Between a case's record and its row. */
import { urgencyRank } from '@heed/shared/vocabulary';
import { Database } from '../kernel/database/database';
import { runningClocks, type CaseRecord } from './case-record';
import { soonTime } from './rules/due-time';

/** The row of `cases`; `doc` is the whole record. */
export function caseRow(record: CaseRecord) {
  const next = runningClocks(record)[0];
  return {
    id: record.id,
    case_no: record.caseNo,
    realm: record.realm,
    version: record.version,
    state: record.state,
    urgency: urgencyRank(record.urgency),
    category: record.category,
    district: record.district,
    street: record.street,
    channel: record.channel,
    kind: record.kind,
    unit_id: record.unitId,
    holder_id: record.holderId,
    person_id: record.personId,
    first_complaint_id: record.firstComplaintId,
    received_at: record.receivedAt,
    contacted_at: record.contactedAt,
    next_clock: next?.kind ?? null,
    due_at: next?.dueAt ?? null,
    soon_at: next ? soonTime(next) : null,
    handle_due_at: record.clocks.find((clock) => clock.kind === 'handle')?.dueAt ?? null,
    closed_at: record.closedAt,
    escalation: record.escalation,
    historic: record.historic,
    worse: record.worse,
    incident_ids: record.incidentIds ?? [],
    assisting_unit_ids: record.assistingUnitIds ?? [],
    accused_unit_ids: record.accusedUnitIds ?? [],
    marks: marksOf(record),
    shelved_until: record.shelvedUntil ?? null,
    doc: record,
  };
}

/** What marks a case: its procedure, that it is supervised, and that something waits for somebody's word. */
function marksOf(record: CaseRecord): string[] {
  const { procedure, supervision, returning, suspension, extension, reveals = [] } = record;
  const asked = [suspension, extension, ...reveals].some((one) => one?.state === 'pending');
  return [
    ...(procedure ? [procedure] : []),
    ...(supervision ? ['supervised'] : []),
    ...(returning || asked ? ['asked'] : []),
  ];
}

/** The records of the cases named, by id. */
export async function loadCases(
  database: Database,
  ids: readonly string[],
): Promise<Map<string, CaseRecord>> {
  if (ids.length === 0) return new Map();
  const rows = await database.query<{ doc: CaseRecord }>(
    'select doc from cases where id = any ($1::uuid[])',
    [ids],
    'cases-by-id',
  );
  return new Map(rows.map(({ doc }) => [doc.id, doc]));
}

/** The open, live records of the people named. */
export async function loadOpenCasesOf(
  database: Database,
  personIds: readonly string[],
): Promise<CaseRecord[]> {
  if (personIds.length === 0) return [];
  const rows = await database.query<{ doc: CaseRecord }>(
    `select doc from cases
     where person_id = any ($1::uuid[]) and closed_at is null and not historic`,
    [personIds],
    'cases-open-of-person',
  );
  return rows.map(({ doc }) => doc);
}
