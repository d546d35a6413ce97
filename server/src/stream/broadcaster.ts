/** Sends each room its frames: at most ten a second while something changes, one a second always. */
import type { Snapshot } from '@heed/shared/board';
import type { Delta } from '@heed/shared/delta';
import type { BoardParts } from '@heed/shared/board';
import type { Realm } from '@heed/shared/vocabulary';
import { isoTime } from '../kernel/clock';
import { RoomState, type BoardMoment, type Standing } from './room-state';

export const TICK_MILLISECONDS = 100;
export const HEARTBEAT_MILLISECONDS = 1_000;

/** Where boards come from. */
export interface BoardSource {
  readonly position: number;
  realmTime(realm: Realm): number;
  boardParts(realm: Realm, now: number): BoardParts;
}

/** The sockets of a room, as far as a frame has to know them. */
export interface RoomWire {
  isEmpty(realm: Realm): boolean;
  send(realm: Realm, delta: Delta): void;
}

export type Joined =
  | { readonly snapshot: Snapshot }
  | { readonly resumed: true; readonly position: number; readonly delta: Delta | null };

interface Room {
  readonly state: RoomState;
  /** Something was folded since the last frame. */
  changed: boolean;
  framedAt: number;
}

export class Broadcaster {
  private readonly rooms = new Map<Realm, Room>();

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
    const room = this.rooms.get(realm);
    if (room) room.changed = true;
  }

  /**
   * What a screen needs that enters a room. The caller puts it into the room before anything else
   * happens, so that the next frame it hears is the one after.
   */
  join(realm: Realm, standing: Standing | null): Joined {
    const { state } = this.roomOf(realm);
    const missed = standing ? state.since(standing) : undefined;
    if (missed === undefined) return { snapshot: state.snapshot() };
    return { resumed: true, position: state.snapshot().position, delta: missed };
  }

  /** The board of a realm for whoever holds no socket. */
  snapshot(realm: Realm): Snapshot {
    return this.roomOf(realm).state.snapshot();
  }

  /** Sends the frames that are due. Rooms with nobody in them stand still. */
  tick(): void {
    const now = this.monotonic();
    for (const [realm, room] of this.rooms) {
      const due = room.changed || now - room.framedAt >= HEARTBEAT_MILLISECONDS;
      if (due && !this.wire.isEmpty(realm)) this.wire.send(realm, this.frame(realm, room));
    }
  }

  private roomOf(realm: Realm): Room {
    const room = this.rooms.get(realm);
    if (!room) {
      const state = new RoomState(realm, this.epoch, this.moment(realm));
      const made = { state, changed: false, framedAt: this.monotonic() };
      this.rooms.set(realm, made);
      return made;
    }
    // Nobody is there to miss the frame that brings a room up to date which stood still.
    if (this.wire.isEmpty(realm)) this.frame(realm, room);
    return room;
  }

  private frame(realm: Realm, room: Room): Delta {
    room.changed = false;
    room.framedAt = this.monotonic();
    return room.state.advance(this.moment(realm));
  }

  private moment(realm: Realm): BoardMoment {
    const now = this.source.realmTime(realm);
    return {
      parts: this.source.boardParts(realm, now),
      position: this.source.position,
      at: isoTime(now),
    };
  }
}
