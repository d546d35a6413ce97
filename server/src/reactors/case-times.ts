/**
 * What time alone does to cases, in each realm's own: work that rested goes on when its time has come,
 * and what ended long ago is archived. All that it goes by stands in the database, so nothing is missed
 * while every node is down; two nodes do it once, since both name the same request.
 */
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { CaseDesk } from '../cases/case-desk';
import { CasePolicy } from '../cases/policy';
import type { CommandActor } from '../cases/rules/situation';
import { Database } from '../kernel/database/database';
import { isoTime } from '../kernel/instant';
import { RealmClock } from '../kernel/realm-clock';
import { Ticker } from './ticker';

const TICK_MILLISECONDS = 5_000;
const DAY = 86_400_000;
/** How many cases one look takes: the others come with the next. */
const AT_A_TIME = 200;

const TIME: CommandActor = {
  kind: 'system',
  id: 'case-times',
  unitId: null,
  unitIds: [],
  leader: true,
};

interface DueCase {
  readonly id: string;
  readonly version: number;
}

@Injectable()
export class CaseTimes implements BeforeApplicationShutdown {
  private readonly ticker = new Ticker(() => this.look(), new Logger(CaseTimes.name));

  constructor(
    private readonly database: Database,
    private readonly clock: RealmClock,
    private readonly desk: CaseDesk,
    private readonly policy: CasePolicy,
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
    const rows = await this.database.query<{ realm: string }>(
      `select 'real' as realm union select realm from realm`,
    );
    const realms = rows.map(({ realm }) => realm);
    await this.command('resume', await this.rested(realms));
    await this.command('archive', await this.longEnded(realms));
  }

  /** [C32] */
  private rested(realms: readonly string[]): Promise<DueCase[]> {
    return this.database.query<DueCase>(
      `select c.id, c.version from unnest($1::text[], $2::timestamptz[]) r(realm, now)
         join cases c on c.realm = r.realm
       where c.state = 'suspended' and (c.doc -> 'suspension' ->> 'until')::timestamptz <= r.now
       limit ${AT_A_TIME}`,
      [realms, realms.map((realm) => isoTime(this.clock.now(realm)))],
      'cases-rested',
    );
  }

  /** [C39] */
  private longEnded(realms: readonly string[]): Promise<DueCase[]> {
    const rest = (realm: string) => this.policy.limitsOf(realm)['archived-after'] * DAY;
    const before = (realm: string) => isoTime(this.clock.now(realm) - rest(realm));
    return this.database.query<DueCase>(
      `select c.id, c.version from unnest($1::text[], $2::timestamptz[]) r(realm, before)
         join cases c on c.realm = r.realm and c.closed_at <= r.before
       where c.closed_at is not null and c.state <> 'archived' and not c.historic
       limit ${AT_A_TIME}`,
      [realms, realms.map(before)],
      'cases-long-ended',
    );
  }

  /** Whoever changed a case meanwhile is not overruled: the next look sees it as it is then. */
  private async command(kind: 'resume' | 'archive', due: readonly DueCase[]): Promise<void> {
    await Promise.all(
      due.map(({ id, version }) =>
        this.desk.command({
          caseId: id,
          actor: TIME,
          command: { kind, expectedVersion: version, requestId: `${kind}-${id}-${version}` },
        }),
      ),
    );
  }
}
