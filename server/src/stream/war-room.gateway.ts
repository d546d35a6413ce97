/** The socket door to the room: join a board, give a command, hear what changed. */
import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Logger, type OnModuleDestroy } from '@nestjs/common';
import {
  Ack,
  ConnectedSocket,
  MessageBody,
  SubscribeMessage,
  WebSocketGateway,
  type OnGatewayConnection,
  type OnGatewayInit,
} from '@nestjs/websockets';
import type { Snapshot } from '@heed/shared/board';
import type { CommandAck, JoinAck } from '@heed/shared/down';
import { CommandMessage, JoinMessage } from '@heed/shared/up';
import type { Realm } from '@heed/shared/vocabulary';
import { can } from '../access/can';
import { Clock } from '../kernel/clock';
import { newId } from '../kernel/ids';
import { isRefusal, RefusedError, refuse, type Refusal } from '../kernel/refusal';
import { Board } from '../projections/board';
import { Follower } from '../projections/follower';
import type { FoldedEntry } from '../projections/projection';
import { Broadcaster, TICK_MILLISECONDS, type Joined } from './broadcaster';
import { announcements, audienceRooms } from './case-audience';
import { cutOff } from './connection';
import { MessageGuard } from './message-guard';
import { parseMessage } from './parse-message';
import { CASE_COMMANDS, REJECTIONS, type CaseCommands, type Rejections } from './ports';
import { Reception } from './reception';
import { RoomSockets } from './room-sockets';
import { boardRoom, type RoomNamespace, type RoomSocket } from './sockets';

const NOT_READY_SECONDS = 1;
const GOODBYE_MILLISECONDS = 100;

/** What is sent while the server runs; made when its sockets are. */
interface Sending {
  readonly namespace: RoomNamespace;
  readonly broadcaster: Broadcaster;
  readonly end: () => void;
}

