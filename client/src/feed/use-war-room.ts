/** The one room of this client: every page that shows live figures reads them here. */
import { defineStore } from 'pinia';
import { watch } from 'vue';
import { openWire } from './socket';
import { WarRoom } from './war-room';

const TICK_MS = 250;

export const useWarRoom = defineStore('war-room', () => {
  const room = new WarRoom(openWire, {
    time: () => Date.now(),
    monotonic: () => performance.now(),
  });
  setInterval(room.tick, TICK_MS);
  watch(room.refusal, (refusal) => {
    // Somebody else has logged in to this browser: the page is not theirs.
    if (refusal?.error === 'other-account') globalThis.location.reload();
  });
  return {
    parts: room.parts,
    position: room.position,
    connected: room.connected,
    refusal: room.refusal,
    serverNow: room.serverNow,
    heardAt: room.heardAt,
    staleSince: room.staleSince,
    silentSeconds: room.silentSeconds,
    join: room.join,
    onCaseChanged: room.onCaseChanged,
    sendCommand: room.sendCommand,
    presence: room.presence.byCase,
    watchCase: room.presence.watch,
  };
});
