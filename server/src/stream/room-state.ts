/** What was last sent to a room, row by row, so that a delta holds what changed and a late comer misses nothing. */
import {
  boardParts,
  type BoardPart,
  type BoardParts,
  type Frame,
  type Snapshot,
} from '@heed/shared/board';
import type { Delta } from '@heed/shared/delta';
import type { Realm } from '@heed/shared/vocabulary';
import { sameRow } from './same-row';

/** Rows that are gone are remembered up to this many; who has been away for longer gets a snapshot. */
const GONE_KEPT = 10_000;

interface SentRow {
  readonly row: object;
  /** Number of the frame in which it changed last. */
  readonly frame: number;
}

interface GoneRow {
  readonly part: BoardPart;
  readonly key: string;
  readonly frame: number;
}

/** The board at a moment, about to be sent. */
export interface BoardMoment {
  readonly parts: BoardParts;
  readonly position: number;
  /** RFC 3339 in UTC. */
  readonly at: string;
}

/** Where a screen says that it stands. */
export interface Standing {
  readonly frame: Frame;
  readonly position: number;
}

export class RoomState {
  private readonly sent = new Map<BoardPart, Map<string, SentRow>>();
  /** In the order in which they went, each row once. */
  private readonly gone = new Map<string, GoneRow>();
  /** Changes after this frame are all known. */
  private floor = 0;
  private number = 0;
  private position = 0;
  private at = '';
  private cached: Snapshot | null = null;

  constructor(
    private readonly realm: Realm,
    private readonly epoch: string,
    first: BoardMoment,
  ) {
    for (const part of boardParts) this.sent.set(part, new Map());
    this.position = first.position;
    this.advance(first);
    this.floor = this.number;
  }

  /** The next frame: what is different from the one before. */
  advance({ parts, position, at }: BoardMoment): Delta {
    const from = this.position;
    this.number += 1;
    this.position = position;
    this.at = at;
    this.cached = null;
    for (const part of boardParts) this.renew(part, parts[part]);
    this.forget();
    return { from, to: position, frame: this.frame(), at, ...this.changesAfter(this.number - 1) };
  }

  /** Everything, as of the last frame; made once a frame however many ask. */
  snapshot(): Snapshot {
    this.cached ??= {
      realm: this.realm,
      position: this.position,
      frame: this.frame(),
      at: this.at,
      parts: this.allRows(),
    };
    return this.cached;
  }

  /**
   * What a screen has missed, in one delta from its frame to the last; null where it missed nothing,
   * undefined where it can't be told and needs a snapshot.
   */
  since({ frame, position }: Standing): Delta | null | undefined {
    const known = frame.epoch === this.epoch && frame.number >= this.floor;
    if (!known || frame.number > this.number || position > this.position) return undefined;
    if (frame.number === this.number) return position === this.position ? null : undefined;
    return {
      from: position,
      to: this.position,
      frame: this.frame(),
      at: this.at,
      ...this.changesAfter(frame.number),
    };
  }

  private frame(): Frame {
    return { epoch: this.epoch, number: this.number };
  }

  private renew(part: BoardPart, rows: Readonly<Record<string, object>>): void {
    const sent = this.rowsOf(part);
    for (const key of sent.keys()) {
      if (Object.hasOwn(rows, key)) continue;
      sent.delete(key);
      this.gone.set(goneKey(part, key), { part, key, frame: this.number });
    }
    for (const [key, row] of Object.entries(rows)) {
      const before = sent.get(key);
      if (before && sameRow(before.row, row)) continue;
      sent.set(key, { row, frame: this.number });
      this.gone.delete(goneKey(part, key));
    }
  }

  private forget(): void {
    for (const [key, { frame }] of this.gone) {
      if (this.gone.size <= GONE_KEPT) return;
      this.gone.delete(key);
      this.floor = Math.max(this.floor, frame);
    }
  }

  private changesAfter(number: number): Pick<Delta, 'set' | 'del'> {
    const set: Record<string, Record<string, object>> = {};
    for (const [part, rows] of this.sent) {
      for (const [key, { row, frame }] of rows) {
        if (frame > number) (set[part] ??= {})[key] = row;
      }
    }
    const del: Partial<Record<BoardPart, string[]>> = {};
    for (const { part, key, frame } of this.gone.values()) {
      if (frame > number) (del[part] ??= []).push(key);
    }
    return {
      ...(Object.keys(set).length > 0 && { set }),
      ...(Object.keys(del).length > 0 && { del }),
    };
  }

  private allRows(): BoardParts {
    const all = [...this.sent].map(([part, rows]) => [
      part,
      Object.fromEntries([...rows].map(([key, { row }]) => [key, row])),
    ]);
    return Object.fromEntries(all) as BoardParts;
  }

  private rowsOf(part: BoardPart): Map<string, SentRow> {
    const rows = this.sent.get(part);
    if (!rows) throw new Error(`the board has no part ${part}`);
    return rows;
  }
}

function goneKey(part: BoardPart, key: string): string {
  return `${part} ${key}`;
}
