/** Who must not have a case: the unit that it accuses, and members with an interest in it. */
import { refuse, type Refusal } from '../../kernel/refusal';
import type { CaseRecord } from '../case-record';
import type { Directory } from './situation';

/** [C46] */
export function isAccused({ accusedUnitIds = [] }: CaseRecord, unitId: string | null): boolean {
  return unitId !== null && accusedUnitIds.includes(unitId);
}

/** [C46] */
export function refuseUnit(record: CaseRecord, unitId: string | null): Refusal | null {
  return isAccused(record, unitId) ? refuse('conflict-of-interest') : null;
}

/** [C46] [C47] */
export function refuseMember(
  record: CaseRecord,
  memberId: string,
  directory: Directory,
): Refusal | null {
  const recused = record.recusedIds?.includes(memberId) ?? false;
  const accused = isAccused(record, directory.memberUnit(memberId) ?? null);
  return recused || accused ? refuse('conflict-of-interest') : null;
}
