/** Alarms that have not been cleared. */
import type { AlarmRow } from '@heed/shared/alarms';
import type { BoardParts } from '@heed/shared/board';
import { fromBytes, toBytes } from '../measure/bytes.fold';
import type { Fold, FoldedEntry, Projection, ViewContext } from '../projection';

export const alarmsProjection: Projection = {
  name: 'alarms',
  version: 1,
  empty: () => new AlarmsFold([]),
  load: (bytes) => new AlarmsFold(fromBytes(bytes) as SavedAlarm[]),
};

type SavedAlarm = [id: string, row: AlarmRow];

class AlarmsFold implements Fold {
  private readonly alarms: Map<string, AlarmRow>;

  constructor(saved: readonly SavedAlarm[]) {
    this.alarms = new Map(saved);
  }

  apply({ type, data, at, actor }: FoldedEntry): void {
    if (type === 'alarm-raised') {
      const { alarmId, dueAt: _dueAt, ...about } = data;
      this.alarms.set(alarmId, {
        ...about,
        raisedAt: at,
        acknowledgedAt: null,
        acknowledgedBy: null,
      });
    } else if (type === 'alarm-acknowledged') {
      const row = this.alarms.get(data.alarmId);
      const taken = { acknowledgedAt: at, acknowledgedBy: actor.id };
      if (row) this.alarms.set(data.alarmId, { ...row, ...taken });
    } else if (type === 'alarm-cleared') {
      this.alarms.delete(data.alarmId);
    }
  }

  rows(_now: number, { incident }: ViewContext): Partial<BoardParts> {
    const shown = [...this.alarms].filter(
      ([, { incidentId }]) => incident === undefined || incidentId === incident,
    );
    return { alarms: Object.fromEntries(shown) };
  }

  save(): Uint8Array {
    return toBytes([...this.alarms]);
  }
}
