/** Takes one case up every rung whose time has come. */
import { Injectable } from '@nestjs/common';
import { RungCode } from '@heed/shared/ladder';
import type { CaseRecord } from '../../cases/case-record';
import { CasePolicy } from '../../cases/policy';
import { tellOf } from '../../ladder/rules/recipients';
import { bornLate, nextRung, type ActedRung, type ComingRung } from '../../ladder/rules/rung-times';
import { isLateSince, type Look } from './looks';
import { BornLateWriter } from './born-late-writer';
import { RungActs } from './rung-acts';
import { RungWriter, type StoredRung, type RungTelling } from './rung-writer';

/** A case as it stands, the rung that it waits for, and those that were acted on. */
export interface Climbed {
  readonly record: CaseRecord;
  readonly next: ComingRung | null;
  readonly acted: readonly StoredRung[];
}

@Injectable()
export class CaseClimber {
  constructor(
    private readonly policy: CasePolicy,
    private readonly acts: RungActs,
    private readonly writer: RungWriter,
    private readonly born: BornLateWriter,
  ) {}

  /** The rung that comes next. */
  next(record: CaseRecord, acted: readonly ActedRung[], { rungs }: Look): ComingRung | null {
    return nextRung(record, rungs, acted, this.calendarOf(record));
  }

  /** [L2] [L3] [L5] One rung after another; null where somebody came between. */
  async climb(found: CaseRecord, look: Look): Promise<Climbed | null> {
    for (let record = found; ;) {
      const acted = (await this.writer.acted([record.id])).get(record.id) ?? [];
      const born = bornLate(record, look.rungs, acted, this.calendarOf(record));
      if (born.length > 0) {
        const after = await this.takeIn(record, born, look);
        if (!after) return null;
        record = after;
        continue;
      }
      const next = this.next(record, acted, look);
      if (!next || next.at > look.now) return { record, next, acted };
      const after = await this.acts.act(record, next);
      if (!after) return null;
      await this.writer.tell(after, await this.tellingOf(after, next, look));
      record = after;
    }
  }

  /** [L18] Supervision, which the law asks for, is set; all else is told once for the whole import. */
  private async takeIn(
    record: CaseRecord,
    born: readonly ComingRung[],
    look: Look,
  ): Promise<CaseRecord | null> {
    const worst = born.reduce((a, b) => (rankOf(b) > rankOf(a) ? b : a));
    const after = worst.rung.code === 'supervise' ? await this.acts.act(record, worst) : record;
    if (!after) return null;
    const mostTold = this.policy.limitsOf(record.realm)['ladder-told'];
    const { told, gap } = tellOf(worst.rung, record, { staff: await look.staff(), mostTold });
    await this.born.tell(after, { born, told, reached: gap === null });
    return after;
  }

  private calendarOf({ realm }: CaseRecord) {
    return this.policy.clocksOf(realm).calendar;
  }

  /** What is told of a case whose next rung does nothing else; null where it does, or waits for nothing. */
  async onlyTells(
    record: CaseRecord,
    acted: readonly StoredRung[],
    look: Look,
  ): Promise<RungTelling | null> {
    const next = this.next(record, acted, look);
    if (!next || next.at > look.now || next.rung.code !== 'due-soon') return null;
    const born = bornLate(record, look.rungs, acted, this.calendarOf(record));
    return born.length > 0 ? null : this.tellingOf(record, next, look);
  }

  private async tellingOf(
    record: CaseRecord,
    coming: ComingRung,
    look: Look,
  ): Promise<RungTelling> {
    const { clock, rung, at, hurried } = coming;
    const mostTold = this.policy.limitsOf(record.realm)['ladder-told'];
    const { told, gap } = tellOf(rung, record, { staff: await look.staff(), mostTold });
    return {
      code: rung.code,
      clock: clock.kind,
      startedAt: clock.startedAt,
      dueAt: clock.dueAt,
      late: !hurried && isLateSince(at, look),
      told,
      reached: gap === null,
    };
  }
}

function rankOf({ rung }: ComingRung): number {
  return RungCode.options.indexOf(rung.code);
}
