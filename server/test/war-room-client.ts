/** A screen on a real socket, for tests: joins, keeps the protocol, and waits for what it is told to expect. */
import type { CaseChanged, CasesChanged, CommandAck, JoinAck, Resync } from '@heed/shared/down';
import { downMessages } from '@heed/shared/down';
import type { CasePresence } from '@heed/shared/presence';
import type { Delta } from '@heed/shared/delta';
import { io, type Socket } from 'socket.io-client';
import { Screen, type ScreenState } from './screen';

export interface ClientOptions {
  readonly url: string;
  readonly realm?: string;
  readonly key?: string;
  /** Whose page the socket comes from, as the page says. */
  readonly account?: string;
  readonly cookie?: string;
  readonly origin?: string;
}

const PATIENCE_MILLISECONDS = 5_000;

export class WarRoomClient {
  readonly screen: Screen;
  readonly deltas: Delta[] = [];
  readonly casesChanged: CaseChanged[] = [];
  readonly manyChanged: CasesChanged[] = [];
  readonly presence: CasePresence[] = [];
  readonly resyncs: Resync[] = [];
  /** Why the server closed the connection, once it has. */
  closed: string | null = null;
  private readonly checks = new Set<() => void>();
  /** Frames that come while a join is under way; null while none is. */
  private held: Delta[] | null = null;

  private constructor(
    readonly socket: Socket,
    realm: string,
  ) {
    this.screen = new Screen(realm);
    socket.on('war-room:delta', (message: unknown) => {
      const delta = downMessages['war-room:delta'].parse(message);
      this.deltas.push(delta);
      if (this.held) this.held.push(delta);
      else this.screen.receive(delta);
      this.check();
    });
    socket.on('case:changed', (message: unknown) => {
      this.casesChanged.push(downMessages['case:changed'].parse(message));
      this.check();
    });
    socket.on('cases:changed', (message: unknown) => {
      this.manyChanged.push(downMessages['cases:changed'].parse(message));
      this.check();
    });
    socket.on('case:presence', (message: unknown) => {
      this.presence.push(downMessages['case:presence'].parse(message));
      this.check();
    });
    socket.on('war-room:resync', (message: unknown) => {
      this.resyncs.push(downMessages['war-room:resync'].parse(message));
      this.screen.lose();
      this.check();
    });
    socket.on('disconnect', (reason: string) => {
      this.closed = reason;
      this.screen.lose();
      this.check();
    });
  }

  /** Connects, or throws why not: what the server gave as the reason, or how it ended. */
  static async connect(options: ClientOptions): Promise<WarRoomClient> {
    const socket = io(`${options.url}/room`, {
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      auth: { key: options.key, account: options.account },
      extraHeaders: {
        ...(options.cookie !== undefined && { cookie: options.cookie }),
        ...(options.origin !== undefined && { origin: options.origin }),
      },
    });
    const client = new WarRoomClient(socket, options.realm ?? 'real');
    const { promise, resolve, reject } = Promise.withResolvers<WarRoomClient>();
    socket.on('connect', () => resolve(client));
    socket.on('connect_error', (error) => {
      socket.close();
      reject(error);
    });
    // A server that ends in the middle of the handshake gives no other sign than this.
    socket.on('disconnect', (reason) => reject(new Error(reason)));
    return promise;
  }

  /** Joins with where the screen stands. */
  async join(): Promise<JoinAck> {
    const held: Delta[] = [];
    this.held = held;
    try {
      const ack = await this.ask<JoinAck>('war-room:join', this.screen.joinMessage());
      this.screen.joined(ack);
      // The first frame may come in the same breath as the answer, and those before belong to another room.
      for (const delta of held.filter((each) => this.follows(each))) this.screen.receive(delta);
      return ack;
    } finally {
      this.held = null;
      this.check();
    }
  }

  private follows({ frame }: Delta): boolean {
    const { epoch, number } = this.screen.state.frame;
    return frame.epoch === epoch && frame.number > number;
  }

  command(message: unknown): Promise<CommandAck> {
    return this.ask('case:command', message);
  }

  /** Sends anything and gives the acknowledgement. */
  async ask<T>(event: string, message: unknown): Promise<T> {
    const answer: unknown = await this.socket
      .timeout(PATIENCE_MILLISECONDS)
      .emitWithAck(event, message);
    return answer as T;
  }

  /** Settles when the screen shows what is expected; fails with the reason when it doesn't in time. */
  waitForBoard(expected: (state: ScreenState) => boolean, reason: string): Promise<void> {
    return this.waitFor(() => this.screen.hasJoined && expected(this.screen.state), reason);
  }

  waitFor(expected: () => boolean, reason: string): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const timer = setTimeout(() => {
      this.checks.delete(check);
      reject(new Error(`waited in vain for ${reason}`));
    }, PATIENCE_MILLISECONDS);
    const check = () => {
      if (!expected()) return;
      clearTimeout(timer);
      this.checks.delete(check);
      resolve();
    };
    this.checks.add(check);
    check();
    return promise;
  }

  close(): void {
    this.socket.close();
  }

  private check(): void {
    for (const check of this.checks) check();
  }
}
