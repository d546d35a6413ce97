/** The clocks of a case with the reasons of their due times: stretches, rule, source. */
import { Inject, Injectable } from '@nestjs/common';
import type { CaseDetail } from '@heed/shared/rows';
import type { Realm } from '@heed/shared/vocabulary';
import type { CaseClock, CaseRecord } from '../cases/case-record';
import { clockPolicyOf } from '../cases/clock-policies';
import { explain, limitOf } from '../cases/rules/due-time';
import type { WorkCalendar } from '../cases/rules/work-calendar';
import type { Env } from '../config/env';
import { ENV } from '../config/env-token';
import { RealmClock } from '../kernel/realm-clock';
import type { RealmLists } from '../reference/realm-lists';
import { ReferenceLists } from '../reference/reference-lists';

type ExplainedClock = CaseDetail['clocks'][number];

@Injectable()
export class ClockExplainer {
  constructor(
    private readonly lists: ReferenceLists,
    private readonly clock: RealmClock,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** The realm's own time. */
  now(realm: Realm): string {
    return this.clock.isoNow(realm);
  }

  pace(realm: Realm): number {
    return this.clock.speed(realm);
  }

  of({ realm, clocks }: Pick<CaseRecord, 'realm' | 'clocks'>): ExplainedClock[] {
    const lists = this.lists.of(realm);
    const { calendar } = clockPolicyOf(lists, this.env.timeZone);
    return clocks.map((clock) => explained(clock, lists, calendar));
  }
}

function explained(clock: CaseClock, lists: RealmLists, calendar: WorkCalendar): ExplainedClock {
  const { kind, startedAt, dueAt, stoppedAt, limitMinutes, rule } = clock;
  const row = lists.clockRule(rule);
  return {
    kind,
    startedAt,
    dueAt,
    stoppedAt,
    limitMinutes,
    rule,
    limit: limitOf(clock),
    extended: clock.extended ?? 0,
    pauses: [...(clock.pauses ?? [])],
    source: row ? { zh: row.source, en: row.sourceEn } : null,
    segments: explain(clock, calendar),
  };
}
