/** The wire of the broadcaster: this node's sockets in a board's room, but for those that can't keep up. */
import type { Delta } from '@heed/shared/delta';
import type { ScopeKey } from '../projections/scope';
import { isBehind } from './connection';
import type { RoomWire } from './broadcaster';
import { boardRoom, type RoomNamespace, type RoomSocket } from './sockets';

export class RoomSockets implements RoomWire {
  constructor(private readonly namespace: RoomNamespace) {}

  isEmpty(scope: ScopeKey): boolean {
    return this.ids(scope).size === 0;
  }

  /** Serialised once for all of them. Other nodes fold for themselves and send to their own. */
  send(scope: ScopeKey, delta: Delta): void {
    for (const id of this.ids(scope)) {
      const socket = this.namespace.sockets.get(id);
      if (socket && isBehind(socket.conn)) leaveBehind(socket);
    }
    this.namespace.local.to(boardRoom(scope)).emit('war-room:delta', delta);
  }

  private ids(scope: ScopeKey): ReadonlySet<string> {
    return this.namespace.adapter.rooms.get(boardRoom(scope)) ?? new Set();
  }
}

function leaveBehind(socket: RoomSocket): void {
  for (const room of socket.rooms) if (room !== socket.id) void socket.leave(room);
  socket.emit('war-room:resync', { reason: 'lagging' });
}
