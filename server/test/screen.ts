/**
 * The smallest screen that keeps the protocol: what a client must do with a snapshot, a delta and a gap.
 * Written from shared/PROTOCOL.md and not from the client's code, so that the two can disagree.
 */
import { boardParts, type BoardParts, type Frame, type Snapshot } from '@heed/shared/board';
import type { Delta } from '@heed/shared/delta';
import type { JoinAck } from '@heed/shared/down';
import type { JoinMessage } from '@heed/shared/up';

export interface ScreenState {
  readonly frame: Frame;
  readonly position: number;
  readonly at: string;
  readonly parts: BoardParts;
}

export class Screen {
  private current: ScreenState | null = null;
  /** A gap was seen: nothing is taken until it joined again. */
  private lost = true;
  gaps = 0;

  constructor(private readonly realm: string) {}

  get state(): ScreenState {
    if (!this.current) throw new Error('the screen has never joined');
    return this.current;
  }

  get hasJoined(): boolean {
    return this.current !== null;
  }

  get mustJoin(): boolean {
    return this.lost;
  }

  /** What to join with: where it stands, if it ever stood anywhere. */
  joinMessage(): JoinMessage {
    const scope = { realm: this.realm };
    if (!this.current) return { scope };
    return { scope, frame: this.current.frame, position: this.current.position };
  }

  joined(ack: JoinAck): void {
    if ('error' in ack) throw new Error(`the room refused the screen: ${ack.error}`);
    if ('snapshot' in ack) this.current = fromSnapshot(ack.snapshot);
    else if (ack.delta) this.current = applied(this.state, ack.delta);
    this.lost = false;
  }

  /** Takes the next frame; a gap makes the screen ask to join again. */
  receive(delta: Delta): void {
    if (this.lost || !this.current) return;
    const { frame, position } = this.current;
    const follows = delta.frame.epoch === frame.epoch && delta.frame.number === frame.number + 1;
    if (follows && delta.from === position) {
      this.current = applied(this.current, delta);
      return;
    }
    this.gaps += 1;
    this.lost = true;
  }

  /** The connection is gone, or the server said so. */
  lose(): void {
    this.lost = true;
  }
}

function fromSnapshot({ frame, position, at, parts }: Snapshot): ScreenState {
  return { frame, position, at, parts: structuredClone(parts) };
}

function applied(state: ScreenState, delta: Delta): ScreenState {
  const parts: Record<string, Record<string, object>> = {};
  for (const part of boardParts) {
    const rows: Record<string, object> = { ...state.parts[part], ...delta.set?.[part] };
    // A row that came and went while the screen was away may be among them: it never had it.
    for (const key of delta.del?.[part] ?? []) delete rows[key];
    parts[part] = rows;
  }
  return { frame: delta.frame, position: delta.to, at: delta.at, parts: parts as BoardParts };
}
