/** Who is on duty and can be reached: what the ladder, assignment and hand-overs ask. */
import { Injectable } from '@nestjs/common';
import type { PostRow, ShiftRow } from '@heed/shared/roster';
import type { Realm } from '@heed/shared/vocabulary';
import { Database } from '../kernel/database/database';
import { ZoneTime } from '../kernel/zone-time';
import { loadMembers, loadOverrides, loadPosts, loadShifts, type MemberFacts } from './roster-rows';
import { dutiesIn } from './rules/duties';
import { DAY, dateOf, type DutyFact, type OverrideFact, type Span } from './rules/roster-facts';
import { StaffNumbers } from './staff-numbers';

/** How somebody can be reached. */
export type Contact = 'phone' | 'none';

@Injectable()
export class RosterReader {
  constructor(
    private readonly database: Database,
    readonly numbers: StaffNumbers,
    readonly zone: ZoneTime,
  ) {}

  /** [R1] [R2] [R3] The duties of a realm that lie in a span, the first first. */
  async duties(realm: Realm, span: Span): Promise<DutyFact[]> {
    const { shifts, overrides } = await this.plan(realm, span);
    return dutiesIn(shifts, overrides, span, this.zone);
  }

  /** [R7] Who is on duty at a time, in milliseconds of the realm's clock. */
  async onDuty(realm: Realm, at: number): Promise<DutyFact[]> {
    return this.duties(realm, { from: at, to: at + 1 });
  }

  /** [R7] How a member can be reached. Somebody whom nothing is known of cannot be. */
  async reachable(realm: Realm, memberId: string): Promise<Contact> {
    return (await this.numbers.of(realm)).has(memberId) ? 'phone' : 'none';
  }

  posts(realm: Realm): Promise<PostRow[]> {
    return loadPosts(this.database.pool, realm);
  }

  members(realm: Realm): Promise<MemberFacts[]> {
    return loadMembers(this.database.pool, realm);
  }

  /** What the duties of a span are written out from. */
  async plan(realm: Realm, span: Span): Promise<{ shifts: ShiftRow[]; overrides: OverrideFact[] }> {
    // A night of the day before may reach into the span.
    const since = dateOf(this.zone.localDay(span.from) - 1);
    const [shifts, overrides] = await Promise.all([
      loadShifts(this.database.pool, realm, since),
      loadOverrides(this.database.pool, realm, { from: span.from - DAY, to: span.to }),
    ]);
    return { shifts, overrides };
  }
}
