/** Keeps a screen's state in step with the stream: joins, resumes, and joins again where something is missing. */
import type { BoardScope } from '@heed/shared/board';
import type { Delta } from '@heed/shared/delta';
import type { JoinAck } from '@heed/shared/down';
import type { Rejection } from '@heed/shared/rejections';
import type { Wire, WireAnswer } from './socket';
import {
  applyDelta,
  applyMissed,
  applySnapshot,
  type Outcome,
  type WarRoomState,
} from './war-room-state';

export interface FollowerListener {
  changed(state: WarRoomState | null): void;
  refused(rejection: Rejection | null): void;
  /** A frame came, whether it changed anything or not; `at` is the server's clock. */
  heard(at: string): void;
}

const RETRY_MS = 1_000;
const UNAVAILABLE_RETRY_MS = 5_000;
/** Nobody is let in by asking more often, but somebody may log in meanwhile. */
const REFUSED_RETRY_MS = 30_000;
/** Frames that may come in while a join is under way; more than these and the join is asked again. */
const HELD_FRAMES = 100;

export class RoomFollower {
  private scope: BoardScope | null = null;
  private state: WarRoomState | null = null;
  private online = false;
  /** Counts joins, so that the answer to an old one is not taken for that to a new one. */
  private asked = 0;
  /** Frames that came while a join was under way; null while none is. */
  private held: Delta[] | null = null;
  private retry: ReturnType<typeof setTimeout> | null = null;
  /** The next join must bring everything: what the screen has is not to be trusted. */
  private afresh = false;

  constructor(
    private readonly wire: Pick<Wire, 'join'>,
    private readonly listener: FollowerListener,
  ) {}

  follow(scope: BoardScope): void {
    this.scope = scope;
    this.become(null);
    this.rejoin();
  }

  connected(): void {
    this.online = true;
    this.rejoin();
  }

  disconnected(): void {
    this.online = false;
    this.asked += 1;
    this.held = null;
    this.stopRetry();
  }

  delta(delta: Delta): void {
    if (this.held) {
      if (this.held.length < HELD_FRAMES) this.held.push(delta);
      return;
    }
    this.take(delta);
  }

  resync(): void {
    this.later(0);
  }

  unreadable(): void {
    this.afresh = true;
    this.later(0);
  }

  private take(delta: Delta): void {
    if (!this.state) return;
    const outcome = applyDelta(this.state, delta);
    if (outcome.kind === 'gap') this.later(0);
    else this.heed(outcome, delta.at);
  }

  /** With the last frame seen, what was missed comes instead of everything. */
  private rejoin(): void {
    if (!this.scope || !this.online) return;
    this.stopRetry();
    this.asked += 1;
    this.held = [];
    void this.join(this.asked, this.scope, this.afresh ? null : this.state);
  }

  private async join(number: number, scope: BoardScope, seen: WarRoomState | null): Promise<void> {
    const answer = await this.wire.join({
      scope,
      manyAtOnce: true,
      ...(seen && { position: seen.position, frame: seen.frame }),
    });
    if (number !== this.asked) return;
    const held = this.held ?? [];
    this.held = null;
    if (!this.settle(answer)) return;
    for (const delta of held) {
      this.take(delta);
    }
  }

  /** False where the screen still has nothing to go on from. */
  private settle(answer: WireAnswer<JoinAck>): boolean {
    if (answer === 'silent' || answer === 'unreadable') {
      this.afresh ||= answer === 'unreadable';
      this.later(answer === 'silent' ? 0 : UNAVAILABLE_RETRY_MS);
      return false;
    }
    if ('error' in answer) {
      this.listener.refused(answer);
      const away = answer.error === 'unavailable' || answer.error === 'internal';
      this.later(away ? patienceFor(answer) : REFUSED_RETRY_MS);
      return false;
    }
    this.listener.refused(null);
    if ('snapshot' in answer) {
      this.afresh = false;
      this.become(applySnapshot(answer.snapshot));
      this.listener.heard(answer.snapshot.at);
      return true;
    }
    return this.resume(answer.delta);
  }

  private resume(missed: Delta | null): boolean {
    if (!missed) return this.state !== null;
    const outcome: Outcome = this.state ? applyMissed(this.state, missed) : { kind: 'gap' };
    if (outcome.kind === 'gap') {
      this.afresh = true;
      this.later(0);
      return false;
    }
    this.heed(outcome, missed.at);
    return true;
  }

  private heed(outcome: Outcome, at: string): void {
    if (outcome.kind === 'applied') this.become(outcome.state);
    this.listener.heard(at);
  }

  private become(state: WarRoomState | null): void {
    this.state = state;
    this.listener.changed(state);
  }

  /** Never at once: a thousand screens would ask in the same instant. One that is due already stays so. */
  private later(atLeastMs: number): void {
    if (this.retry) return;
    this.held = null;
    this.asked += 1;
    const delay = atLeastMs + Math.random() * RETRY_MS;
    this.retry = setTimeout(() => this.rejoin(), delay);
  }

  private stopRetry(): void {
    if (this.retry) clearTimeout(this.retry);
    this.retry = null;
  }
}

/** A server that is about to be ready says how soon. */
function patienceFor({ retryAfterSeconds }: Rejection): number {
  return retryAfterSeconds === undefined ? UNAVAILABLE_RETRY_MS : retryAfterSeconds * 1_000;
}
