/** The boards' rooms of this node: who enters, what is sent to them, and how it ends. */
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import type { BoardScope, Snapshot } from '@heed/shared/board';
import type { CasePresence, WatchMessage } from '@heed/shared/presence';
import type { JoinMessage } from '@heed/shared/up';
import { can, type CaseObject } from '../access/can';
import type { Principal } from '../access/principal';
import { Clock } from '../kernel/clock';
import { newId } from '../kernel/ids';
import { isRefusal, refuse, type Refusal } from '../kernel/refusal';
import { Board } from '../projections/board';
import { Follower } from '../projections/follower';
import type { FoldedEntry } from '../projections/projection';
import { scopeKey, type ScopeKey } from '../projections/scope';
import { tellAlarms } from './alarm-news';
import { Arrivals, type Answer } from './arrivals';
import { Broadcaster, TICK_MILLISECONDS } from './broadcaster';
import { audiencesOf, audiencesOfCase, audiencesOfObject, barredOfObject } from './case-audience';
import { CaseNews } from './case-news';
import { CaseRooms } from './case-rooms';
import { cutOff, isBehind } from './connection';
import { Edition } from './edition';
import { PresenceBook } from './presence-book';
import { PresenceLink } from './presence-link';
import { RoomSockets } from './room-sockets';
import { boardRoom, isBoardRoom, type RoomNamespace, type RoomSocket } from './sockets';
import { Turnstile } from './turnstile';
import { scopeToldTo, ToldBoards } from './visitor-boards';

const NOT_READY_SECONDS = 1;
const BEHIND_SECONDS = 1;
const GOODBYE_MILLISECONDS = 100;
/** Let in, and given their boards, in one turn of the event loop: some milliseconds' work. */
const SOCKETS_A_TURN = 4;

/** What runs while the rooms are open. */
interface Opened {
  readonly namespace: RoomNamespace;
  readonly broadcaster: Broadcaster;
  readonly arrivals: Arrivals;
  readonly caseRooms: CaseRooms;
  readonly news: CaseNews;
  readonly presence: PresenceBook;
  readonly otherNodes: PresenceLink;
  readonly end: () => void;
}

@Injectable()
export class WarRooms {
  private readonly logger = new Logger(WarRooms.name);
  private opened: Opened | null = null;
  /** Whoever comes, all through the same one. */
  readonly turnstile = new Turnstile(SOCKETS_A_TURN, (error) => this.logger.error(error));

  constructor(
    private readonly board: Board,
    private readonly follower: Follower,
    private readonly clock: Clock,
  ) {}

  /** From now on frames go out and changed cases are announced. */
  open(namespace: RoomNamespace): void {
    const wire = new RoomSockets(namespace);
    const monotonic = () => this.clock.monotonic();
    const broadcaster = new Broadcaster(new ToldBoards(this.board), wire, newId(), monotonic);
    const timer = setInterval(() => this.tick(), TICK_MILLISECONDS);
    const deafen = this.follower.onAdvanced((entries) => this.advanced(entries));
    const end = () => {
      clearInterval(timer);
      deafen();
    };
    const arrivals = new Arrivals(wire, this.turnstile);
    const caseRooms = new CaseRooms(namespace);
    const [news, presence] = [new CaseNews(), new PresenceBook(monotonic)];
    const otherNodes = new PresenceLink(namespace, presence, monotonic);
    const heard = { caseRooms, news, presence, otherNodes };
    this.opened = { namespace, broadcaster, arrivals, ...heard, end };
  }

  /** Lets a socket hear of the cases that its principal may see. */
  listen(socket: RoomSocket, manyAtOnce = false): void {
    this.opened?.caseRooms.enter(socket, audiencesOf(socket.data.principal), manyAtOnce);
  }

  /** Puts a socket into a board's room; what it is answered must be the next thing it is sent. */
  enter(socket: RoomSocket, message: JoinMessage, answer: Answer): void {
    const { scope, frame, position, manyAtOnce } = message;
    const opened = this.openedFor(socket, scopeKey(scope));
    if (isRefusal(opened)) return answer(opened);
    const key = scopeToldTo(socket.data.principal, scopeKey(scope));
    const { broadcaster, arrivals } = opened;
    for (const room of socket.rooms) if (isBoardRoom(room)) void socket.leave(room);
    const joined = broadcaster.join(
      key,
      frame && position !== undefined ? { frame, position } : null,
    );
    if (joined instanceof Edition) {
      arrivals
        .enter(socket, { scope: key, edition: joined }, answer)
        .catch((error: unknown) => this.logger.error({ msg: 'a board was not written', error }));
    } else {
      arrivals.overtake(socket);
      answer(joined);
      void socket.join(boardRoom(key));
    }
    // A socket that lagged heard of nothing meanwhile.
    this.listen(socket, manyAtOnce);
    this.tellWhoIsThere(socket);
  }

