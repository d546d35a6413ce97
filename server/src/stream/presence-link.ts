/**
 * Presence between nodes: each tells the others who is at a case through its own sockets, whenever that
 * changes and again every five seconds. Whoever isn't told of for fifteen has gone with their node.
 */
import { z } from 'zod';
import { Present } from '@heed/shared/presence';
import { Id } from '@heed/shared/vocabulary';
import { LEASE_MILLISECONDS, type PresenceBook, type ToldWatch } from './presence-book';
import type { RoomNamespace } from './sockets';

const REPEAT_MILLISECONDS = LEASE_MILLISECONDS / 3;
/** So many fit into one notice of PostgreSQL. */
const IN_ONE_NOTICE = 8;

const Told = Present.extend({
  socketId: z.string(),
  caseId: Id,
  audiences: z.array(z.string()),
  barred: z.array(z.string()),
});
const PresenceNotice = z.strictObject({ watches: z.array(Told), gone: z.array(z.string()) });

export class PresenceLink {
  private toldAllAt = -Infinity;

  constructor(
    private readonly namespace: RoomNamespace,
    private readonly book: PresenceBook,
    private readonly monotonic: () => number,
  ) {
    namespace.on('presence', (message) => {
      const notice = PresenceNotice.safeParse(message);
      if (notice.success) book.hear(notice.data.watches, notice.data.gone);
    });
  }

  /** Tells what changed, and everything where its time has come. */
  tick(): void {
    const { watches, gone } = this.book.takeOwn();
    const now = this.monotonic();
    if (now - this.toldAllAt < REPEAT_MILLISECONDS) return this.tell(watches, gone);
    this.toldAllAt = now;
    this.tell(this.book.own(), gone);
  }

  /** This node ends, and whoever is here leaves with it. */
  leave(): void {
    this.tell(
      [],
      this.book.own().map(({ socketId }) => socketId),
    );
  }

  private tell(watches: readonly ToldWatch[], gone: readonly string[]): void {
    for (const part of inParts(watches)) this.send(part, []);
    for (const part of inParts(gone)) this.send([], part);
  }

  private send(watches: readonly ToldWatch[], gone: readonly string[]): void {
    this.namespace.serverSideEmit('presence', { watches, gone });
  }
}

function* inParts<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += IN_ONE_NOTICE) {
    yield all.slice(from, from + IN_ONE_NOTICE);
  }
}
