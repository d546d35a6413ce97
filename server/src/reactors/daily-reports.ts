/**
 * Makes the daily reports: five minutes after a realm's statistical day ends, for each realm in which an
 * incident was open, one of the whole realm and one of each such incident. Each once, however many nodes
 * look: the request names the day.
 */
import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { ReportInput } from '@heed/shared/reports';
import { REAL, type Realm } from '@heed/shared/vocabulary';
import type { Env } from '../config/env';
import { ENV } from '../config/env-token';
import { SYSTEM_ACTOR } from '../journal/events';
import { Database } from '../kernel/database/database';
import { isoTime } from '../kernel/instant';
import { RealmClock } from '../kernel/realm-clock';
import { isRefusal } from '../kernel/refusal';
import { statisticalDayOf } from '../kernel/statistical-day';
import { ZoneTime } from '../kernel/zone-time';
import { ReportDesk } from '../reports/report-desk';
import { Ticker } from './ticker';

const TICK_MILLISECONDS = 5_000;
/** What was told in the last minutes of the day has come in by then. */
const AFTER_THE_DAY = 5 * 60_000;

interface OpenIncident {
  readonly id: string;
  readonly realm: Realm;
  readonly openedAt: string;
  readonly stoodDownAt: string | null;
}

@Injectable()
export class DailyReports implements BeforeApplicationShutdown {
  private readonly logger = new Logger(DailyReports.name);
  private readonly ticker = new Ticker(() => this.look(), this.logger);
  private readonly zone: ZoneTime;
  /** Requests that were answered: nobody has to ask the database again. */
  private readonly done = new Set<string>();

  constructor(
    private readonly database: Database,
    private readonly clock: RealmClock,
    private readonly reports: ReportDesk,
    @Inject(ENV) env: Pick<Env, 'timeZone'>,
  ) {
    this.zone = new ZoneTime(env.timeZone);
  }

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
    const incidents = await this.incidents();
    for (const [realm, own] of Map.groupBy(incidents, (incident) => incident.realm)) {
      if (this.clock.fault(realm) === null) await this.makeDue(realm, own);
    }
  }

  /** [F18] */
  private async makeDue(realm: Realm, incidents: readonly OpenIncident[]): Promise<void> {
    const end = statisticalDayOf(this.zone, this.clock.now(realm) - AFTER_THE_DAY);
    const start = statisticalDayOf(this.zone, end - 1);
    const open = incidents.filter(
      ({ openedAt, stoodDownAt }) =>
        Date.parse(openedAt) < end && (stoodDownAt === null || Date.parse(stoodDownAt) >= start),
    );
    if (open.length === 0) return;
    const day = isoTime(this.zone.localTime(start)).slice(0, 10);
    for (const incidentId of [null, ...open.map(({ id }) => id)]) {
      if (this.ticker.isStopping) return;
      await this.make(realm, day, incidentId);
    }
  }

  private async make(realm: Realm, day: string, incidentId: string | null): Promise<void> {
    const requestId = ['daily', day, incidentId ?? realm].join('_');
    if (this.done.has(requestId)) return;
    const input: ReportInput = {
      kind: 'daily',
      requestId,
      realm,
      day,
      ...(incidentId !== null && { incidentId }),
    };
    const made = await this.reports.freeze(input, SYSTEM_ACTOR);
    if (isRefusal(made)) this.logger.warn({ msg: 'a daily report was refused', error: made.error });
    this.done.add(requestId);
  }

  private incidents(): Promise<OpenIncident[]> {
    return this.database.query<OpenIncident & object>(
      `select id, realm, doc ->> 'openedAt' as "openedAt", doc ->> 'stoodDownAt' as "stoodDownAt"
       from incident where state <> 'reviewed' and (realm = $1 or realm in (select realm from realm where not closed))`,
      [REAL],
    );
  }
}
