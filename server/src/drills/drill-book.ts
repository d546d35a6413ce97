/** What can be played, and how each drill stands. */
import { Inject, Injectable } from '@nestjs/common';
import type { DrillDetail, DrillRow, ScenarioRow } from '@heed/shared/drills';
import type { Realm } from '@heed/shared/vocabulary';
import { Database, queryWith, type Queryable } from '../kernel/database/database';
import { RealmClock } from '../kernel/realm-clock';
import { allDrills, drillById, toDrillRow, type DrillRecord } from './drill-record';
import { PLAYABLES, scenarioRow, suggestionOf, type Playable } from './playable';
import type { DrillSituation } from './rules/drill-rules';

@Injectable()
export class DrillBook {
  constructor(
    private readonly database: Database,
    private readonly clock: RealmClock,
    @Inject(PLAYABLES) private readonly playables: readonly Playable[],
  ) {}

  scenarios(): ScenarioRow[] {
    return this.playables.map(scenarioRow);
  }

  /** The scenario with a code, and what makes its stories. */
  playable(code: string): Playable | undefined {
    return this.playables.find(({ scenario }) => scenario.code === code);
  }

  async list(): Promise<DrillRow[]> {
    const records = await allDrills(this.database.pool);
    const rows = await Promise.all(records.map((record) => this.tell(record)));
    return rows.filter((row) => row !== null);
  }

  /** The drill, or null where there is none. */
  async row(id: string): Promise<DrillRow | null> {
    const record = await drillById(this.database.pool, id);
    return record ? this.tell(record) : null;
  }

  /** The drill with the incident that its scenario proposes, or null where there is none. */
  async detail(id: string): Promise<DrillDetail | null> {
    const row = await this.row(id);
    const playable = row && this.playable(row.scenario);
    return playable ? { ...row, suggestion: suggestionOf(playable.scenario) } : null;
  }

  /** The realm's own time, in milliseconds. */
  now({ realm }: DrillRecord): number {
    return this.clock.now(realm);
  }

  /** The drill as the rules see it at this moment. */
  async situationOf(record: DrillRecord, from: Queryable): Promise<DrillSituation> {
    const steps = this.playable(record.scenario)?.scenario.steps ?? [];
    return {
      state: record.state,
      speed: record.speed,
      now: this.now(record),
      endsAt: Date.parse(record.endsAt),
      stepTo: record.stepTo === null ? null : Date.parse(record.stepTo),
      sealsDestroyed: record.sealsDestroyedAt !== null,
      steps: steps.map(({ code }) => code),
      done: [...(await doneSteps(from, record.id)).keys()],
    };
  }

  private async tell(record: DrillRecord): Promise<DrillRow | null> {
    const playable = this.playable(record.scenario);
    // A scenario that a newer version no longer brings can't be told about.
    if (!playable) return null;
    return toDrillRow(record, {
      scenario: playable.scenario,
      now: this.now(record),
      done: await doneSteps(this.database.pool, record.id),
      incidentId: await this.incidentOf(record.realm),
    });
  }

  /** The incident that the room opened first. */
  private async incidentOf(realm: Realm): Promise<string | null> {
    const rows = await this.database.query<{ id: string }>(
      'select id from incident where realm = $1 order by id limit 1',
      [realm],
    );
    return rows[0]?.id ?? null;
  }
}

async function doneSteps(from: Queryable, drillId: string): Promise<Map<string, string>> {
  const rows = await queryWith<{ code: string; done_at: string }>(
    from,
    'select code, done_at from drill_step where drill_id = $1',
    [drillId],
  );
  return new Map(rows.map(({ code, done_at }) => [code, done_at]));
}
