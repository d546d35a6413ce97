/** What the last step of a case changed, and the case as it was before. Part of `evolve`. */
import type { CaseRecord, UndoneStep } from '../case-record';
import type { CaseEvent, CaseEventType, Moment } from './case-event';

/** Steps of which nothing goes out. */
const undoable: ReadonlySet<CaseEventType> = new Set<CaseEventType>([
  'case-dispatched',
  'case-claimed',
  'case-released',
  'case-assigned',
  'case-escalated',
  'case-lowered',
  'urgency-set',
  'category-set',
  'place-set',
  'suspension-requested',
  'case-suspended',
  'case-shelved',
]);

/** [C45] The record as it was before its last step, in its next version. Throws where nothing is kept. */
export function restored(record: CaseRecord): CaseRecord {
  const { undo, ...now } = record;
  if (!undo) throw new Error(`${record.caseNo} has nothing to take back`);
  const left = Object.entries(now).filter(([key]) => !undo.absent.some((gone) => gone === key));
  return { ...(Object.fromEntries(left) as unknown as CaseRecord), ...undo.before };
}

/** What a step changed, kept until the next one. */
export function undoOf(
  before: CaseRecord,
  after: CaseRecord,
  event: CaseEvent,
  { at, actorId }: Moment,
): UndoneStep | undefined {
  if (actorId === null || !undoable.has(event.type)) return undefined;
  const names = [
    ...new Set([...Object.keys(before), ...Object.keys(after)]),
  ] as (keyof CaseRecord)[];
  const changed = names.filter(
    (name) =>
      name !== 'version' &&
      name !== 'undo' &&
      JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  const was = changed.filter((name) => before[name] !== undefined);
  return {
    by: actorId,
    at,
    type: event.type,
    before: Object.fromEntries(was.map((name) => [name, before[name]])),
    absent: changed.filter((name) => before[name] === undefined),
  };
}
