/** Sends each room its frames: at most ten a second while something changes, one a second always. */
import type { Snapshot } from '@heed/shared/board';
import type { Delta } from '@heed/shared/delta';
import type { BoardParts } from '@heed/shared/board';
import { REAL, type Realm } from '@heed/shared/vocabulary';
import { isoTime } from '../kernel/clock';
import { realmOf, type ScopeKey } from '../projections/scope';
import { Edition } from './edition';
import { RoomState, type BoardMoment, type Standing } from './room-state';

export const TICK_MILLISECONDS = 100;
export const HEARTBEAT_MILLISECONDS = 1_000;

/** Where boards come from. */
export interface BoardSource {
  readonly position: number;
  /** False while nobody knows what has happened since: the database is away. */
  readonly isCurrent: boolean;
  realmTime(realm: Realm): number;
  boardParts(scope: ScopeKey, now: number): BoardParts;
}

/** The sockets of a room, as far as a frame has to know them. */
export interface RoomWire {
  isEmpty(scope: ScopeKey): boolean;
  send(scope: ScopeKey, delta: Delta): void;
}

interface Resumed {
  readonly resumed: true;
  readonly position: number;
  readonly delta: Delta | null;
}

type Joined = Edition | Resumed;

interface Room {
  readonly state: RoomState;
  /** Something was folded since the last frame. */
  changed: boolean;
  framedAt: number;
  /** What was answered since the last frame, by where the screen stood. */
  readonly answers: Map<string, Resumed>;
  /** The newest last; an older one as long as somebody waits for it. */
  editions: Edition[];
}

export class Broadcaster {
  private readonly rooms = new Map<ScopeKey, Room>();

  constructor(
    private readonly source: BoardSource,
    private readonly wire: RoomWire,
    /** New with each start of the server: frames of another run can't be continued. */
    private readonly epoch: string,
    /** Milliseconds of a clock that only runs forward. */
    private readonly monotonic: () => number,
  ) {}

  /** Entries of a realm were folded. */
  changed(realm: Realm): void {
    for (const [scope, room] of this.rooms) if (realmOf(scope) === realm) room.changed = true;
  }

  /**
   * What a screen needs that enters a room. One that resumes is put into the room before anything else
   * happens, so that the next frame it hears is the one after. One that is given an edition is expected
   * from now on: the frames until it enters are kept with the edition. Screens that stand at the same
   * place are given the same object, until the next frame; those that get everything, for a second.
   */
  join(scope: ScopeKey, standing: Standing | null): Joined {
    const room = this.roomOf(scope);
    const resumed = standing && missedSince(standing, room);
    if (resumed) return resumed;
    const edition = this.editionOf(room);
    edition.expect();
    return edition;
  }

  /** The board of a scope for whoever holds no socket. */
  snapshot(scope: ScopeKey): Snapshot {
    return this.roomOf(scope).state.snapshot();
  }

  /**
   * Sends the frames that are due. Rooms with nobody in them stand still, but for the real realm's:
   * whoever comes first must not wait until hours are made up for. A heartbeat says that the figures
   * hold now: while the journal can't be read there is none, and screens say so.
   */
  tick(): void {
    if (!this.source.isCurrent) return;
    if (!this.rooms.has(REAL)) this.open(REAL);
    const now = this.monotonic();
    for (const [scope, room] of this.rooms) {
      const beat = now - room.framedAt >= HEARTBEAT_MILLISECONDS;
      if (this.isDeserted(scope, room)) {
        if (beat && scope === REAL) this.frame(scope, room);
      } else if (beat || room.changed) this.wire.send(scope, this.frame(scope, room));
    }
  }

  private roomOf(scope: ScopeKey): Room {
    const room = this.rooms.get(scope);
    if (!room) return this.open(scope);
    // Nobody is there to miss the frame that brings a room up to date which stood still.
    if (this.isDeserted(scope, room)) this.frame(scope, room);
    return room;
  }

  private open(scope: ScopeKey): Room {
    const state = new RoomState(realmOf(scope), this.epoch, this.moment(scope));
    const framedAt = this.monotonic();
    const room: Room = { state, changed: false, framedAt, answers: new Map(), editions: [] };
    this.rooms.set(scope, room);
    return room;
  }

  /** Nobody is in it, and nobody on the way. */
  private isDeserted(scope: ScopeKey, { editions }: Room): boolean {
    return this.wire.isEmpty(scope) && !editions.some(({ isAwaited }) => isAwaited);
  }

  private editionOf({ state, editions }: Room): Edition {
    const now = this.monotonic();
    const newest = editions.at(-1);
    if (newest?.isFresh(now)) return newest;
    const edition = new Edition(state.snapshot(), now);
    editions.push(edition);
    return edition;
  }

  private frame(scope: ScopeKey, room: Room): Delta {
    const now = this.monotonic();
    room.changed = false;
    room.answers.clear();
    room.framedAt = now;
    const delta = room.state.advance(this.moment(scope));
    room.editions = room.editions.filter((each) => each.isAwaited || each.isFresh(now));
    for (const edition of room.editions) edition.goesOn(delta);
    return delta;
  }

  private moment(scope: ScopeKey): BoardMoment {
    const now = this.source.realmTime(realmOf(scope));
    return {
      parts: this.source.boardParts(scope, now),
      position: this.source.position,
      at: isoTime(now),
    };
  }
}

/** Undefined where it can't be told. */
function missedSince(standing: Standing, { state, answers }: Room): Resumed | undefined {
  const { epoch, number } = standing.frame;
  const key = `${epoch} ${number} ${standing.position}`;
  const known = answers.get(key);
  if (known) return known;
  const delta = state.since(standing);
  if (delta === undefined) return undefined;
  const answer: Resumed = { resumed: true, position: delta?.to ?? standing.position, delta };
  answers.set(key, answer);
  return answer;
}
