/** Screens on their way into a room: each has to wait until the board is written, and for its turn. */
import { refuse } from '../kernel/refusal';
import type { ScopeKey } from '../projections/scope';
import type { Edition } from './edition';
import type { RoomSockets } from './room-sockets';
import { boardRoom, type RoomSocket } from './sockets';
import type { Turnstile } from './turnstile';
import { writeAhead } from './written';

const OVERTAKEN_SECONDS = 1;

/** An object that is a refusal is told as one. */
export type Answer = (answer: object) => void;

export class Arrivals {
  /** The way that a socket took last: a further join leaves the one before. */
  private readonly ways = new WeakMap<RoomSocket, object>();

  constructor(
    private readonly wire: RoomSockets,
    private readonly turnstile: Turnstile,
  ) {}

  /** The socket goes elsewhere, or there at once: who still waits for its turn is overtaken. */
  overtake(socket: RoomSocket): object {
    const way = {};
    this.ways.set(socket, way);
    return way;
  }

  /** Answered, brought up to date and in the room in one go: no frame can come between. */
  async enter(
    socket: RoomSocket,
    to: { readonly scope: ScopeKey; readonly edition: Edition },
    answer: Answer,
  ): Promise<void> {
    const way = this.overtake(socket);
    const { scope, edition } = to;
    try {
      await writeAhead(edition.answer);
    } finally {
      this.turnstile.pass(() => {
        edition.givenOut();
        if (!socket.connected) return;
        if (this.ways.get(socket) !== way) {
          return answer(refuse('unavailable', { retryAfterSeconds: OVERTAKEN_SECONDS }));
        }
        answer(edition.answer);
        this.wire.sendTo(socket, edition.since);
        void socket.join(boardRoom(scope));
      });
    }
  }
}
