/** The only writer of alarms: raised once for one subject, acknowledged once, cleared when the reason is gone. */
import { Injectable } from '@nestjs/common';
import type { AlarmAcknowledge, AlarmResult } from '@heed/shared/alarms';
import type { Realm } from '@heed/shared/vocabulary';
import { SYSTEM_ACTOR, type Actor, type EventData } from '../../journal/events';
import { DeskWriter, type DeskChange } from '../../journal/desk-writer';
import { Database } from '../../kernel/database/database';
import { isId, newId } from '../../kernel/ids';
import { isRefusal, refuse, type Refusal } from '../../kernel/refusal';

/** What an alarm says, without its id. */
export type AlarmAbout = Omit<EventData<'alarm-raised'>, 'alarmId'>;

export interface Raising {
  readonly realm: Realm;
  /** The subject and its due time in one text: the alarm is raised once for it. */
  readonly subject: string;
  readonly about: AlarmAbout;
}

/** An alarm that has not been cleared. */
export interface StandingAlarm {
  readonly id: string;
  readonly realm: Realm;
  readonly subject: string;
  readonly about: AlarmAbout;
}

@Injectable()
export class AlarmDesk {
  constructor(
    private readonly database: Database,
    private readonly writer: DeskWriter,
  ) {}

  /** [I15] Raises an alarm, unless it was raised before, here or by another node. */
  async raise({ realm, subject, about }: Raising): Promise<boolean> {
    const request = { realm, by: SYSTEM_ACTOR, requestId: null, body: null };
    const done = await this.writer.write(request, async (change) => {
      const [raised] = await change.query<{ id: string }>(
        `insert into alarm (id, realm, subject, code, level, about, raised_at)
         values ($1, $2, $3, $4, $5, $6::json, $7)
         on conflict (realm, subject) do nothing returning id`,
        [newId(), realm, subject, about.code, about.level, JSON.stringify(about), change.at],
      );
      if (!raised) return refuse('already-so');
      change.note({ type: 'alarm-raised', data: { alarmId: raised.id, ...about } });
      return raised.id;
    });
    return !isRefusal(done);
  }

  /** [I15] Its reason is gone. */
  async clear({ id, realm }: Pick<StandingAlarm, 'id' | 'realm'>): Promise<void> {
    await this.writer.write(
      { realm, by: SYSTEM_ACTOR, requestId: null, body: null },
      async (change) => {
        const [cleared] = await change.query<{ id: string }>(
          'update alarm set cleared_at = $2 where id = $1 and cleared_at is null returning id',
          [id, change.at],
        );
        if (!cleared) return refuse('already-so');
        change.note({ type: 'alarm-cleared', data: { alarmId: id } });
        return id;
      },
    );
  }

  /** [I15] Somebody has it in hand. */
  async acknowledge(
    { alarmId, requestId }: AlarmAcknowledge,
    by: Actor,
  ): Promise<AlarmResult | Refusal> {
    const realm = isId(alarmId) ? await this.realmOf(alarmId) : null;
    if (realm === null) return refuse('not-found');
    const request = { realm, by, requestId, body: { acknowledge: alarmId } };
    const done = await this.writer.write(request, (change) => take(change, alarmId));
    return isRefusal(done) ? done : { position: done.position, alarmId };
  }

  /** All that have not been cleared, of every realm. */
  standing(): Promise<StandingAlarm[]> {
    return this.database.query<StandingAlarm>(
      'select id, realm, subject, about from alarm where cleared_at is null',
    );
  }

  private async realmOf(alarmId: string): Promise<Realm | null> {
    const rows = await this.database.query<{ realm: Realm }>(
      'select realm from alarm where id = $1',
      [alarmId],
    );
    return rows[0]?.realm ?? null;
  }
}

async function take(change: DeskChange, alarmId: string): Promise<string | Refusal> {
  const [alarm] = await change.query<{ acknowledged: boolean; cleared: boolean }>(
    `select acknowledged_at is not null as acknowledged, cleared_at is not null as cleared
     from alarm where id = $1 for update`,
    [alarmId],
  );
  if (alarm?.acknowledged !== false || alarm.cleared) return refuse('already-so');
  await change.query('update alarm set acknowledged_at = $2, acknowledged_by = $3 where id = $1', [
    alarmId,
    change.at,
    change.by.id,
  ]);
  change.note({ type: 'alarm-acknowledged', data: { alarmId } });
  return alarmId;
}
