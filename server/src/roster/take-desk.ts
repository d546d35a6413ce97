/** 立即接班: whoever asks stands in at once, for what is left of a duty or for hours that nobody has. */
import { Injectable } from '@nestjs/common';
import type { RosterResult, TakeShift } from '@heed/shared/roster';
import type { DeskChange } from '../journal/desk-writer';
import type { Actor } from '../journal/events';
import { isId } from '../kernel/ids';
import { isoTime, parseTime } from '../kernel/instant';
import { refuse, refuseField, type Refusal } from '../kernel/refusal';
import { resultOf } from './roster-desk';
import { loadOverrides, loadShifts, lockPost, overridesOf } from './roster-rows';
import { dutiesIn, occurrenceOn } from './rules/duties';
import { gapsIn } from './rules/gaps';
import { calledInPlan } from './rules/plan';
import { dateOf, overlap, type Span } from './rules/roster-facts';
import { RosterWriter } from './roster-writer';
import { ShiftWrites } from './shift-writes';

@Injectable()
export class TakeDesk {
  constructor(
    private readonly writer: RosterWriter,
    private readonly shifts: ShiftWrites,
  ) {}

  /** [R8] The member who asks is on duty from now, or from its beginning where that is to come. */
  async take(ask: TakeShift, memberId: string, by: Actor): Promise<RosterResult | Refusal> {
    const { realm, requestId, duty, gap } = ask;
    if ((duty === undefined) === (gap === undefined)) {
      return refuseField('invalid', 'duty', 'duty-or-gap');
    }
    const done = await this.writer.write({ realm, by, requestId, body: ask }, (change) => {
      if (duty) return this.takeDuty(change, duty, memberId);
      return gap ? this.takeGap(change, gap, memberId) : Promise.resolve(refuse('invalid'));
    });
    return resultOf(done);
  }

  private async takeDuty(
    change: DeskChange,
    { shiftId, date }: NonNullable<TakeShift['duty']>,
    memberId: string,
  ): Promise<string | Refusal> {
    const shift = await this.shifts.known(change, shiftId);
    const known = shift && occurrenceOn(shift, date, this.shifts.zone);
    if (!shift || !known) return refuse('not-found');
    const now = parseTime(change.at);
    if (known.to <= now) return refuseField('illegal-state', 'duty', 'duty-over');
    const from = Math.max(now, known.from);
    const overrides = await overridesOf(change, shiftId, date);
    const stands = dutiesIn([shift], overrides, { from, to: from + 1 }, this.shifts.zone);
    if (stands.some((duty) => duty.memberId === memberId)) return refuse('already-so');
    const startsAt = from === known.from ? null : isoTime(from);
    return this.shifts.put(change, { shiftId, date, why: 'taken', byMemberId: memberId, startsAt });
  }

  private async takeGap(
    change: DeskChange,
    { postId, start, end }: NonNullable<TakeShift['gap']>,
    memberId: string,
  ): Promise<string | Refusal> {
    // Held against whoever takes the same hours in the same moment.
    const post = isId(postId) ? await lockPost(change, postId) : undefined;
    if (!post) return refuse('not-found');
    const span = {
      from: Math.max(parseTime(change.at), parseTime(start)),
      to: parseTime(end),
    };
    if (span.to <= span.from) return refuseField('illegal-state', 'gap', 'duty-over');
    const gaps = gapsIn([post], await this.dutiesOf(change, span), span);
    const open = gaps.some((gap) => overlap(gap, span) === span.to - span.from);
    if (!open) return refuseField('already-claimed', 'gap', 'gap-filled');
    return this.shifts.add(change, { postId, memberId, plan: calledInPlan(span) });
  }

  private async dutiesOf(change: DeskChange, span: Span) {
    const since = dateOf(this.shifts.zone.localDay(span.from) - 1);
    const shifts = await loadShifts(change.client, change.realm, since);
    const overrides = await loadOverrides(change.client, change.realm, span);
    return dutiesIn(shifts, overrides, span, this.shifts.zone);
  }
}
