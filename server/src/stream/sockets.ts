/** The sockets of the room as this stage sees them: typed messages, and who is behind each. */
import type { CaseChanged, CommandAck, JoinAck, Resync } from '@heed/shared/down';
import type { Delta } from '@heed/shared/delta';
import type { Realm } from '@heed/shared/vocabulary';
import type { DefaultEventsMap, Namespace, Socket } from 'socket.io';
import type { Principal } from '../access/principal';

export interface DownMessages {
  'war-room:delta': (message: Delta) => void;
  'case:changed': (message: CaseChanged) => void;
  'war-room:resync': (message: Resync) => void;
}

/** What comes up is unknown until it is parsed. */
export interface UpMessages {
  'war-room:join': (message: unknown, ack?: (answer: JoinAck) => void) => void;
  'case:command': (message: unknown, ack?: (answer: CommandAck) => void) => void;
}

export interface SocketFacts {
  principal: Principal;
}

export type RoomSocket = Socket<UpMessages, DownMessages, DefaultEventsMap, SocketFacts>;
export type RoomNamespace = Namespace<UpMessages, DownMessages, DefaultEventsMap, SocketFacts>;

const BOARD = 'board:';

/** The room of those who watch a realm's board. */
export function boardRoom(realm: Realm): string {
  return BOARD + realm;
}

export function isBoardRoom(room: string): boolean {
  return room.startsWith(BOARD);
}
