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
import type { CommandAck, JoinAck } from '@heed/shared/down';
import { CommandMessage, JoinMessage } from '@heed/shared/up';
import { isRefusal, RefusedError, type Refusal } from '../kernel/refusal';
import { parseMessage } from './parse-message';
import { CASE_COMMANDS, REJECTIONS, type CaseCommands, type Rejections } from './ports';
import { Reception } from './reception';
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
    @Inject(CASE_COMMANDS) private readonly commands: CaseCommands,
    @Inject(REJECTIONS) private readonly rejections: Rejections,
  ) {}

  afterInit(namespace: RoomNamespace): void {
    namespace.use((socket, next) => void this.reception.receive(socket, next));
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
  }

  /** Joined and answered in one go: no frame can come between the answer and the room. */
  @SubscribeMessage('war-room:join')
  join(
    @ConnectedSocket() socket: RoomSocket,
    @MessageBody() body: unknown,
    @Ack() ack?: (answer: JoinAck) => void,
  ): void {
    const message = parseMessage(JoinMessage, body);
    const answer = isRefusal(message) ? message : this.rooms.enter(socket, message);
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

  async onModuleDestroy(): Promise<void> {
    await this.rooms.close();
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
}

function languageHeader(socket: RoomSocket): string | undefined {
  return socket.handshake.headers['accept-language'];
}
