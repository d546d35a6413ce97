/** Whom a rung tells, and whether that reaches anybody. Pure. */
import type { GapReason, LadderRung, Recipient, RungCode } from '@heed/shared/ladder';
import type { Role } from '@heed/shared/vocabulary';
import { unreachable } from '../../kernel/unreachable';
import type { CaseRecord } from '../../cases/case-record';

export interface Staff {
  readonly id: string;
  readonly unitId: string | null;
  readonly roles: readonly Role[];
  readonly onDuty: boolean;
  /** There is a number under which they are called. */
  readonly callable: boolean;
}

/** What of a case says whom to tell. */
export type Whose = Pick<CaseRecord, 'unitId' | 'holderId' | 'accusedUnitIds' | 'recusedIds'>;

/** Everybody, and how many of a unit at most are told of a case that nobody holds. */
export interface Crowd {
  readonly staff: readonly Staff[];
  readonly mostTold: number;
}

export interface Told {
  readonly told: readonly string[];
  /** Null where somebody is reached. */
  readonly gap: GapReason | null;
}

/** [L7] [L8] [L9] */
export function tellOf({ code, to }: LadderRung, whose: Whose, { staff, mostTold }: Crowd): Told {
  const free = staff.filter((each) => !isKept(each, whose));
  const people = [
    ...new Set(to.flatMap((each) => peopleOf(each, whose, { staff: free, mostTold }))),
  ];
  return { told: people.map(({ id }) => id), gap: gapOf(code, people) };
}

/** [L8] A page is a call; all else is a notice, which whoever is on duty sees. */
function gapOf(code: RungCode, people: readonly Staff[]): GapReason | null {
  const present = people.filter(({ onDuty }) => onDuty);
  if (present.length === 0) return 'nobody-on-duty';
  return code === 'page' && !present.some(({ callable }) => callable) ? 'no-number' : null;
}

/** [L9] */
function isKept({ id, unitId }: Staff, { accusedUnitIds = [], recusedIds = [] }: Whose): boolean {
  return recusedIds.includes(id) || (unitId !== null && accusedUnitIds.includes(unitId));
}

function peopleOf(recipient: Recipient, whose: Whose, crowd: Crowd): readonly Staff[] {
  const { staff } = crowd;
  switch (recipient) {
    case 'holder':
      return holders(whose, crowd);
    case 'lead': {
      const leads = onDutyAs('task-force-lead', staff);
      const own = leads.filter(({ unitId }) => unitId !== null && unitId === whose.unitId);
      return own.length > 0 ? own : leads;
    }
    case 'supervisor':
      return onDutyAs('supervisor', staff);
    case 'leader':
      return onDutyAs('duty-leader', staff);
    default:
      return unreachable(recipient);
  }
}

/** [L7] Who holds it; where they are away, or nobody does, whoever of its unit, or of the dispatch, is there. */
function holders({ holderId, unitId }: Whose, { staff, mostTold }: Crowd): readonly Staff[] {
  const holder = staff.filter(({ id }) => id === holderId);
  if (holder.some(({ onDuty }) => onDuty)) return holder;
  const stand =
    unitId === null
      ? onDutyAs('dispatcher', staff)
      : staff.filter((each) => each.onDuty && each.unitId === unitId);
  return [...holder, ...stand.slice(0, mostTold)];
}

function onDutyAs(role: Role, staff: readonly Staff[]): readonly Staff[] {
  return staff.filter(({ onDuty, roles }) => onDuty && roles.includes(role));
}

/** [L10] The duty leader into whose hands a critical case falls. */
export function leaderFor(whose: Whose, staff: readonly Staff[]): string | undefined {
  const free = staff.filter((each) => each.id !== whose.holderId && !isKept(each, whose));
  return onDutyAs('duty-leader', free)[0]?.id;
}