@WebSocketGateway({ namespace: '/room' })
export class WarRoomGateway
  implements OnGatewayInit<RoomNamespace>, OnGatewayConnection<RoomSocket>, OnModuleDestroy
{
  private readonly logger = new Logger(WarRoomGateway.name);
  private sending: Sending | null = null;

  constructor(
    private readonly board: Board,
    private readonly follower: Follower,
    private readonly clock: Clock,
    private readonly reception: Reception,
    @Inject(CASE_COMMANDS) private readonly commands: CaseCommands,
    @Inject(REJECTIONS) private readonly rejections: Rejections,
  ) {}

  afterInit(namespace: RoomNamespace): void {
    namespace.use((socket, next) => void this.reception.receive(socket, next));
    const wire = new RoomSockets(namespace);
    const monotonic = () => this.clock.monotonic();
    const broadcaster = new Broadcaster(this.board, wire, newId(), monotonic);
    const timer = setInterval(() => this.tick(broadcaster), TICK_MILLISECONDS);
    const deafen = this.follower.onAdvanced((entries) => this.advanced(entries));
    const end = () => {
      clearInterval(timer);
      deafen();
    };
    this.sending = { namespace, broadcaster, end };
  }

  handleConnection(socket: RoomSocket): void {
    const guard = new MessageGuard(() => this.clock.monotonic());
    socket.use(([event, ...rest], next) => {
      const verdict = guard.judge(event);
      if (verdict.pass) return next();
      const ack: unknown = rest.at(-1);
      if (typeof ack === 'function') ack(this.rejection(socket, verdict.refusal));
      if (verdict.drop) socket.disconnect(true);
    });
    this.reception.watch(socket);
    void socket.join(audienceRooms(socket.data.principal));
  }

  /** Joined and answered in one go: no frame can come between the snapshot and the room. */
  @SubscribeMessage('war-room:join')
  join(
    @ConnectedSocket() socket: RoomSocket,
    @MessageBody() body: unknown,
    @Ack() ack?: (answer: JoinAck) => void,
  ): void {
    const message = parseMessage(JoinMessage, body);
    const answer = isRefusal(message) ? message : this.enter(socket, message);
    ack?.(isRefusal(answer) ? this.rejection(socket, answer) : answer);
  }

  @SubscribeMessage('case:command')
  async command(
    @ConnectedSocket() socket: RoomSocket,
    @MessageBody() body: unknown,
    @Ack() ack?: (answer: CommandAck) => void,
  ): Promise<void> {
    const message = parseMessage(CommandMessage, body);
    const answer = isRefusal(message)
      ? this.rejection(socket, message)
      : await this.decide(socket, message);
    ack?.(answer);
  }

  /** Says good-bye, and ends what doesn't hear it: one stalled screen must not hold up a stop. */
  async onModuleDestroy(): Promise<void> {
    if (!this.sending) return;
    const { namespace, end } = this.sending;
    this.sending = null;
    end();
    namespace.local.emit('war-room:resync', { reason: 'restarted' });
    const connections = [...namespace.sockets.values()].map(({ conn }) => conn);
    namespace.local.disconnectSockets(true);
    await pause(GOODBYE_MILLISECONDS);
    for (const connection of connections) cutOff(connection);
  }

  /** The board as a screen that joins now would get it. */
  snapshot(realm: Realm): Snapshot | Refusal {
    const joined = this.joinable(realm);
    return isRefusal(joined) ? joined : joined.snapshot(realm);
  }

  private enter(socket: RoomSocket, message: JoinMessage): Joined | Refusal {
    const { scope, frame, position } = message;
    const { principal } = socket.data;
    if (!can(principal, 'board:read')) return refuse('forbidden');
    if (scope.incident !== undefined) return refuse('not-found');
    const broadcaster = this.joinable(scope.realm);
    if (isRefusal(broadcaster)) return broadcaster;
    for (const room of socket.rooms) if (room.startsWith('board:')) void socket.leave(room);
    const standing = frame && position !== undefined ? { frame, position } : null;
    const joined = broadcaster.join(scope.realm, standing);
    void socket.join([boardRoom(scope), ...audienceRooms(principal)]);
    return joined;
  }

  /** The broadcaster, where the realm has a board and the folds have caught up. */
  private joinable(realm: Realm): Broadcaster | Refusal {
    if (!this.board.has(realm)) return refuse('not-found');
    if (!this.sending || !this.follower.isCaughtUp) {
      return refuse('unavailable', { retryAfterSeconds: NOT_READY_SECONDS });
    }
    return this.sending.broadcaster;
  }

  private async decide(socket: RoomSocket, message: CommandMessage): Promise<CommandAck> {
    try {
      const { principal } = socket.data;
      const answer = await this.commands.command(principal, message.caseId, message.command);
      return isRefusal(answer) ? this.rejection(socket, answer) : answer;
    } catch (error) {
      const rejection = this.rejections.of(error, languageHeader(socket));
      if (rejection.error === 'internal') {
        this.logger.error({ msg: 'a command over a socket failed', error });
      }
      return rejection;
    }
  }

  private rejection(socket: RoomSocket, refusal: Refusal) {
    return this.rejections.of(new RefusedError(refusal), languageHeader(socket));
  }

  private advanced(entries: readonly FoldedEntry[]): void {
    if (!this.sending || this.sending.namespace.sockets.size === 0) return;
    const { broadcaster, namespace } = this.sending;
    for (const realm of new Set(entries.map((entry) => entry.realm))) broadcaster.changed(realm);
    for (const { message, rooms } of announcements(entries)) {
      namespace.local.to([...rooms]).emit('case:changed', message);
    }
  }

  /** A frame that fails is tried again at the next tick: screens see that they are not fed. */
  private tick(broadcaster: Broadcaster): void {
    try {
      broadcaster.tick();
    } catch (error) {
      this.logger.error({ msg: 'a frame could not be made', error });
    }
  }
}

function languageHeader(socket: RoomSocket): string | undefined {
  return socket.handshake.headers['accept-language'];
}
