/** Lets sockets in: who is it, may they be here, and have they not too many already. */
import { Inject, Injectable } from '@nestjs/common';
import { can, denial } from '../access/can';
import { LivePrincipals } from '../access/live-principals';
import type { Principal } from '../access/principal';
import { Principals } from '../access/principals';
import { Clock } from '../kernel/clock';
import { RefusedError, refuse } from '../kernel/refusal';
import { MessageGuard } from './message-guard';
import { REJECTIONS, type Rejections } from './ports';
import type { RoomSocket } from './sockets';

const MOST_OF_A_SESSION = 5;
/** A key is another system's, and may stand for many screens. */
const MOST_OF_A_KEY = 2_000;
const RETRY_AFTER_SECONDS = 10;

@Injectable()
export class Reception {
  private readonly counts = new Map<string, number>();

  constructor(
    private readonly principals: Principals,
    private readonly live: LivePrincipals,
    private readonly clock: Clock,
    @Inject(REJECTIONS) private readonly rejections: Rejections,
  ) {}

  /**
   * Middleware of the namespace: who is refused gets the reason and is cut off. Who may be here goes on
   * when `inTurn` says so.
   */
  async receive(
    socket: RoomSocket,
    next: (error?: Error) => void,
    inTurn: (admit: () => void) => void,
  ): Promise<void> {
    try {
      const principal = await this.identify(socket);
      this.take(socket, principal);
      socket.data = { principal };
      inTurn(() => next());
    } catch (error) {
      const data = this.rejections.of(error, socket.handshake.headers['accept-language']);
      next(Object.assign(new Error(data.error), { data }));
      // After the refusal is out: a connection that nobody may use is not kept.
      setImmediate(() => socket.conn.close());
    }
  }

  /** What judges one socket's messages. */
  newGuard(): MessageGuard {
    return new MessageGuard(() => this.clock.monotonic());
  }

  /** Watches whom the socket belongs to, until it closes. */
  watch(socket: RoomSocket): void {
    const unwatch = this.live.watch(socket.data.principal, () => {
      socket.emit('war-room:resync', { reason: 'revoked' });
      socket.disconnect(true);
    });
    socket.once('disconnect', unwatch);
  }

  private async identify(socket: RoomSocket): Promise<Principal> {
    const { key, account }: Record<string, unknown> = socket.handshake.auth;
    const principal =
      typeof key === 'string'
        ? await this.principals.authenticateKey(key)
        : await this.principals.authenticate({ cookie: socket.handshake.headers.cookie });
    if (!principal) throw new RefusedError(refuse('unauthenticated'));
    // The page behind the socket was somebody else's, and would go on in this one's name.
    if (principal.kind === 'account' && typeof account === 'string' && account !== principal.id) {
      throw new RefusedError(refuse('other-account'));
    }
    if (!can(principal, 'board:read')) throw new RefusedError(denial(principal));
    return principal;
  }

  /** Counts the socket, until its connection closes. */
  private take({ conn }: RoomSocket, principal: Principal): void {
    if (conn.readyState !== 'open') throw new RefusedError(refuse('unauthenticated'));
    const name = principal.sessionHash ?? `${principal.kind}:${principal.id}`;
    const most = principal.kind === 'key' ? MOST_OF_A_KEY : MOST_OF_A_SESSION;
    const count = this.counts.get(name) ?? 0;
    if (count >= most) {
      throw new RefusedError(refuse('rate-limited', { retryAfterSeconds: RETRY_AFTER_SECONDS }));
    }
    this.counts.set(name, count + 1);
    conn.once('close', () => this.release(name));
  }

  private release(name: string): void {
    const left = (this.counts.get(name) ?? 1) - 1;
    if (left === 0) this.counts.delete(name);
    else this.counts.set(name, left);
  }
}
