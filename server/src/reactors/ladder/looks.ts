/** What is the same for all cases of a realm at one look: its time, its rungs, its staff. */
import { Injectable } from '@nestjs/common';
import type { LadderRung } from '@heed/shared/ladder';
import type { Realm } from '@heed/shared/vocabulary';
import { lateAfterSeconds } from '../../../data/ladder-policy';
import { RealmClock } from '../../kernel/realm-clock';
import { LadderDesk } from '../../ladder/ladder-desk';
import { LadderStaff } from '../../ladder/ladder-staff';
import type { Staff } from '../../ladder/rules/recipients';

export interface Look {
  readonly now: number;
  readonly rungs: readonly LadderRung[];
  /** Read with the first case that needs it. */
  readonly staff: () => Promise<readonly Staff[]>;
}

@Injectable()
export class Looks {
  constructor(
    private readonly clock: RealmClock,
    private readonly desk: LadderDesk,
    private readonly people: LadderStaff,
  ) {}

  /** Null where the realm takes nothing in: what is left of a drill that is over waits for nobody. */
  async at(realm: Realm): Promise<Look | null> {
    if (this.clock.fault(realm) !== null) return null;
    const now = this.clock.now(realm);
    const rungs = await this.desk.rungsOf(realm);
    let staff: Promise<readonly Staff[]> | null = null;
    const read = async () => (await this.people.over(realm, { from: now, to: now + 1 })).at(now);
    return { now, rungs, staff: () => (staff ??= read()) };
  }
}

/** [L6] */
export function isLateSince(at: number, { now }: Look): boolean {
  return now - at > lateAfterSeconds * 1_000;
}
