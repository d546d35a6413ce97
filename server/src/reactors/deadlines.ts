/**
 * Watches what has a deadline, each in its realm's own time: raises the alarms that are due, clears
 * those whose reason is gone. All that it goes by stands in the database: a deadline that passed while
 * every node was down is acted upon, once, when one comes back.
 */
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Database } from '../kernel/database/database';
import { isoTime } from '../kernel/instant';
import { RealmClock } from '../kernel/realm-clock';
import { ladderAlarms } from './ladder/ladder-alarms';
import { AlarmDesk, type Raising, type StandingAlarm } from '../incidents/alarms/alarm-desk';
import type { IncidentRecord } from '../incidents/incident-record';
import {
  alarmOfCase,
  alarmOfDelivery,
  alarmOfPromise,
  alarmsOfIncident,
  raiseAt,
  type DeadDelivery,
  type OpenPromise,
  type WaitingCase,
} from './due-alarms';
import { Ticker } from './ticker';

const TICK_MILLISECONDS = 1_000;
/** How far the clocks of two nodes may be apart. */
const CLOCKS_DIFFER = 10_000;

@Injectable()
export class Deadlines implements BeforeApplicationShutdown {
  /** Subjects for which the alarm was raised, by this node or before it: each is asked for once. */
  private raised = new Set<string>();
  private readonly ticker = new Ticker(() => this.look(), new Logger(Deadlines.name));

  constructor(
    private readonly database: Database,
    private readonly clock: RealmClock,
    private readonly alarms: AlarmDesk,
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
    const asked = (await this.everything()).filter(({ realm, about }) =>
      this.isPast(realm, raiseAt(about)),
    );
    const due = new Map(asked.map((each) => [keyOf(each), each]));
    for (const [key, each] of due) if (!this.raised.has(key)) await this.alarms.raise(each);
    this.raised = new Set(due.keys());
    for (const standing of await this.alarms.standing()) {
      // Another node's clock may be ahead of this one: what isn't due here yet isn't over either.
      if (!due.has(keyOf(standing)) && this.isOver(standing)) await this.alarms.clear(standing);
    }
  }

  private isOver({ realm, about }: StandingAlarm): boolean {
    return this.isPast(realm, raiseAt(about) + CLOCKS_DIFFER);
  }

  private isPast(realm: string, time: number): boolean {
    return time <= this.clock.now(realm);
  }

  private async everything(): Promise<Raising[]> {
    const [incidents, promises, cases, deliveries, ladder] = await Promise.all([
      this.incidents(),
      this.promises(),
      this.waitingCases(),
      this.deadDeliveries(),
      ladderAlarms(this.database),
    ]);
    return [
      ...incidents.flatMap(alarmsOfIncident),
      ...promises.map(alarmOfPromise),
      ...cases.map(alarmOfCase),
      ...deliveries.map(alarmOfDelivery),
      ...ladder,
    ];
  }

  private async incidents(): Promise<IncidentRecord[]> {
    const rows = await this.database.query<{ doc: IncidentRecord }>(
      `select doc from incident where state <> 'reviewed'`,
    );
    return rows.map(({ doc }) => doc);
  }

  private promises(): Promise<OpenPromise[]> {
    return this.database.query<OpenPromise>(
      `select id, realm, incident_id as "incidentId", bulletin_id as "bulletinId",
         owner_unit_id as "ownerUnitId", due_at as "dueAt"
       from promise where state in ('open', 'revised')`,
    );
  }

  /** Of a list of readers one wrong mailbox is no alarm: nobody of it was reached. */
  private deadDeliveries(): Promise<DeadDelivery[]> {
    return this.database.query<DeadDelivery>(
      `select d.target_id as "targetId", d.position, d.realm, n.bulletin_id as "bulletinId",
         b.incident_id as "incidentId", max(coalesce(
           (select max(a.at) from delivery_attempt a where a.delivery_id = d.id), d.queued_at)) as "triedAt"
       from delivery d
         join delivery_target t on t.id = d.target_id and t.enabled
         join delivery_notice n on n.position = d.position
         join bulletin b on b.id = n.bulletin_id
       where (d.state = 'dead' or (d.state = 'waiting' and d.retried_after > 0))
         and not exists (
           select 1 from delivery o where o.target_id = d.target_id and o.position = d.position
             and (o.state = 'sent' or (o.state = 'waiting' and o.retried_after = 0)))
       group by 1, 2, 3, 4, 5`,
      [],
      'deliveries-dead',
    );
  }

  /** Of each realm by its own time; historic cases wait for nobody. */
  private async waitingCases(): Promise<WaitingCase[]> {
    const realms = await this.database.query<{ realm: string }>(
      `select 'real' as realm union select realm from realm`,
    );
    const names = realms.map(({ realm }) => realm);
    return this.database.query<WaitingCase>(
      `select c.id, c.realm, c.case_no as "caseNo", c.category, c.district, c.street,
         c.unit_id as "unitId", c.incident_ids as "incidentIds", c.due_at as "dueAt"
       from unnest($1::text[], $2::timestamptz[]) r(realm, now)
         join cases c on c.realm = r.realm and c.due_at <= r.now
       where c.urgency = 0 and c.closed_at is null and not c.historic
         and c.state in ('registered', 'pending_dispatch', 'dispatched', 'return_requested')`,
      [names, names.map((realm) => isoTime(this.clock.now(realm)))],
      'critical-cases-waiting',
    );
  }
}

function keyOf({ realm, subject }: { readonly realm: string; readonly subject: string }): string {
  return `${realm}|${subject}`;
}
