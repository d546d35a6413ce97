/** The room as pages see it: reactive, over a wire and a clock that a test can bring its own of. */
import { ONLY, type BoardScope } from '@heed/shared/board';
import type { CaseCommand } from '@heed/shared/commands';
import type { CaseChanged, CommandAck } from '@heed/shared/down';
import type { Rejection } from '@heed/shared/rejections';
import { REAL } from '@heed/shared/vocabulary';
import { computed, ref, shallowRef } from 'vue';
import { Presence } from './presence';
import { RoomFollower } from './room-follower';
import { ServerClock } from './server-clock';
import type { Wire, WireListener } from './socket';
import type { WarRoomState } from './war-room-state';

/** A stream that says nothing for this long is lost: a heartbeat is due each second. */
const STALE_MS = 3_000;
const SECOND_MS = 1_000;

/** This machine's clocks: what time it believes it is, and milliseconds that only grow. */
export interface LocalClock {
  time: () => number;
  monotonic: () => number;
}

/** Null where so many cases changed at once that none is named: each may have. */
type ChangeListener = (change: CaseChanged | null) => void;

export class WarRoom {
  private readonly state = shallowRef<WarRoomState | null>(null);
  /** Null until the first snapshot. */
  readonly parts = computed(() => this.state.value?.parts ?? null);
  readonly position = computed(() => this.state.value?.position ?? null);
  readonly connected = ref(false);
  /** Why the server lets us see nothing; null while it does. */
  readonly refusal = shallowRef<Rejection | null>(null);
  /**
   * Milliseconds of the realm's clock, in whole seconds. Until the server has spoken this machine's;
   * a drill's is not known before that: NaN, which is written as a dash.
   */
  readonly serverNow = ref(0);
  /** The realm's time at the last frame; null before any. */
  readonly heardAt = ref<number | null>(null);
  /** Since when, in the realm's time, nothing has come, once that is longer than it should be. */
  readonly staleSince = ref<number | null>(null);
  /** Seconds since the last frame as people wait them, however fast the realm's clock runs. */
  readonly silentSeconds = ref(0);

  private readonly clock = new ServerClock();
  private readonly changeListeners = new Set<ChangeListener>();
  private readonly follower: RoomFollower;
  readonly presence: Presence;
  private readonly wire: Wire;
  private scope: BoardScope | null = null;
  private silentFrom = 0;
  private lastHeard = 0;

  constructor(
    openWire: (listener: WireListener) => Wire,
    private readonly local: LocalClock,
  ) {
    this.wire = openWire(this.listener());
    this.presence = new Presence(this.wire, () => this.local.monotonic());
    this.follower = new RoomFollower(this.wire, {
      changed: (state) => (this.state.value = state),
      refused: (rejection) => (this.refusal.value = rejection),
      heard: (at) => this.heard(Date.parse(at)),
    });
    this.tick();
  }

  /** Enters a room; asking again for the same one is free, or a new try where it was refused. */
  readonly join = (scope: BoardScope): void => {
    const same = this.scope?.realm === scope.realm && this.scope.incident === scope.incident;
    if (same) {
      if (this.refusal.value) this.wire.reopen();
      return;
    }
    this.scope = scope;
    this.heardAt.value = null;
    this.clock.forget();
    this.lastHeard = this.local.monotonic();
    this.tick();
    this.silentFrom = this.serverNow.value;
    this.follower.follow(scope);
    this.wire.open();
  };

  /** Tells of every case that changed and that we may see. Returns how to stop. */
  readonly onCaseChanged = (listener: ChangeListener): (() => void) => {
    this.changeListeners.add(listener);
    return () => this.changeListeners.delete(listener);
  };

  /** No answer in time is the refusal `unavailable`: the same request id again tells what became of it. */
  readonly sendCommand = async (caseId: string, command: CaseCommand): Promise<CommandAck> => {
    const answer = await this.wire.command({ caseId, command });
    return answer === 'silent' || answer === 'unreadable'
      ? { error: 'unavailable', message: '' }
      : answer;
  };

  /** To be called several times a second. */
  readonly tick = (): void => {
    const silentMs = this.local.monotonic() - this.lastHeard;
    const silent = this.scope !== null && silentMs > STALE_MS;
    this.silentSeconds.value = Math.floor(silentMs / SECOND_MS);
    this.staleSince.value = silent ? this.silentFrom : null;
    const drill = this.scope !== null && this.scope.realm !== REAL;
    const unheard = drill ? Number.NaN : this.local.time();
    const now = this.clock.now(this.local.monotonic()) ?? unheard;
    this.serverNow.value = Math.floor(now / SECOND_MS) * SECOND_MS;
  };

  private heard(at: number): void {
    this.lastHeard = this.local.monotonic();
    this.clock.heard(at, this.lastHeard, this.state.value?.parts.realm[ONLY]?.speed ?? 1);
    this.heardAt.value = at;
    this.silentFrom = at;
    this.tick();
  }

  private tell(change: CaseChanged | null): void {
    for (const listener of this.changeListeners) listener(change);
  }

  private listener(): WireListener {
    return {
      connected: () => {
        this.connected.value = true;
        this.follower.connected();
        this.presence.connected();
      },
      disconnected: () => {
        this.connected.value = false;
        this.follower.disconnected();
        this.presence.disconnected();
      },
      refused: (rejection) => (this.refusal.value = rejection),
      delta: (delta) => this.follower.delta(delta),
      caseChanged: (change) => this.tell(change),
      casesChanged: ({ cases }) => {
        if (cases) for (const change of cases) this.tell(change);
        else this.tell(null);
      },
      presence: (presence) => this.presence.heard(presence),
      resync: () => this.follower.resync(),
      unreadable: () => this.follower.unreadable(),
    };
  }
}
