/** Writes what was decided about a replay: its row, its realm's pace and the journal, in one commit. */
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import type { Realm } from '@heed/shared/vocabulary';
import type { Actor, NewEvent } from '../journal/events';
import { Journal } from '../journal/journal';
import { storePace } from '../journal/store-pace';
import { Database, queryWith } from '../kernel/database/database';
import { isoTime } from '../kernel/instant';
import { RealmClock, type Pace } from '../kernel/realm-clock';
import { isRefusal, refuse, type Refusal } from '../kernel/refusal';
import { lockReplay, type ReplayRecord } from './replay-record';
import { paceOf, type ReplayDecision } from './rules/replay-rules';
import { WaitingRows, type WaitingRow } from './waiting-rows';

interface Change {
  readonly record: ReplayRecord;
  /** As it stands from now on. */
  readonly next: ReplayRecord;
  readonly by: Actor;
  /** The realm's time, in milliseconds. */
  readonly now: number;
}

@Injectable()
export class ReplayWriter {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
    private readonly clock: RealmClock,
    private readonly rows: WaitingRows,
  ) {}

  /** Locks the replay, asks what to do, and does it. Null leaves everything as it is. */
  async change(
    id: string,
    by: Actor,
    decide: (record: ReplayRecord) => ReplayDecision | Refusal | null,
  ): Promise<Refusal | null> {
    return this.locked(id, async (client, record) => {
      const decision = decide(record);
      if (!decision || isRefusal(decision)) return decision;
      const next = { ...record, ...decision };
      return this.apply(client, { record, next, by, now: this.clock.now(record.realm) });
    });
  }

  /** [P6] Rows were told: they wait no more, and a clock that doesn't run stands where they end. */
  async told(id: string, by: Actor, rows: readonly WaitingRow[], refused: number): Promise<void> {
    await this.locked(id, async (client, record) => {
      await this.rows.told(client, id, rows);
      const playedTo = Math.max(rows.at(-1)?.at ?? 0, Date.parse(record.playedTo));
      await queryWith(
        client,
        `update replay set told = told + $2, refused = refused + $3, played_to = $4 where id = $1`,
        [id, rows.length, refused, isoTime(playedTo)],
      );
      const stands = record.state === 'running' && record.speed === null;
      const now = Math.max(playedTo, this.clock.now(record.realm));
      return stands ? this.apply(client, { record, next: record, by, now }) : null;
    });
  }

  /** [P7] The clock goes on from what was told, not from what passed meanwhile. */
  async takeOver(id: string, by: Actor): Promise<void> {
    await this.locked(id, async (client, record) => {
      const pace = this.clock.pace(record.realm);
      if (!pace || pace.speed === 0) return null;
      const now = Math.max(Date.parse(record.playedTo), await this.newestEntry(client, record));
      return this.apply(client, { record, next: record, by, now });
    });
  }

  private async locked(
    id: string,
    work: (client: PoolClient, record: ReplayRecord) => Promise<Pace | Refusal | null>,
  ): Promise<Refusal | null> {
    const paced: { realm: Realm; pace: Pace }[] = [];
    const refusal = await this.database.transaction(async (client) => {
      const record = await lockReplay(client, id);
      if (!record) return refuse('not-found');
      await this.clock.load(
        { query: (text, values) => queryWith(client, text, values) },
        record.realm,
      );
      const done = await work(client, record);
      if (!done || isRefusal(done)) return done;
      paced.push({ realm: record.realm, pace: done });
      return null;
    });
    // This node needn't wait for the journal to tell it.
    for (const { realm, pace } of paced) this.clock.set(realm, pace);
    return refusal;
  }

  private async apply(client: PoolClient, change: Change): Promise<Pace> {
    const { record, next, now, by } = change;
    await queryWith(client, 'update replay set state = $2, speed = $3 where id = $1', [
      record.id,
      next.state,
      next.speed,
    ]);
    const pace = this.paceFrom(next, now);
    const state = next.state === 'deleted' ? 'ended' : next.state;
    const events: NewEvent[] = [
      await storePace(client, record.realm, { ...pace, state }),
      ...(await this.endingOf(client, change)),
    ];
    await this.journal.append(events, { at: isoTime(now), realm: record.realm, actor: by }, client);
    return pace;
  }

  private paceFrom({ endsAt, ...next }: ReplayRecord, now: number): Pace {
    const speed = paceOf(next);
    const closed = next.state === 'ended' || next.state === 'deleted';
    const until = speed === 0 ? now : Math.max(now, Date.parse(endsAt));
    return { realmAt: now, wallAt: this.clock.wall.now(), speed, until, closed };
  }

  private async endingOf(client: PoolClient, { record, next }: Change): Promise<NewEvent[]> {
    const { id: replayId, told } = record;
    const events: NewEvent[] = [];
    const isOver = next.state === 'ended' || next.state === 'deleted';
    if (isOver && record.state !== 'ended') {
      events.push({ type: 'replay-ended', data: { replayId, told } });
    }
    if (next.state !== 'deleted') return events;
    await this.rows.destroy(client, record);
    return [...events, { type: 'replay-deleted', data: { replayId } }];
  }

  private async newestEntry(client: PoolClient, { realm }: ReplayRecord): Promise<number> {
    const rows = await queryWith<{ at: string }>(
      client,
      'select at from journal where realm = $1 order by position desc limit 1',
      [realm],
    );
    return rows[0] ? Date.parse(rows[0].at) : 0;
  }
}
