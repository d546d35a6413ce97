/** The stream as the client's pages read it: the board's parts, the server's clock, how old the data are. */
import type { BoardScope } from '@heed/shared/board';
import type { CaseCommand } from '@heed/shared/commands';
import type { CaseChanged, CommandAck } from '@heed/shared/down';
import type { Rejection } from '@heed/shared/rejections';
import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { RoomFollower } from './room-follower';
import { ServerClock } from './server-clock';
import { openWire } from './socket';
import type { WarRoomState } from './war-room-state';

/** A stream that says nothing for this long is lost: a heartbeat is due each second. */
const STALE_MS = 3_000;
const TICK_MS = 250;
const SECOND_MS = 1_000;

export const useWarRoom = defineStore('war-room', () => {
  const state = shallowRef<WarRoomState | null>(null);
  const connected = ref(false);
  /** Why the server lets us see nothing; null while it does. */
  const refusal = shallowRef<Rejection | null>(null);
  /** Milliseconds of the server's clock, in whole seconds; this machine's until the server has spoken. */
  const serverNow = ref(wholeSecond(Date.now()));
  /** The server's time at the last frame; null before any. */
  const heardAt = ref<number | null>(null);
  /** Since when nothing has come, once that is longer than it should be. */
  const staleSince = ref<number | null>(null);

  const clock = new ServerClock();
  const changeListeners = new Set<(change: CaseChanged) => void>();
  let scope: BoardScope | null = null;
  let lastHeard = performance.now();
  let silentFrom = Date.now();

  const follower = new RoomFollower(
    // Arrow: the wire needs the follower as its listener, and the follower the wire.
    { join: (message) => wire.join(message) },
    {
      changed: (next) => (state.value = next),
      refused: (rejection) => (refusal.value = rejection),
      heard,
    },
  );
  const wire = openWire({
    connected: () => {
      connected.value = true;
      follower.connected();
    },
    disconnected: () => {
      connected.value = false;
      follower.disconnected();
    },
    refused: (rejection) => (refusal.value = rejection),
    delta: (delta) => follower.delta(delta),
    caseChanged: (change) => changeListeners.forEach((listener) => listener(change)),
    resync: () => follower.resync(),
    unreadable: () => follower.unreadable(),
  });

  function heard(at: string): void {
    lastHeard = performance.now();
    clock.heard(Date.parse(at), lastHeard);
    silentFrom = clock.now(lastHeard) ?? Date.parse(at);
    heardAt.value = silentFrom;
    tick();
  }

  function tick(): void {
    const local = performance.now();
    serverNow.value = wholeSecond(clock.now(local) ?? Date.now());
    const silent = scope !== null && local - lastHeard > STALE_MS;
    staleSince.value = silent ? silentFrom : null;
  }

  /** Enters a room; asking again for the same one is free, or a new try where it was refused. */
  function join(next: BoardScope): void {
    const same = scope?.realm === next.realm && scope.incident === next.incident;
    if (same) {
      if (refusal.value) wire.reopen();
      return;
    }
    if (!scope) setInterval(tick, TICK_MS);
    scope = next;
    lastHeard = performance.now();
    silentFrom = serverNow.value;
    heardAt.value = null;
    follower.follow(next);
    wire.open();
  }

  /** Tells of every case that changed and that we may see. Returns how to stop. */
  function onCaseChanged(listener: (change: CaseChanged) => void): () => void {
    changeListeners.add(listener);
    return () => changeListeners.delete(listener);
  }

  /** No answer in time is the refusal `unavailable`: send the same request id again to learn what became of it. */
  async function sendCommand(caseId: string, command: CaseCommand): Promise<CommandAck> {
    const answer = await wire.command({ caseId, command });
    return answer === 'silent' || answer === 'unreadable'
      ? { error: 'unavailable', message: '' }
      : answer;
  }

  return {
    parts: computed(() => state.value?.parts ?? null),
    position: computed(() => state.value?.position ?? null),
    connected,
    refusal,
    serverNow,
    heardAt,
    staleSince,
    join,
    onCaseChanged,
    sendCommand,
  };
});

function wholeSecond(time: number): number {
  return Math.floor(time / SECOND_MS) * SECOND_MS;
}
