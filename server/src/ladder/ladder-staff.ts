/** Who could be told, as the lists, the roster and the kept numbers have it. */
import { Injectable } from '@nestjs/common';
import { REAL, type Realm } from '@heed/shared/vocabulary';
import type { ZoneTime } from '../kernel/zone-time';
import { ReferenceLists } from '../reference/reference-lists';
import { RosterReader } from '../roster/roster-reader';
import { dutiesIn } from '../roster/rules/duties';
import type { Span } from '../roster/rules/roster-facts';
import { StaffNumbers } from '../roster/staff-numbers';
import type { Staff } from './rules/recipients';

/** The staff of a realm over a span of time. */
export interface StaffOver {
  /** [L14] Whether any shift is planned. */
  readonly keepsRoster: boolean;
  /** As they are at a time of the span, in milliseconds. */
  at(time: number): readonly Staff[];
}

@Injectable()
export class LadderStaff {
  constructor(
    private readonly lists: ReferenceLists,
    private readonly roster: RosterReader,
    private readonly numbers: StaffNumbers,
  ) {}

  get zone(): ZoneTime {
    return this.roster.zone;
  }

  async over(realm: Realm, span: Span): Promise<StaffOver> {
    const [{ shifts, overrides }, numbers] = await Promise.all([
      this.roster.plan(realm, span),
      this.numbers.of(realm),
    ]);
    const members = this.lists.of(realm).state.members.filter(({ disabled }) => !disabled);
    const keepsRoster = shifts.length > 0;
    // Nobody plans those who train: in a drill the real staff count as they do without a roster.
    const real = this.lists.of(REAL);
    const isGuest = (id: string) => realm !== REAL && real.member(id) !== undefined;
    const known = new Map<number, readonly Staff[]>();
    const staffAt = (time: number) => {
      const now = { from: time, to: time + 1 };
      const duties = dutiesIn(shifts, overrides, now, this.roster.zone);
      const present = new Set(duties.map(({ memberId }) => memberId));
      return members.map(({ id, unitId, roles }) => ({
        id,
        unitId,
        roles,
        onDuty: !keepsRoster || present.has(id) || isGuest(id),
        callable: !keepsRoster || numbers.has(id) || isGuest(id),
      }));
    };
    return {
      keepsRoster,
      at: (time) => {
        const staff = known.get(time) ?? staffAt(time);
        known.set(time, staff);
        return staff;
      },
    };
  }
}
