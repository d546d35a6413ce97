/** Tells the rooms of a realm of its alarms at once: the board has them too, with its next frame. */
import type { AlarmAcknowledged, AlarmRaised } from '@heed/shared/alarms';
import { alarmForVisitors } from '../access/visitor-board';
import { incidentOf, realmOf } from '../projections/scope';
import type { FoldedEntry } from '../projections/projection';
import { scopeOfRoom, type RoomNamespace } from './sockets';
import { isOfVisitors } from './visitor-boards';

export function tellAlarms(namespace: RoomNamespace, entries: readonly FoldedEntry[]): void {
  for (const entry of entries) {
    if (entry.type === 'alarm-raised') {
      tellRaised(namespace, entry);
    } else if (entry.type === 'alarm-acknowledged') {
      const message = acknowledged(entry);
      // Which incident it was of is on the board: every room of the realm hears that it is in hand.
      const rooms = roomsOf(namespace, entry.realm, undefined);
      if (message && rooms.length > 0)
        namespace.local.to(rooms).emit('alarm:acknowledged', message);
    }
  }
}

function tellRaised(namespace: RoomNamespace, entry: Entry<'alarm-raised'>): void {
  const message = raised(entry);
  const rooms = roomsOf(namespace, entry.realm, entry.data.incidentId);
  const visitors = rooms.filter(isOfVisitors);
  const others = rooms.filter((room) => !isOfVisitors(room));
  if (others.length > 0) namespace.local.to(others).emit('alarm:raised', message);
  if (visitors.length === 0) return;
  const alarm = alarmForVisitors(message.alarm);
  namespace.local.to(visitors).emit('alarm:raised', { ...message, alarm });
}

/** `incident` undefined: all rooms of the realm, whatever incident they are of. */
function roomsOf(
  namespace: RoomNamespace,
  realm: string,
  incident: string | null | undefined,
): string[] {
  return [...namespace.adapter.rooms.keys()].filter((room) => {
    const scope = scopeOfRoom(room);
    if (scope === null || realmOf(scope) !== realm) return false;
    const of = incidentOf(scope);
    return of === null || incident === undefined || of === incident;
  });
}

type Entry<T extends FoldedEntry['type']> = Extract<FoldedEntry, { type: T }>;

function raised({ data, realm, at }: Entry<'alarm-raised'>): AlarmRaised {
  const { alarmId, dueAt: _dueAt, ...about } = data;
  return {
    alarmId,
    realm,
    alarm: { ...about, raisedAt: at, acknowledgedAt: null, acknowledgedBy: null },
  };
}

function acknowledged({
  data,
  realm,
  at,
  actor,
}: Entry<'alarm-acknowledged'>): AlarmAcknowledged | null {
  return actor.id === null ? null : { alarmId: data.alarmId, realm, at, by: actor.id };
}
