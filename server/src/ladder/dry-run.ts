/** Tries the ladder for a time: whom would a case reach that came in then? Writes nothing. */
import { Injectable } from '@nestjs/common';
import type { DryRun, LadderRung } from '@heed/shared/ladder';
import { Urgency, type Realm } from '@heed/shared/vocabulary';
import { dryRunHour } from '../../data/ladder-policy';
import { CasePolicy } from '../cases/policy';
import { isoTime } from '../kernel/instant';
import { ReferenceLists } from '../reference/reference-lists';
import { DAY, dayOf, HOUR } from '../roster/rules/roster-facts';
import { LadderDesk } from './ladder-desk';
import { LadderStaff } from './ladder-staff';
import { lastOf, tried, trialRungs, type Trial } from './rules/trial';

@Injectable()
export class LadderDryRun {
  constructor(
    private readonly desk: LadderDesk,
    private readonly staff: LadderStaff,
    private readonly lists: ReferenceLists,
    private readonly policy: CasePolicy,
  ) {}

  /** [L15] At a time in milliseconds; `now` says which nights are the coming ones. */
  async run(realm: Realm, at: number, now: number): Promise<DryRun> {
    const trials = this.trials(realm, at, await this.desk.rungsOf(realm));
    const staff = await this.staff.over(realm, { from: at, to: lastOf(trials, at) + 1 });
    const mostTold = this.policy.limitsOf(realm)['ladder-told'];
    const rows = trials.map((trial) =>
      tried(trial, (time) => ({ staff: staff.at(time), mostTold })),
    );
    const gaps = rows.flatMap(({ rungs }) => rungs.filter(({ gap }) => gap !== null)).length;
    const { keepsRoster } = staff;
    return { at: isoTime(at), keepsRoster, rows, gaps, suggested: this.suggested(realm, now) };
  }

  /** The next two o'clock in the night. */
  tonight(now: number): number {
    const { zone } = this.staff;
    const today = this.nightOf(zone.localDay(now));
    return today > now ? today : this.nightOf(zone.localDay(now) + 1);
  }

  private trials(realm: Realm, at: number, rungs: readonly LadderRung[]): Trial[] {
    const policy = this.policy.clocksOf(realm);
    const { units } = this.lists.of(realm).state;
    const own = units.filter(({ retired }) => !retired).map(({ id }) => id);
    return [null, ...own].flatMap((unitId) =>
      Urgency.options.map((urgency) => ({
        urgency,
        unitId,
        rungs: trialRungs({ urgency, unitId }, isoTime(at), rungs, policy),
      })),
    );
  }

  private suggested(realm: Realm, now: number): DryRun['suggested'] {
    const { zone } = this.staff;
    const days = this.lists.of(realm).calendars.at(-1)?.days ?? [];
    const coming = days
      .filter(({ kind }) => kind !== 'workday')
      .map(({ date }) => this.nightOf(dayOf(date)))
      .filter((time) => time > now)
      .sort((a, b) => a - b)[0];
    const year = new Date(zone.localTime(now)).getUTCFullYear();
    return {
      tonight: isoTime(this.tonight(now)),
      holiday: coming === undefined ? null : isoTime(coming),
      newYear: isoTime(this.nightOf(dayOf(`${year + 1}-01-01`))),
    };
  }

  private nightOf(day: number): number {
    return this.staff.zone.timeOf(day * DAY + dryRunHour * HOUR);
  }
}
