/** The wire of the broadcaster: this node's sockets in a board's room, but for those that can't keep up. */
import { PacketType } from 'socket.io-parser';
import type { Delta } from '@heed/shared/delta';
import type { ScopeKey } from '../projections/scope';
import type { RoomWire } from './broadcaster';
import { isBehind, messageOf, sendFrame, type Message } from './connection';
import { boardRoom, type RoomNamespace, type RoomSocket } from './sockets';
import { writtenOnce } from './written';

export class RoomSockets implements RoomWire {
  private readonly messages = new WeakMap<Delta, Message>();

  constructor(private readonly namespace: RoomNamespace) {}

  isEmpty(scope: ScopeKey): boolean {
    return this.ids(scope).size === 0;
  }

  /** Written once for all of them. Other nodes fold for themselves and send to their own. */
  send(scope: ScopeKey, delta: Delta): void {
    const message = this.messageOf(delta);
    for (const id of this.ids(scope)) {
      const socket = this.namespace.sockets.get(id);
      if (!socket) continue;
      if (isBehind(socket.conn)) leaveBehind(socket);
      else sendFrame(socket.conn, message);
    }
  }

  /** The frames that one socket lacks. */
  sendTo(socket: RoomSocket, frames: readonly Delta[]): void {
    for (const delta of frames) sendFrame(socket.conn, this.messageOf(delta));
  }

  /** By the frame itself: it lives as long as somebody may still be sent it. */
  private messageOf(delta: Delta): Message {
    const known = this.messages.get(delta);
    if (known) return known;
    const head = `${PacketType.EVENT}${this.namespace.name},["war-room:delta",`;
    const message = messageOf(head, writtenOnce(delta));
    this.messages.set(delta, message);
    return message;
  }

  private ids(scope: ScopeKey): ReadonlySet<string> {
    return this.namespace.adapter.rooms.get(boardRoom(scope)) ?? new Set();
  }
}

function leaveBehind(socket: RoomSocket): void {
  for (const room of socket.rooms) if (room !== socket.id) void socket.leave(room);
  socket.emit('war-room:resync', { reason: 'lagging' });
}
