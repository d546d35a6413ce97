/** The sockets of the room as this stage sees them: typed messages, and who is behind each. */
import type { BoardScope } from '@heed/shared/board';
import type { CaseChanged, CommandAck, JoinAck, Resync } from '@heed/shared/down';
import type { Delta } from '@heed/shared/delta';
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

/** The room of those who watch a board. */
export function boardRoom({ realm }: Pick<BoardScope, 'realm'>): string {
  return `board:${realm}`;
}
