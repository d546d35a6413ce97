/** Shifts and what takes their place, as rows and entries of a write that is going on. */
import { Injectable } from '@nestjs/common';
import type { RosterCommand, ShiftPlan, ShiftRow } from '@heed/shared/roster';
import type { DeskChange } from '../journal/desk-writer';
import { isId, newId } from '../kernel/ids';
import { refuse, refuseField, type Refusal } from '../kernel/refusal';
import { ZoneTime } from '../kernel/zone-time';
import { countShifts, insertOverride, insertShift, lockShift, updateShift } from './roster-rows';
import { occurrenceOn } from './rules/duties';
import { endedPlan, lastDayOf, planFault, storedPlan } from './rules/plan';
import type { OverrideFact } from './rules/roster-facts';

type Command<K extends RosterCommand['kind']> = Extract<RosterCommand, { kind: K }>;

/** Bounds what is written out day by day. */
export const MOST_SHIFTS = 5_000;

@Injectable()
export class ShiftWrites {
  constructor(readonly zone: ZoneTime) {}

  /** [R1] A new shift; post and member are known to be there. */
  async add(
    change: DeskChange,
    shift: { readonly postId: string; readonly memberId: string; readonly plan: ShiftPlan },
    source: string | null = null,
  ): Promise<string | Refusal> {
    const fault = planFault(shift.plan);
    if (fault) return fault;
    if ((await countShifts(change)) >= MOST_SHIFTS) return refuse('too-large');
    const plan = storedPlan(shift.plan);
    const { postId, memberId } = shift;
    const shiftId = newId();
    await insertShift(change, { id: shiftId, postId, memberId, plan }, this.lastDay(plan), source);
    change.note({ type: 'roster-shift-added', data: { shiftId, postId, memberId, plan } });
    return shiftId;
  }

  /** [R1] No duty begins from the day on. */
  async end(
    change: DeskChange,
    { shiftId, expectedVersion, from }: Command<'end-shift'>,
  ): Promise<string | Refusal> {
    const shift = await this.known(change, shiftId);
    if (!shift) return refuse('not-found');
    if (shift.version !== expectedVersion) {
      return refuse('stale-version', { currentVersion: shift.version });
    }
    await this.cut(change, shift, from);
    return shiftId;
  }

  async cut(change: DeskChange, shift: ShiftRow, from: string): Promise<void> {
    const left = endedPlan(shift.plan, from);
    const plan = left ?? shift.plan;
    const version = shift.version + 1;
    await updateShift(change, { ...shift, plan, version }, this.lastDay(plan), left === null);
    change.note({ type: 'roster-shift-ended', data: { shiftId: shift.id, version, from } });
  }

  /** [R3] Somebody else, or nobody, stands in for one duty. */
  async override(
    change: DeskChange,
    { shiftId, date, why, byMemberId }: Command<'override'>,
  ): Promise<string | Refusal> {
    const shift = await this.known(change, shiftId);
    if (!shift) return refuse('not-found');
    if (!occurrenceOn(shift, date, this.zone)) {
      return refuseField('invalid', 'date', 'no-duty-then');
    }
    return this.put(change, { shiftId, date, why, byMemberId, startsAt: null });
  }

  async put(change: DeskChange, override: OverrideFact): Promise<string> {
    await insertOverride(change, newId(), override);
    const { date: day, ...rest } = override;
    change.note({ type: 'roster-overridden', data: { ...rest, day } });
    return override.shiftId;
  }

  known(change: DeskChange, shiftId: string): Promise<ShiftRow | undefined> {
    return isId(shiftId) ? lockShift(change, shiftId) : Promise.resolve(undefined);
  }

  private lastDay(plan: ShiftPlan): string | null {
    return lastDayOf(plan, (time) => this.zone.localDay(time));
  }
}
