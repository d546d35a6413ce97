/** Who carries how much: open cases by unit and by member, and how many of them are late. */
import type { BoardParts, MemberLoadRow, UnitLoadRow } from '@heed/shared/board';
import type { CaseAfter } from '../../journal/events';
import { fromBytes, joined, toPieces } from '../measure/bytes.fold';
import { Deadlines, type Deadline, type Phase } from '../measure/deadlines.fold';
import { caseOf, isLive, isUnclaimed, leavingCase, nextDeadline } from '../measure/entry-case.fold';
import type { Fold, FoldedEntry, Projection } from '../projection';

export const workloadProjection: Projection = {
  name: 'workload',
  version: 1,
  perIncident: true,
  empty: () => new WorkloadFold([]),
  load: (bytes) => new WorkloadFold((fromBytes(bytes) as SavedCase[]).map(unpack)),
};

interface CarriedCase extends Deadline {
  readonly unitId: string | null;
  readonly holderId: string | null;
  readonly contacted: boolean;
  readonly unclaimed: boolean;
}

/** Positional, so that many open cases save small. */
type SavedCase = [
  id: string,
  unitId: string | null,
  holderId: string | null,
  soonAt: number | null,
  dueAt: number | null,
  contacted: 0 | 1,
  unclaimed: 0 | 1,
];

class WorkloadFold implements Fold {
  private readonly units = new Map<string, UnitLoadRow>();
  /** A member's load, unit by unit of the cases: a member can be lent to another unit. */
  private readonly members = new Map<string, Map<string | null, MemberLoadRow>>();
  private readonly deadlines = new Deadlines<CarriedCase>((_, carried, phase, by) => {
    this.countUnit(carried, phase, by);
    this.countMember(carried, phase, by);
  });

  constructor(saved: readonly [string, CarriedCase][]) {
    for (const [key, carried] of saved) this.deadlines.set(key, carried);
  }

  apply(entry: FoldedEntry): void {
    const left = leavingCase(entry);
    if (left !== null) return this.deadlines.remove(left.caseId);
    const changed = caseOf(entry);
    if (!changed) return;
    const { caseId, after } = changed;
    if (isLive(after)) this.deadlines.set(caseId, carry(after));
    else this.deadlines.remove(caseId);
  }

  rows(now: number): Partial<BoardParts> {
    this.deadlines.advance(now);
    const units: BoardParts['units'] = {};
    for (const [id, load] of this.units) units[id] = { ...load };
    const members: BoardParts['members'] = {};
    for (const [id, byUnit] of this.members) members[id] = together([...byUnit.values()]);
    return { units, members };
  }

  save(): Uint8Array {
    return joined(this.pieces());
  }

  pieces(): Iterable<Uint8Array> {
    return toPieces(this.deadlines.entries().map(pack));
  }

  private countUnit(carried: CarriedCase, phase: Phase, by: 1 | -1): void {
    if (carried.unitId === null) return;
    const load = this.units.get(carried.unitId) ?? unloaded();
    load.open += by;
    if (phase === 'late') load.overdue += by;
    if (phase === 'soon') load.dueSoon += by;
    if (!carried.contacted) load.neverContacted += by;
    if (carried.unclaimed) load.unclaimed += by;
    if (load.open === 0) this.units.delete(carried.unitId);
    else this.units.set(carried.unitId, load);
  }

  private countMember({ holderId, unitId }: CarriedCase, phase: Phase, by: 1 | -1): void {
    if (holderId === null) return;
    const byUnit = this.members.get(holderId) ?? new Map<string | null, MemberLoadRow>();
    const load = byUnit.get(unitId) ?? { unitId, open: 0, overdue: 0 };
    load.open += by;
    if (phase === 'late') load.overdue += by;
    if (load.open === 0) byUnit.delete(unitId);
    else byUnit.set(unitId, load);
    if (byUnit.size === 0) this.members.delete(holderId);
    else this.members.set(holderId, byUnit);
  }
}

function carry(after: CaseAfter): CarriedCase {
  return {
    unitId: after.unitId,
    holderId: after.holderId,
    ...nextDeadline(after),
    contacted: after.contacted,
    unclaimed: isUnclaimed(after),
  };
}

function unloaded(): UnitLoadRow {
  return { open: 0, overdue: 0, dueSoon: 0, neverContacted: 0, unclaimed: 0 };
}

/** A member's row names the unit that most of their cases belong to; ties go to the smallest id. */
function together(loads: readonly MemberLoadRow[]): MemberLoadRow {
  const main = loads.reduce((best, load) =>
    load.open > best.open || (load.open === best.open && (load.unitId ?? '') < (best.unitId ?? ''))
      ? load
      : best,
  );
  return {
    unitId: main.unitId,
    open: loads.reduce((sum, load) => sum + load.open, 0),
    overdue: loads.reduce((sum, load) => sum + load.overdue, 0),
  };
}

function pack([id, carried]: [string, CarriedCase]): SavedCase {
  const { unitId, holderId, soonAt, dueAt, contacted, unclaimed } = carried;
  return [id, unitId, holderId, soonAt, dueAt, contacted ? 1 : 0, unclaimed ? 1 : 0];
}

function unpack(saved: SavedCase): [string, CarriedCase] {
  const [id, unitId, holderId, soonAt, dueAt, contacted, unclaimed] = saved;
  const flags = { contacted: contacted === 1, unclaimed: unclaimed === 1 };
  return [id, { unitId, holderId, soonAt, dueAt, ...flags }];
}
