/** Socket.IO on the HTTP server: websocket only, small messages, and a cookie only with its Origin. */
import type { IncomingMessage, Server as HttpServer } from 'node:http';
import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { readCookie } from '../access/cookie';
import { originAllowed, ownOrigins } from '../access/origin';
import type { Env } from '../config/env';
import { takesFinishedFrames } from './connection';
import type { NodeLink } from './node-link';
import { sharingParser } from './shared-answer';

type Server = ReturnType<IoAdapter['createIOServer']>;
type ServerOptions = NonNullable<Parameters<IoAdapter['createIOServer']>[1]>;

const PATH = '/socket.io';
const LARGEST_MESSAGE_BYTES = 64 * 1024;
/** A handshake that doesn't come to an end. */
const CONNECT_MILLISECONDS = 5_000;
/** A socket that is silent for 30 seconds is closed. */
const PING_EVERY_MILLISECONDS = 10_000;
const PONG_WITHIN_MILLISECONDS = 20_000;

/**
 * Boards are deflated, once for all who are given them; nothing is for one socket alone. Either side
 * begins each message anew, so that a socket keeps no window.
 */
export const deflatesForAll = {
  threshold: Infinity,
  serverNoContextTakeover: true,
  clientNoContextTakeover: true,
} as const;

export class SocketAdapter extends IoAdapter {
  constructor(
    app: INestApplicationContext,
    private readonly env: Pick<Env, 'publicUrl' | 'port'>,
    private readonly nodes: NodeLink,
  ) {
    super(app);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const settings: Partial<ServerOptions> = {
      ...options,
      adapter: this.nodes.adapter,
      parser: sharingParser,
      path: PATH,
      transports: ['websocket'],
      allowEIO3: false,
      serveClient: false,
      perMessageDeflate: deflatesForAll,
      maxHttpBufferSize: LARGEST_MESSAGE_BYTES,
      connectTimeout: CONNECT_MILLISECONDS,
      pingInterval: PING_EVERY_MILLISECONDS,
      pingTimeout: PONG_WITHIN_MILLISECONDS,
      allowRequest: (request, decide) => decide(null, this.allows(request)),
    };
    const server = super.createIOServer(port, settings as ServerOptions);
    server.engine.on('connection', takesFinishedFrames);
    // Everything happens in the room's namespace; nobody has anything to do in the one that is always there.
    server.of('/').use((_, next) => next(new Error('not-found')));
    return server;
  }

  /** Called when all sockets are closed. */
  override async dispose(): Promise<void> {
    await this.nodes.close();
  }

  /** Browsers send cookies along whoever wrote the page: only our own pages may use them. */
  private allows({ headers }: IncomingMessage): boolean {
    const { publicUrl } = this.env;
    if (readCookie(publicUrl, headers.cookie) === null) return true;
    return originAllowed({ origin: headers.origin }, ownOrigins(publicUrl, this.port()));
  }

  /** The port that is listened on; with the setting 0 it is known only by now. */
  private port(): number {
    const server: HttpServer = this.httpServer;
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : this.env.port;
  }
}
