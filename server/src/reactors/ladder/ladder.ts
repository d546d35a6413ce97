/**
 * Takes cases that wait up the ladder, and ends claims that nothing was done with, each realm by its
 * own clock. All that it goes by stands in the database: two nodes do it once, and what was due while
 * every node was down is done, once, when one comes back.
 */
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { LadderRung } from '@heed/shared/ladder';
import type { Realm } from '@heed/shared/vocabulary';
import { lateAfterSeconds } from '../../../data/ladder-policy';
import type { CaseRecord } from '../../cases/case-record';
import { loadCases } from '../../cases/case-rows';
import { CasePolicy } from '../../cases/policy';
import { Database } from '../../kernel/database/database';
import { isoTime, parseTime } from '../../kernel/instant';
import { RealmClock } from '../../kernel/realm-clock';
import { LadderDesk } from '../../ladder/ladder-desk';
import { LadderStaff } from '../../ladder/ladder-staff';
import { leaderFor, tellOf, type Staff } from '../../ladder/rules/recipients';
import {
  isLate,
  nextLook,
  nextRung,
  type ActedRung,
  type ComingRung,
} from '../../ladder/rules/rung-times';
import { Ticker } from '../ticker';
import { CaseWatch, type NextLook } from './case-watch';
import { RungActs } from './rung-acts';
import { RungWriter, type Telling } from './rung-writer';
import { WeeklyTrial } from './weekly-trial';

const TICK_MILLISECONDS = 2_000;
/** A case that can't be looked at holds up no other. */
const PATIENCE = 60_000;

/** A realm as it is at one look. */
interface Look {
  readonly now: number;
  readonly rungs: readonly LadderRung[];
  readonly staff: () => Promise<readonly Staff[]>;
}

@Injectable()
export class Ladder implements BeforeApplicationShutdown {
  private readonly logger = new Logger(Ladder.name);
  private readonly ticker = new Ticker(() => this.look(), this.logger);

  constructor(
    private readonly database: Database,
    private readonly clock: RealmClock,
    private readonly policy: CasePolicy,
    private readonly desk: LadderDesk,
    private readonly people: LadderStaff,
    private readonly watch: CaseWatch,
    private readonly acts: RungActs,
    private readonly writer: RungWriter,
    private readonly trial: WeeklyTrial,
  ) {}

  start(): void {
    this.ticker.start(TICK_MILLISECONDS);
  }

  tick(): Promise<void> {
    return this.ticker.tick();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.ticker.stop();
  }

  private async look(): Promise<void> {
    await this.watch.follow();
    const realms = await this.database.query<{ realm: Realm }>(
      'select distinct realm from ladder_watch',
    );
    for (const { realm } of realms) {
      // What is left of a drill that is over waits for nobody.
      if (this.clock.fault(realm) === null) await this.lookAt(realm);
    }
    await this.trial.tryOnce();
  }

  private async lookAt(realm: Realm): Promise<void> {
    const now = this.clock.now(realm);
    const rungs = await this.desk.rungsOf(realm);
    let staff: Promise<readonly Staff[]> | null = null;
    const readStaff = async () =>
      (await this.people.over(realm, { from: now, to: now + 1 })).at(now);
    const look: Look = { now, rungs, staff: () => (staff ??= readStaff()) };
    while (await this.watch.eachDue(realm, now, (id) => this.lookSafely(id, look)));
  }

  private async lookSafely(caseId: string, look: Look): Promise<NextLook> {
    try {
      return await this.lookAtCase(caseId, look);
    } catch (error) {
      this.logger.warn({ msg: 'a case could not be taken up the ladder', caseId, error });
      return { at: isoTime(look.now + PATIENCE) };
    }
  }

  /** When to look again. */
  private async lookAtCase(caseId: string, look: Look): Promise<NextLook> {
    const found = (await loadCases(this.database, [caseId])).get(caseId);
    if (!found) return { at: null };
    const leased = await this.keepLease(found, look);
    const climbed = leased && (await this.climb(leased, look));
    if (!climbed) return 'again';
    const { record, next } = climbed;
    await this.writer.settle(record, isoTime(look.now));
    const warned = record.lease !== undefined && parseTime(record.lease.warnAt) <= look.now;
    return { at: record.closedAt === null ? nextLook(record, next, warned) : null };
  }

  /** [L2] [L3] [L5] Every rung whose time has come, one after another; null where somebody came between. */
  private async climb(
    found: CaseRecord,
    look: Look,
  ): Promise<{ record: CaseRecord; next: ComingRung | null } | null> {
    const { calendar } = this.policy.clocksOf(found.realm);
    for (let record = found; ;) {
      const acted = (await this.writer.acted(record.id)) as ActedRung[];
      const next = nextRung(record, look.rungs, acted, calendar);
      if (!next || next.at > look.now) return { record, next };
      const after = await this.acts.act(record, next);
      if (!after) return null;
      await this.tellRung(after, next, look);
      record = after;
    }
  }

  private async tellRung(record: CaseRecord, next: ComingRung, look: Look): Promise<void> {
    const { clock, rung } = next;
    const { told, gap } = tellOf(rung, record, await look.staff());
    await this.writer.tell(record, {
      code: rung.code,
      clock: clock.kind,
      startedAt: clock.startedAt,
      dueAt: clock.dueAt,
      late: isLate(next, isoTime(look.now), lateAfterSeconds),
      told,
      reached: gap === null,
    });
  }

  /** [C54] [L10] The case afterwards; null where somebody came between. */
  private async keepLease(record: CaseRecord, look: Look): Promise<CaseRecord | null> {
    const { lease, holderId } = record;
    if (!lease || holderId === null || look.now < parseTime(lease.warnAt)) return record;
    const about = {
      clock: 'lease',
      startedAt: lease.from,
      dueAt: lease.until,
      reached: true,
    } as const;
    const lateSince = (at: string) => look.now - parseTime(at) > lateAfterSeconds * 1_000;
    const tell = (of: CaseRecord, telling: Pick<Telling, 'code' | 'told' | 'late'>) =>
      this.writer.tell(of, { ...about, ...telling });
    if (look.now < parseTime(lease.until)) {
      await tell(record, { code: 'lease-warned', told: [holderId], late: lateSince(lease.warnAt) });
      return record;
    }
    const leader =
      record.urgency === 'critical' ? leaderFor(record, await look.staff()) : undefined;
    const after = await this.acts.lapse(record, leader);
    if (!after || after.version === record.version) return after;
    const told = after.holderId === null ? [holderId] : [holderId, after.holderId];
    await tell(after, { code: 'claim-lapsed', told, late: lateSince(lease.until) });
    return after;
  }
}
