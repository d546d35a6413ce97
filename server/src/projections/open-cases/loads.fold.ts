/** Who carries how much: open cases by unit and by member, and how many of them are late. */
import type { BoardParts, MemberLoadRow, UnitLoadRow } from '@heed/shared/board';
import type { CodePool } from '../measure/code-pool.fold';

export type Phase = 'calm' | 'soon' | 'late';

/** What a case weighs; unit and holder by their numbers in the pool. */
export interface Weight {
  readonly unit: number;
  readonly holder: number;
  readonly phase: Phase;
  readonly contacted: boolean;
  readonly unclaimed: boolean;
}

type MemberLoad = Omit<MemberLoadRow, 'unitId'>;

export class Loads {
  private readonly units = new Map<number, UnitLoadRow>();
  /** A member's load, unit by unit of the cases: a member can be lent to another unit. */
  private readonly members = new Map<number, Map<number, MemberLoad>>();

  constructor(private readonly pool: CodePool) {}

  count(weight: Weight, by: 1 | -1): void {
    if (weight.unit !== 0) this.countUnit(weight, by);
    if (weight.holder !== 0) this.countMember(weight, by);
  }

  rows(): Pick<BoardParts, 'units' | 'members'> {
    const name = (number: number) => this.pool.codeOf(number) ?? '';
    return {
      units: Object.fromEntries([...this.units].map(([unit, load]) => [name(unit), { ...load }])),
      members: Object.fromEntries(
        [...this.members].map(([member, byUnit]) => [name(member), this.together(byUnit)]),
      ),
    };
  }

  private countUnit({ unit, phase, contacted, unclaimed }: Weight, by: 1 | -1): void {
    const load = this.units.get(unit) ?? unloaded();
    load.open += by;
    if (phase === 'late') load.overdue += by;
    if (phase === 'soon') load.dueSoon += by;
    if (!contacted) load.neverContacted += by;
    if (unclaimed) load.unclaimed += by;
    if (load.open === 0) this.units.delete(unit);
    else this.units.set(unit, load);
  }

  private countMember({ holder, unit, phase }: Weight, by: 1 | -1): void {
    const byUnit = this.members.get(holder) ?? new Map<number, MemberLoad>();
    const load = byUnit.get(unit) ?? { open: 0, overdue: 0 };
    load.open += by;
    if (phase === 'late') load.overdue += by;
    if (load.open === 0) byUnit.delete(unit);
    else byUnit.set(unit, load);
    if (byUnit.size === 0) this.members.delete(holder);
    else this.members.set(holder, byUnit);
  }

  /** A member's row names the unit that most of their cases belong to; ties go to the smallest id. */
  private together(byUnit: ReadonlyMap<number, MemberLoad>): MemberLoadRow {
    const loads = [...byUnit].map(([unit, load]) => ({ unitId: this.pool.codeOf(unit), ...load }));
    const main = loads.reduce((best, load) =>
      load.open > best.open ||
      (load.open === best.open && (load.unitId ?? '') < (best.unitId ?? ''))
        ? load
        : best,
    );
    return {
      unitId: main.unitId,
      open: loads.reduce((sum, load) => sum + load.open, 0),
      overdue: loads.reduce((sum, load) => sum + load.overdue, 0),
    };
  }
}

function unloaded(): UnitLoadRow {
  return { open: 0, overdue: 0, dueSoon: 0, neverContacted: 0, unclaimed: 0 };
}
