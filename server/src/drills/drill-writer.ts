/** Writes what was decided about a drill: its rows, its realm's pace and the journal, in one commit. */
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import type { Realm } from '@heed/shared/vocabulary';
import { destroySeals } from '../cases/destroy-seals';
import type { Actor, NewEvent } from '../journal/events';
import { Journal } from '../journal/journal';
import { storePace } from '../journal/store-pace';
import { Database, queryWith } from '../kernel/database/database';
import { isoTime } from '../kernel/instant';
import { RealmClock, type Pace } from '../kernel/realm-clock';
import { isRefusal, refuse, type Refusal } from '../kernel/refusal';
import { Sealer } from '../kernel/seal/sealer';
import { lockDrill, type DrillRecord } from './drill-record';
import type { DrillDecision } from './rules/drill-rules';

/** A moment in a drill's realm, and the decision that is made in it. */
export interface DecidedDrill {
  readonly decision: DrillDecision;
  /** The realm's time, in milliseconds. */
  readonly now: number;
}

interface Change extends DecidedDrill {
  readonly record: DrillRecord;
  readonly by: Actor;
}

@Injectable()
export class DrillWriter {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
    private readonly clock: RealmClock,
    private readonly sealer: Sealer,
  ) {}

  /** Locks the drill, asks what to do, and does it. Null leaves everything as it is. */
  async change(
    id: string,
    by: Actor,
    decide: (
      record: DrillRecord,
      client: PoolClient,
    ) => Promise<DecidedDrill | Refusal | null> | DecidedDrill | Refusal | null,
  ): Promise<Refusal | null> {
    let paced: { readonly realm: Realm; readonly pace: Pace } | null = null;
    const refusal = await this.database.transaction(async (client) => {
      const record = await lockDrill(client, id);
      if (!record) return refuse('not-found');
      // Another node may have set the pace a moment ago: what is decided here goes on from there.
      await this.clock.load(queriesOf(client), record.realm);
      const decided = await decide(record, client);
      if (!decided) return null;
      if (isRefusal(decided)) return decided;
      const pace = await this.apply(client, { record, by, ...decided });
      paced = pace && { realm: record.realm, pace };
      return null;
    });
    this.takeUp(paced);
    return refusal;
  }

  /** This node needn't wait for the journal to tell it. */
  private takeUp(paced: { readonly realm: Realm; readonly pace: Pace } | null): void {
    if (paced) this.clock.set(paced.realm, paced.pace);
  }

  private async apply(client: PoolClient, change: Change): Promise<Pace | null> {
    const { record, decision, now, by } = change;
    const state = decision.state ?? record.state;
    const stepTo = decision.stepTo === undefined ? record.stepTo : iso(decision.stepTo);
    await queryWith(client, 'update drill set state = $2, speed = $3, step_to = $4 where id = $1', [
      record.id,
      state,
      decision.speed ?? record.speed,
      stepTo,
    ]);
    const pace = this.paceOf(change, Date.parse(stepTo ?? record.endsAt));
    const events = await this.eventsOf(client, change);
    if (pace) events.unshift(await storePace(client, record.realm, { ...pace, state }));
    if (events.length > 0) {
      const context = { at: isoTime(now), realm: record.realm, actor: by };
      await this.journal.append(events, context, client);
    }
    return pace;
  }

  private paceOf({ decision, now }: Change, until: number): Pace | null {
    if (decision.pace === undefined) return null;
    const closed = decision.ended ?? false;
    return { realmAt: now, wallAt: this.clock.wall.now(), speed: decision.pace, until, closed };
  }

  private async eventsOf(client: PoolClient, change: Change): Promise<NewEvent[]> {
    const { record, decision, now } = change;
    const events: NewEvent[] = [];
    const drillId = record.id;
    if (decision.stepDone !== undefined) {
      await queryWith(
        client,
        'insert into drill_step (drill_id, code, done_at) values ($1, $2, $3)',
        [drillId, decision.stepDone, isoTime(now)],
      );
      events.push({ type: 'drill-step-done', data: { drillId, step: decision.stepDone } });
    }
    if (decision.ended) {
      events.push({ type: 'drill-ended', data: { drillId, told: record.told } });
    }
    if (decision.destroySeals) events.push(await this.destroySeals(client, record));
    return events;
  }

  private async destroySeals(client: PoolClient, { id, realm }: DrillRecord): Promise<NewEvent> {
    await destroySeals(client, this.sealer, realm);
    await queryWith(client, 'update drill set seals_destroyed_at = $2 where id = $1', [
      id,
      isoTime(this.clock.wall.now()),
    ]);
    return { type: 'drill-seals-destroyed', data: { drillId: id } };
  }
}

function queriesOf(client: PoolClient): Pick<Database, 'query'> {
  return { query: (text, values) => queryWith(client, text, values) };
}

function iso(milliseconds: number | null): string | null {
  return milliseconds === null ? null : isoTime(milliseconds);
}
