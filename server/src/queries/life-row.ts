/** The rarer facts of a case's record, as they go out. */
import type { AskedFor, LifeRow } from '@heed/shared/case-life';
import type { CaseRecord } from '../cases/case-record';

/** Undefined where there is nothing of them. */
export function lifeRow(record: CaseRecord): LifeRow | undefined {
  const { procedure, supervision, assistingUnitIds, accusedUnitIds, suspension } = record;
  const { shelvedUntil, toTell, lease } = record;
  const asked = askedFor(record);
  const life: LifeRow = {
    ...(procedure && { procedure }),
    ...(supervision && { supervision }),
    ...(assistingUnitIds && { assistingUnitIds: [...assistingUnitIds] }),
    ...(accusedUnitIds?.[0] && { accusedUnitId: accusedUnitIds[0] }),
    ...(suspension?.state === 'approved' && { suspendedUntil: suspension.until }),
    ...(shelvedUntil && { shelvedUntil }),
    ...(lease && { lease: { warnAt: lease.warnAt, until: lease.until } }),
    ...(asked.length > 0 && { asked }),
    ...(record.returning?.unitId && { returnTo: record.returning.unitId }),
    ...(toTell && { toTell: [...toTell] }),
  };
  return Object.keys(life).length > 0 ? life : undefined;
}

/** What waits for somebody's word while the case is open. */
export function askedFor(record: CaseRecord): AskedFor[] {
  const { suspension, returning, extension, reveals = [], closedAt } = record;
  const open = closedAt === null;
  const asked: [AskedFor, boolean][] = [
    ['suspension', open && suspension?.state === 'pending'],
    ['return', open && returning !== undefined],
    ['extension', open && extension?.state === 'pending'],
    ['reveal', reveals.some(({ state }) => state === 'pending')],
  ];
  return asked.flatMap(([what, is]) => (is ? [what] : []));
}
