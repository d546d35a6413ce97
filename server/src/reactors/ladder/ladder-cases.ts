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
import { RungWriter, type RungTelling, type StoredRung, type ToldCase } from './rung-writer';

/** Cases that something is done for while the others of the look are kept from other nodes. */
const ACTED_AT_ONCE = 10;
/** A case that can't be looked at holds up no other. */
const PATIENCE = 60_000;

/** Null for never. */
interface NextTime {
  readonly at: string | null;
}

const NEVER: NextTime = { at: null };

interface CaseToTell extends ToldCase<RungTelling> {
  readonly acted: readonly StoredRung[];
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
    const told: CaseToTell[] = [];
    const due: CaseRecord[] = [];
    for (const id of caseIds) {
      const record = records.get(id);
      const own = acted.get(id) ?? [];
      const next = record ? this.quietUntil(record, own, look) : NEVER;
      if (next || !record) {
        looked.set(id, next?.at ?? null);
        continue;
      }
      const telling = await this.onlyTells(record, own, look);
      if (telling) told.push({ record, telling, acted: own });
      else due.push(record);
    }
    for (const { record, next } of await this.tellTogether(told, look)) {
      if (next) looked.set(record.id, next.at);
      else due.push(record);
    }
    for (const [busy, record] of due.entries()) {
      // The first one always: a look that only read for too long would never come to anything.
      if (busy > 0 && (busy >= ACTED_AT_ONCE || !hasTime())) break;
      const next = await this.act(record, look);
      if (next) looked.set(record.id, next.at);
    }
    return looked;
  }

  /** [L1] Where a warning is all that is due, of however many cases, all are told in one commit. */
  private async tellTogether(told: readonly CaseToTell[], look: Look) {
    const [first] = told;
    if (!first) return [];
    try {
      await this.writer.tellAll(first.record.realm, told);
    } catch (error) {
      // One that can't be told holds up no other: each is tried alone.
      this.logger.warn({ msg: 'cases could not be told of together', error });
      return told.map(({ record }) => ({ record, next: null }));
    }
    const at = isoTime(look.now);
    return told.map(({ record, telling, acted }) => {
      const known = [...acted, { ...telling, at, open: true }];
      return { record, next: this.quietUntil(record, known, look) };
    });
  }

  private async onlyTells(record: CaseRecord, acted: readonly StoredRung[], look: Look) {
    if (hasEnded(record, acted) || isWarned(record, look)) return null;
    return this.climber.onlyTells(record, acted, look);
  }

  /** Until when there is nothing to do; null where there is something now. */
  private quietUntil(
    record: CaseRecord,
    acted: readonly StoredRung[],
    look: Look,
  ): NextTime | null {
    const next = this.climber.next(record, acted, look);
    if (hasEnded(record, acted) || (next && next.at <= look.now) || isWarned(record, look))
      return null;
    return { at: record.closedAt === null ? nextLook(record, next, false) : null };
  }

  /** Null where somebody came between. */
  private async act(record: CaseRecord, look: Look): Promise<NextTime | null> {
    try {
      const kept = await this.leases.keep(record, look);
      const climbed = kept && (await this.climber.climb(kept, look));
      if (!climbed) return null;
      const { record: after, next, acted } = climbed;
      if (hasEnded(after, acted)) await this.writer.settle(after, isoTime(look.now));
      if (after.closedAt !== null) return { at: null };
      return { at: nextLook(after, next, isWarned(after, look)) };
    } catch (error) {
      const { id: caseId } = record;
      this.logger.warn({ msg: 'a case could not be taken up the ladder', caseId, error });
      return { at: isoTime(look.now + PATIENCE) };
    }
  }
}

/** Whether something that was raised is over. */
function hasEnded(record: CaseRecord, acted: readonly StoredRung[]): boolean {
  return acted.some((rung) => rung.open && !runsStill(record, rung));
}

function runsStill(record: CaseRecord, { clock, startedAt }: StoredRung): boolean {
  return unstoppedClocks(record).some(
    (each) => each.kind === clock && each.startedAt === startedAt,
  );
}
