/** Units with their people and what each carries, in the order of the lists: names keep their place. */
import type { MemberLoadRow, UnitLoadRow } from '@heed/shared/board';
import type { MemberRow, UnitRow } from '@heed/shared/reference';
import { unitLoad, type UnitLoad } from './proposals';

export interface RosterUnit {
  load: UnitLoad;
  people: { id: string; open: number; overdue: number }[];
}

export interface RosterInput {
  units: readonly UnitRow[];
  members: readonly MemberRow[];
  unitLoads: Readonly<Record<string, UnitLoadRow>>;
  memberLoads: Readonly<Record<string, MemberLoadRow>>;
}

/** Enough people to know whom to call; the others are found by the unit's filter. */
const PEOPLE = 5;

/** Task forces first, then the units that have something open. */
export function roster(input: RosterInput): RosterUnit[] {
  const present = input.units.filter((unit) => !unit.retired);
  const forces = present.filter((unit) => unit.taskForce);
  const busy = present.filter(
    (unit) => !unit.taskForce && (input.unitLoads[unit.id]?.open ?? 0) > 0,
  );
  return [...forces, ...busy].map((unit) => ({
    load: unitLoad(unit, input.unitLoads[unit.id]),
    people: peopleOf(unit.id, input),
  }));
}

function peopleOf(unitId: string, input: RosterInput): RosterUnit['people'] {
  return input.members
    .filter((member) => member.unitId === unitId)
    .map((member) => ({
      id: member.id,
      open: input.memberLoads[member.id]?.open ?? 0,
      overdue: input.memberLoads[member.id]?.overdue ?? 0,
    }))
    .filter((person) => person.open > 0)
    .sort((a, b) => b.open - a.open)
    .slice(0, PEOPLE);
}
