/** Takes one case up every rung whose time has come. */
import { Injectable } from '@nestjs/common';
import type { CaseRecord } from '../../cases/case-record';
import { CasePolicy } from '../../cases/policy';
import { tellOf } from '../../ladder/rules/recipients';
import { nextRung, type ActedRung, type ComingRung } from '../../ladder/rules/rung-times';
import { isLateSince, type Look } from './looks';
import { RungActs } from './rung-acts';
import { RungWriter } from './rung-writer';

/** A case as it stands, and the rung that it waits for. */
export interface Climbed {
  readonly record: CaseRecord;
  readonly next: ComingRung | null;
}

@Injectable()
export class CaseClimber {
  constructor(
    private readonly policy: CasePolicy,
    private readonly acts: RungActs,
    private readonly writer: RungWriter,
  ) {}

  /** The rung that comes next. */
  next(record: CaseRecord, acted: readonly ActedRung[], { rungs }: Look): ComingRung | null {
    return nextRung(record, rungs, acted, this.policy.clocksOf(record.realm).calendar);
  }

  /** [L2] [L3] [L5] One rung after another; null where somebody came between. */
  async climb(found: CaseRecord, look: Look): Promise<Climbed | null> {
    for (let record = found; ;) {
      const acted = (await this.writer.acted([record.id])).get(record.id) ?? [];
      const next = this.next(record, acted, look);
      if (!next || next.at > look.now) return { record, next };
      const after = await this.acts.act(record, next);
      if (!after) return null;
      await this.tell(after, next, look);
      record = after;
    }
  }

  private async tell(record: CaseRecord, coming: ComingRung, look: Look): Promise<void> {
    const { clock, rung, at, hurried } = coming;
    const mostTold = this.policy.limitsOf(record.realm)['ladder-told'];
    const { told, gap } = tellOf(rung, record, { staff: await look.staff(), mostTold });
    await this.writer.tell(record, {
      code: rung.code,
      clock: clock.kind,
      startedAt: clock.startedAt,
      dueAt: clock.dueAt,
      late: !hurried && isLateSince(at, look),
      told,
      reached: gap === null,
    });
  }
}