  /** [S22] The socket's person is at a case that they may see, and at no other. */
  watch(
    socket: RoomSocket,
    { caseId, doing }: WatchMessage,
    object: CaseObject,
  ): CasePresence | Refusal {
    const { kind, id, name } = socket.data.principal;
    if (kind !== 'account') return refuse('forbidden');
    if (!this.opened || !socket.connected) return refuse('unavailable');
    const { presence } = this.opened;
    presence.watch(
      socket.id,
      { memberId: id, name },
      {
        caseId,
        doing,
        audiences: audiencesOfObject(object),
        barred: barredOfObject(object),
      },
    );
    return { caseId, people: presence.peopleAt(caseId) };
  }

  unwatch(socket: RoomSocket): void {
    this.opened?.presence.leave(socket.id);
  }

  /** [S23] Whoever comes hears who is at the cases that they may see. */
  private tellWhoIsThere(socket: RoomSocket): void {
    const mine = new Set(audiencesOf(socket.data.principal));
    for (const { message, audiences, barred } of this.opened?.presence.all() ?? []) {
      const hears = audiences.some((audience) => mine.has(audience));
      if (hears && !barred.some((each) => mine.has(each))) socket.emit('case:presence', message);
    }
  }

  /** The board of a scope for whoever holds no socket. */
  snapshot(scope: BoardScope, principal: Principal): Snapshot | Refusal {
    const key = scopeKey(scope);
    const opened = this.openedAt(key);
    if (isRefusal(opened)) return opened;
    return opened.broadcaster.snapshot(scopeToldTo(principal, key));
  }

  /** Says good-bye, and ends what doesn't hear it: one stalled screen must not hold up a stop. */
  async close(): Promise<void> {
    if (!this.opened) return;
    const { namespace, otherNodes, end } = this.opened;
    this.opened = null;
    end();
    otherNodes.leave();
    namespace.local.emit('war-room:resync', { reason: 'restarted' });
    const connections = [...namespace.sockets.values()].map(({ conn }) => conn);
    namespace.local.disconnectSockets(true);
    await pause(GOODBYE_MILLISECONDS);
    for (const connection of connections) cutOff(connection);
  }

  /** The served end of a socket, by its id; undefined where it isn't on this node. */
  socket(id: string): RoomSocket | undefined {
    return this.opened?.namespace.sockets.get(id);
  }

  /** The rooms, for a socket that may enter a scope's now. */
  private openedFor({ data, conn }: RoomSocket, scope: ScopeKey): Opened | Refusal {
    if (!can(data.principal, 'board:read')) return refuse('forbidden');
    // [S11] What it was given last is still on its way: a second board would wait behind the first.
    if (isBehind(conn)) return refuse('unavailable', { retryAfterSeconds: BEHIND_SECONDS });
    return this.openedAt(scope);
  }

  /** The rooms, where they have one for the scope and the folds have caught up. */
  private openedAt(scope: ScopeKey): Opened | Refusal {
    if (!this.board.has(scope)) return refuse('not-found');
    if (!this.opened || !this.follower.isCaughtUp) {
      return refuse('unavailable', { retryAfterSeconds: NOT_READY_SECONDS });
    }
    return this.opened;
  }

  private advanced(entries: readonly FoldedEntry[]): void {
    if (!this.opened) return;
    const { broadcaster, namespace, news, presence } = this.opened;
    tellWhoMayHear(presence, entries);
    if (namespace.sockets.size === 0) return;
    for (const realm of new Set(entries.map((entry) => entry.realm))) broadcaster.changed(realm);
    news.gather(entries);
    tellAlarms(namespace, entries);
  }

  private tick(): void {
    if (!this.opened) return;
    const { broadcaster, caseRooms, news, presence, otherNodes } = this.opened;
    try {
      if (this.follower.isCaughtUp) broadcaster.tick();
    } catch (error) {
      // A frame that fails is tried again at the next tick: screens see that they are not fed.
      this.logger.error({ msg: 'a frame could not be made', error });
    }
    caseRooms.tell(news.take());
    caseRooms.tellPresence(presence.take());
    otherNodes.tick();
  }
}

/** A case that went to others is watched before their eyes, whichever node the watchers are on. */
function tellWhoMayHear(presence: PresenceBook, entries: readonly FoldedEntry[]): void {
  for (const entry of entries) {
    if (!('after' in entry.data)) continue;
    presence.moved(entry.data.caseId, {
      audiences: audiencesOfCase(entry),
      barred: barredOfObject(entry.data.after),
    });
  }
}
