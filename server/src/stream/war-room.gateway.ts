/** The socket door to the room: join a board, give a command. What comes in is parsed, what goes wrong is an answer. */
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
import { AlarmAcknowledge } from '@heed/shared/alarms';
import type { AlarmAck, CommandAck, WatchAck } from '@heed/shared/down';
import { UnwatchMessage, WatchMessage } from '@heed/shared/presence';
import type { Rejection } from '@heed/shared/rejections';
import { CommandMessage, JoinMessage } from '@heed/shared/up';
import type { Principal } from '../access/principal';
import { isRefusal, RefusedError, type Refusal } from '../kernel/refusal';
import { parseMessage } from './parse-message';
import { REJECTIONS, ROOM_COMMANDS, type Rejections, type RoomCommands } from './ports';
import { Reception } from './reception';
import { SharedAnswer } from './shared-answer';
import type { RoomNamespace, RoomSocket } from './sockets';
import { WarRooms } from './war-rooms';

@WebSocketGateway({ namespace: '/room' })
export class WarRoomGateway
  implements OnGatewayInit<RoomNamespace>, OnGatewayConnection<RoomSocket>, OnModuleDestroy
{
  private readonly logger = new Logger(WarRoomGateway.name);

  constructor(
    private readonly rooms: WarRooms,
    private readonly reception: Reception,
    @Inject(ROOM_COMMANDS) private readonly commands: RoomCommands,
    @Inject(REJECTIONS) private readonly rejections: Rejections,
  ) {}

  afterInit(namespace: RoomNamespace): void {
    const inTurn = (admit: () => void) => this.rooms.turnstile.pass(admit);
    namespace.use((socket, next) => void this.reception.receive(socket, next, inTurn));
    this.rooms.open(namespace);
  }

  handleConnection(socket: RoomSocket): void {
    const guard = this.reception.newGuard();
    socket.use(([event, ...rest], next) => {
      const verdict = guard.judge(event);
      if (verdict.pass) return next();
      const ack: unknown = rest.at(-1);
      if (typeof ack === 'function') ack(this.rejection(socket, verdict.refusal));
      if (verdict.drop) socket.disconnect(true);
    });
    this.reception.watch(socket);
    this.rooms.listen(socket);
    socket.once('disconnect', () => this.rooms.unwatch(socket));
  }

  @SubscribeMessage('war-room:join')
  join(
    @ConnectedSocket() socket: RoomSocket,
    @MessageBody() body: unknown,
    @Ack() ack?: (answer: Rejection | SharedAnswer) => void,
  ): void {
    const message = parseMessage(JoinMessage, body);
    const answer = (given: object) =>
      ack?.(
        isRefusal(given) ? this.rejection(socket, given) : new SharedAnswer(given, socket.conn),
      );
    if (isRefusal(message)) answer(message);
    else this.rooms.enter(socket, message, answer);
  }

  @SubscribeMessage('case:command')
  async command(
    @ConnectedSocket() socket: RoomSocket,
    @MessageBody() body: unknown,
    @Ack() ack?: (answer: CommandAck) => void,
  ): Promise<void> {
    const message = parseMessage(CommandMessage, body);
    ack?.(
      await this.answer(socket, message, (principal, { caseId, command }) =>
        this.commands.command(principal, caseId, command),
      ),
    );
  }

  @SubscribeMessage('alarm:acknowledge')
  async acknowledge(
    @ConnectedSocket() socket: RoomSocket,
    @MessageBody() body: unknown,
    @Ack() ack?: (answer: AlarmAck) => void,
  ): Promise<void> {
    const message = parseMessage(AlarmAcknowledge, body);
    ack?.(
      await this.answer(socket, message, (principal, ask) =>
        this.commands.acknowledge(principal, ask),
      ),
    );
  }

  @SubscribeMessage('case:watch')
  async watch(
    @ConnectedSocket() socket: RoomSocket,
    @MessageBody() body: unknown,
    @Ack() ack?: (answer: WatchAck) => void,
  ): Promise<void> {
    const message = parseMessage(WatchMessage, body);
    const answer = await this.answer(socket, message, async (principal, watched) => {
      const object = await this.commands.visibleCase(principal, watched.caseId);
      return isRefusal(object) ? object : this.rooms.watch(socket, watched, object);
    });
    ack?.(answer);
  }

  /** Leaving asks for no answer: a socket that ends leaves as well. */
  @SubscribeMessage('case:unwatch')
  unwatch(@ConnectedSocket() socket: RoomSocket, @MessageBody() body: unknown): void {
    if (!isRefusal(parseMessage(UnwatchMessage, body))) this.rooms.unwatch(socket);
  }

  async onModuleDestroy(): Promise<void> {
    await this.rooms.close();
  }

  private async answer<M, A>(
    socket: RoomSocket,
    message: M | Refusal,
    decide: (principal: Principal, message: M) => Promise<A | Refusal>,
  ): Promise<A | Rejection> {
    if (isRefusal(message)) return this.rejection(socket, message);
    try {
      const answer = await decide(socket.data.principal, message);
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
}

function languageHeader(socket: RoomSocket): string | undefined {
  return socket.handshake.headers['accept-language'];
}
