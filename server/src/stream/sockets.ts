/** The sockets of the room as this stage sees them: typed messages, and who is behind each. */
import type { AlarmAcknowledged, AlarmRaised } from '@heed/shared/alarms';
import type {
  AlarmAck,
  CaseChanged,
  CasesChanged,
  CommandAck,
  Resync,
  WatchAck,
} from '@heed/shared/down';
import type { Delta } from '@heed/shared/delta';
import type { CasePresence } from '@heed/shared/presence';
import type { Rejection } from '@heed/shared/rejections';
import type { Namespace, Socket } from 'socket.io';
import type { Principal } from '../access/principal';
import type { ScopeKey } from '../projections/scope';
import type { SharedAnswer } from './shared-answer';
import { wholeScope } from './visitor-boards';

export interface DownMessages {
  'war-room:delta': (message: Delta) => void;
  'case:changed': (message: CaseChanged) => void;
  'cases:changed': (message: CasesChanged) => void;
  'case:presence': (message: CasePresence) => void;
  'alarm:raised': (message: AlarmRaised) => void;
  'alarm:acknowledged': (message: AlarmAcknowledged) => void;
  'war-room:resync': (message: Resync) => void;
}

/** What comes up is unknown until it is parsed. */
export interface UpMessages {
  'war-room:join': (message: unknown, ack?: (answer: Rejection | SharedAnswer) => void) => void;
  'case:command': (message: unknown, ack?: (answer: CommandAck) => void) => void;
  'alarm:acknowledge': (message: unknown, ack?: (answer: AlarmAck) => void) => void;
  'case:watch': (message: unknown, ack?: (answer: WatchAck) => void) => void;
  'case:unwatch': (message: unknown) => void;
}

/** Between the nodes of a deployment; parsed where it is heard. */
export interface NodeMessages {
  presence: (message: unknown) => void;
}

export interface SocketFacts {
  principal: Principal;
}

export type RoomSocket = Socket<UpMessages, DownMessages, NodeMessages, SocketFacts>;
export type RoomNamespace = Namespace<UpMessages, DownMessages, NodeMessages, SocketFacts>;

const BOARD = 'board:';

/** The room of those who watch the board of a scope. */
export function boardRoom(scope: ScopeKey): string {
  return BOARD + scope;
}

/** Whose board it is, whoever it is told to; null for a room that is no board's. */
export function scopeOfRoom(room: string): ScopeKey | null {
  return isBoardRoom(room) ? wholeScope(room.slice(BOARD.length)) : null;
}

export function isBoardRoom(room: string): boolean {
  return room.startsWith(BOARD);
}
