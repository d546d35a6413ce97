/** Cases at one look: their claims, their rungs, what is settled, and when to look again. */
import { Injectable, Logger } from '@nestjs/common';
import { unstoppedClocks, type CaseRecord } from '../../cases/case-record';
import { loadCases } from '../../cases/case-rows';
import { Database } from '../../kernel/database/database';
import { isoTime } from '../../kernel/instant';
import { nextLook } from '../../ladder/rules/rung-times';
import { CaseClimber } from './case-climber';
import type { NextLooks } from './case-watch';
import { isWarned, LeaseKeeper } from './lease-keeper';
import type { Look } from './looks';
import { RungWriter, type StoredRung } from './rung-writer';

/** Cases that something is done for while the others of the look are kept from other nodes. */
const ACTED_AT_ONCE = 10;
/** A case that can't be looked at holds up no other. */
const PATIENCE = 60_000;

/** Null for never. */
interface NextTime {
  readonly at: string | null;
}

@Injectable()
export class LadderCases {
  private readonly logger = new Logger(LadderCases.name);

  constructor(
    private readonly database: Database,
    private readonly leases: LeaseKeeper,
    private readonly climber: CaseClimber,
    private readonly writer: RungWriter,
  ) {}

  /** Most cases only changed: of them nothing more is read than the case and its rungs, all at once. */
  async look(caseIds: readonly string[], look: Look, hasTime: () => boolean): Promise<NextLooks> {
    const [records, acted] = await Promise.all([
      loadCases(this.database, caseIds),
      this.writer.acted(caseIds),
    ]);
    const looked = new Map<string, string | null>();
    let busy = 0;
    for (const id of caseIds) {
      const record = records.get(id);
      if (!record) {
        looked.set(id, null);
        continue;
      }
      let next = this.quietUntil(record, acted.get(id) ?? [], look);
      // The first one always: a look that only read for too long would never come to anything.
      const mayAct = busy === 0 || (busy < ACTED_AT_ONCE && hasTime());
      if (!next && mayAct) {
        busy += 1;
        next = await this.act(record, look);
      }
      if (next) looked.set(id, next.at);
    }
    return looked;
  }

  /** Until when there is nothing to do; null where there is something now. */
  private quietUntil(
    record: CaseRecord,
    acted: readonly StoredRung[],
    look: Look,
  ): NextTime | null {
    const ended = acted.some((rung) => rung.open && !runsStill(record, rung));
    const next = this.climber.next(record, acted, look);
    if (ended || (next && next.at <= look.now) || isWarned(record, look)) return null;
    return { at: record.closedAt === null ? nextLook(record, next, false) : null };
  }

  /** Null where somebody came between. */
  private async act(record: CaseRecord, look: Look): Promise<NextTime | null> {
    try {
      const kept = await this.leases.keep(record, look);
      const climbed = kept && (await this.climber.climb(kept, look));
      if (!climbed) return null;
      await this.writer.settle(climbed.record, isoTime(look.now));
      const { record: after, next } = climbed;
      if (after.closedAt !== null) return { at: null };
      return { at: nextLook(after, next, isWarned(after, look)) };
    } catch (error) {
      const { id: caseId } = record;
      this.logger.warn({ msg: 'a case could not be taken up the ladder', caseId, error });
      return { at: isoTime(look.now + PATIENCE) };
    }
  }
}

function runsStill(record: CaseRecord, { clock, startedAt }: StoredRung): boolean {
  return unstoppedClocks(record).some(
    (each) => each.kind === clock && each.startedAt === startedAt,
  );
}
