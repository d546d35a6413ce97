/** Sends each room its frames: at most ten a second while something changes, one a second always. */
import type { Snapshot } from '@heed/shared/board';
import type { Delta } from '@heed/shared/delta';
import type { BoardParts } from '@heed/shared/board';
import type { Realm } from '@heed/shared/vocabulary';
import { isoTime } from '../kernel/clock';
import { realmOf, type ScopeKey } from '../projections/scope';
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

export type Joined =
  | { readonly snapshot: Snapshot }
  | { readonly resumed: true; readonly position: number; readonly delta: Delta | null };

interface Room {
  readonly state: RoomState;
  /** Something was folded since the last frame. */
  changed: boolean;
  framedAt: number;
  /** What was answered since the last frame, by where the screen stood. */
  readonly answers: Map<string, Joined>;
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
   * What a screen needs that enters a room. The caller puts it into the room before anything else
   * happens, so that the next frame it hears is the one after. Screens that stand at the same place are
   * given the same object, until the next frame.
   */
  join(scope: ScopeKey, standing: Standing | null): Joined {
    const room = this.roomOf(scope);
    return (standing && missedSince(standing, room)) ?? everything(room);
  }

  /** The board of a scope for whoever holds no socket. */
  snapshot(scope: ScopeKey): Snapshot {
    return this.roomOf(scope).state.snapshot();
  }

  /**
   * Sends the frames that are due. Rooms with nobody in them stand still. A heartbeat says that the
   * figures hold now: while the journal can't be read there is none, and screens say so.
   */
  tick(): void {
    if (!this.source.isCurrent) return;
    const now = this.monotonic();
    for (const [scope, room] of this.rooms) {
      const due = room.changed || now - room.framedAt >= HEARTBEAT_MILLISECONDS;
      if (due && !this.wire.isEmpty(scope)) this.wire.send(scope, this.frame(scope, room));
    }
  }

  private roomOf(scope: ScopeKey): Room {
    const room = this.rooms.get(scope);
    if (!room) {
      const state = new RoomState(realmOf(scope), this.epoch, this.moment(scope));
      const made = { state, changed: false, framedAt: this.monotonic(), answers: new Map() };
      this.rooms.set(scope, made);
      return made;
    }
    // Nobody is there to miss the frame that brings a room up to date which stood still.
    if (this.wire.isEmpty(scope)) this.frame(scope, room);
    return room;
  }

  private frame(scope: ScopeKey, room: Room): Delta {
    room.changed = false;
    room.answers.clear();
    room.framedAt = this.monotonic();
    return room.state.advance(this.moment(scope));
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

function everything({ state, answers }: Room): Joined {
  return kept(answers, '', () => ({ snapshot: state.snapshot() }));
}

/** Undefined where it can't be told. */
function missedSince(standing: Standing, { state, answers }: Room): Joined | undefined {
  const { epoch, number } = standing.frame;
  const key = `${epoch} ${number} ${standing.position}`;
  const known = answers.get(key);
  if (known) return known;
  const delta = state.since(standing);
  if (delta === undefined) return undefined;
  return kept(answers, key, () => ({ resumed: true, position: state.snapshot().position, delta }));
}

function kept(answers: Map<string, Joined>, key: string, make: () => Joined): Joined {
  const answer = answers.get(key) ?? make();
  answers.set(key, answer);
  return answer;
}
