/**
 * The sockets' rooms for news of cases. One that wants each case by itself is in a room an audience;
 * one that takes many at once is in one room with all who belong to the same audiences.
 */
import type { Announcement } from './case-audience';
import { atOnce, byAudience, type NewsByAudience } from './case-news';
import type { PresenceNews } from './presence-book';
import type { RoomNamespace, RoomSocket } from './sockets';

const EACH = 'each:';
const MANY = 'many:';

export class CaseRooms {
  constructor(private readonly namespace: RoomNamespace) {}

  /** Lets a socket hear of the cases of these audiences, in place of what it heard before. */
  enter(socket: RoomSocket, audiences: readonly string[], manyAtOnce: boolean): void {
    for (const room of socket.rooms) {
      if (room.startsWith(EACH) || room.startsWith(MANY)) void socket.leave(room);
    }
    if (audiences.length === 0) return;
    void socket.join(
      manyAtOnce ? MANY + JSON.stringify(audiences) : audiences.map((audience) => EACH + audience),
    );
  }

  /** Every node tells its own sockets. */
  tell(news: readonly Announcement[]): void {
    if (news.length === 0) return;
    for (const { message, audiences, barred } of news) {
      const rooms = audiences.map((audience) => EACH + audience);
      if (!this.anybodyIn(rooms)) continue;
      const deaf = barred.map((audience) => EACH + audience);
      this.namespace.local.to(rooms).except(deaf).emit('case:changed', message);
    }
    const sorted = byAudience(news);
    for (const room of this.namespace.adapter.rooms.keys()) {
      if (room.startsWith(MANY)) this.tellAtOnce(room, sorted);
    }
  }

  /** [S23] Who is at a case goes to those who may see the case, once to each. */
  tellPresence(news: readonly PresenceNews[]): void {
    for (const { message, audiences, barred } of news) {
      const here = [...this.namespace.adapter.rooms.keys()];
      const among = (names: readonly string[]) =>
        here.filter((room) => audiencesOfRoom(room).some((each) => names.includes(each)));
      const rooms = among(audiences);
      if (rooms.length === 0) continue;
      this.namespace.local.to(rooms).except(among(barred)).emit('case:presence', message);
    }
  }

  private tellAtOnce(room: string, news: NewsByAudience): void {
    const message = atOnce(news, JSON.parse(room.slice(MANY.length)) as string[]);
    if (message === null) return;
    const sockets = this.namespace.local.to(room);
    if ('caseId' in message) sockets.emit('case:changed', message);
    else sockets.emit('cases:changed', message);
  }

  private anybodyIn(rooms: readonly string[]): boolean {
    return rooms.some((room) => this.namespace.adapter.rooms.has(room));
  }
}

/** None for a room of another kind. */
export function audiencesOfRoom(room: string): readonly string[] {
  if (room.startsWith(EACH)) return [room.slice(EACH.length)];
  return room.startsWith(MANY) ? (JSON.parse(room.slice(MANY.length)) as string[]) : [];
}
