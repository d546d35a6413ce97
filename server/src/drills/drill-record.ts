/** A drill as it is stored, and as it is told about. */
import type { PoolClient } from 'pg';
import type { DrillRow, DrillState, DrillStep } from '@heed/shared/drills';
import type { Realm } from '@heed/shared/vocabulary';
import type { Scenario } from '../../data/scenarios/scenario-types';
import { queryWith, type Queryable } from '../kernel/database/database';
import { isoTime } from '../kernel/instant';
import { momentOf } from './playable';

export interface DrillRecord {
  readonly id: string;
  readonly realm: Realm;
  readonly scenario: string;
  readonly seed: number;
  /** The one that was chosen, whether the clock runs or stands. */
  readonly speed: number;
  readonly state: DrillState;
  readonly beginsAt: string;
  readonly endsAt: string;
  /** Complaints told so far, and in all. */
  readonly told: number;
  readonly total: number;
  readonly historyTold: number;
  /** All that is due up to this moment of the realm has been told. */
  readonly playedTo: string;
  /** When its player last looked, on the wall clock. */
  readonly seenAt: string;
  /** Where a step forward ends; null while none is made. */
  readonly stepTo: string | null;
  readonly sealsDestroyedAt: string | null;
}

export const drillColumns = `d.id, d.realm, d.scenario, d.seed, d.speed, d.state,
  d.begins_at as "beginsAt", d.ends_at as "endsAt", d.told, d.total,
  d.history_told as "historyTold", d.played_to as "playedTo", d.seen_at as "seenAt",
  d.step_to as "stepTo", d.seals_destroyed_at as "sealsDestroyedAt"`;

/** The drill, locked until the transaction ends. */
export async function lockDrill(client: PoolClient, id: string): Promise<DrillRecord | undefined> {
  const rows = await queryWith<DrillRecord>(
    client,
    `select ${drillColumns} from drill d where d.id = $1 for update`,
    [id],
  );
  return rows[0];
}

export async function drillById(from: Queryable, id: string): Promise<DrillRecord | undefined> {
  const rows = await queryWith<DrillRecord>(
    from,
    `select ${drillColumns} from drill d where d.id = $1`,
    [id],
  );
  return rows[0];
}

/** All drills, the newest first. */
export async function allDrills(from: Queryable): Promise<DrillRecord[]> {
  return queryWith<DrillRecord>(
    from,
    `select ${drillColumns} from drill d order by d.opened_at desc, d.id`,
  );
}

/** What beside its own row says where a drill stands. */
export interface DrillStanding {
  readonly scenario: Scenario;
  /** The realm's time, in milliseconds. */
  readonly now: number;
  /** When each step was done, by code. */
  readonly done: ReadonlyMap<string, string>;
  readonly incidentId: string | null;
}

export function toDrillRow(
  record: DrillRecord,
  { scenario, now, done, incidentId }: DrillStanding,
): DrillRow {
  const { id, realm, seed, speed, state, beginsAt, endsAt, told, total } = record;
  return {
    id,
    realm,
    scenario: record.scenario,
    title: scenario.title,
    seed,
    state,
    speed,
    at: isoTime(now),
    beginsAt,
    endsAt,
    told,
    total,
    incidentId,
    sealsDestroyed: record.sealsDestroyedAt !== null,
    steps: scenario.steps.map((step): DrillStep => {
      const at = momentOf(scenario, step.minute);
      const doneAt = done.get(step.code) ?? null;
      const due = now >= at && state !== 'preparing' ? 'due' : 'ahead';
      const { code, title, expects } = step;
      return { code, at: isoTime(at), title, expects, state: doneAt ? 'done' : due, doneAt };
    }),
  };
}
