/** Brings changed limits to running cases: how many that would touch, and page by page through the desk. */
import { Injectable } from '@nestjs/common';
import type { RecountPreview, RecountStep } from '@heed/shared/clocks';
import type { Realm } from '@heed/shared/vocabulary';
import { Database } from '../kernel/database/database';
import { RealmClock } from '../kernel/realm-clock';
import { isRefusal } from '../kernel/refusal';
import { sha256Hex } from '../kernel/seal/digest';
import { CaseDesk } from './case-desk';
import type { CaseRecord } from './case-record';
import { CasePolicy } from './policy';
import { outdatedClocks } from './rules/recount';
import type { CommandActor } from './rules/situation';

const PAGE = 500;

export interface RecountAsk {
  readonly realm: Realm;
  readonly requestId: string;
  readonly actor: CommandActor;
  /** The case after which to go on; null at the beginning. */
  readonly after: string | null;
}

@Injectable()
export class ClockRecounter {
  constructor(
    private readonly database: Database,
    private readonly desk: CaseDesk,
    private readonly policy: CasePolicy,
    private readonly clock: RealmClock,
  ) {}

  /** How many open cases there are, and of how many a clock would be due at another time. */
  async preview(realm: Realm): Promise<RecountPreview> {
    const policy = this.policy.clocksOf(realm);
    const now = this.clock.isoNow(realm);
    const counts = { open: 0, changed: 0, overdue: 0 };
    for (let after: string | null = null; ;) {
      const page = await this.page(realm, after);
      for (const record of page) {
        const clocks = outdatedClocks(record, policy);
        counts.open += 1;
        if (clocks.length === 0) continue;
        counts.changed += 1;
        if (!isLate(record.clocks, now) && isLate(clocks, now)) counts.overdue += 1;
      }
      after = page.at(-1)?.id ?? null;
      if (page.length < PAGE) return counts;
    }
  }

  /** Recounts one page of cases; each is a command of its own, and repeating the request changes nothing. */
  async step({ realm, requestId, actor, after }: RecountAsk): Promise<RecountStep> {
    const page = await this.page(realm, after);
    const policy = this.policy.clocksOf(realm);
    const outdated = page.filter((record) => outdatedClocks(record, policy).length > 0);
    const answers = await Promise.all(
      outdated.map(({ id, version }) =>
        this.desk.command({
          caseId: id,
          actor,
          command: {
            kind: 'recount',
            expectedVersion: version,
            requestId: sha256Hex(`${requestId}|${id}`),
          },
        }),
      ),
    );
    const missed = answers.filter(isRefusal).length;
    return {
      looked: page.length,
      changed: answers.length - missed,
      missed,
      next: page.length < PAGE ? null : (page.at(-1)?.id ?? null),
    };
  }

  private async page(realm: Realm, after: string | null): Promise<CaseRecord[]> {
    const rows = await this.database.query<{ doc: CaseRecord }>(
      `select doc from cases
       where realm = $1 and closed_at is null and not historic and ($2::uuid is null or id > $2)
       order by id limit ${PAGE}`,
      [realm, after],
    );
    return rows.map(({ doc }) => doc);
  }
}

function isLate(clocks: CaseRecord['clocks'], now: string): boolean {
  return clocks.some(({ stoppedAt, dueAt }) => stoppedAt === null && dueAt < now);
}
