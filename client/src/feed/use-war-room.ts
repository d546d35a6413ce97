/** The one room of this client: every page that shows live figures reads them here. */
import { defineStore } from 'pinia';
import { openWire } from './socket';
import { WarRoom } from './war-room';

const TICK_MS = 250;

export const useWarRoom = defineStore('war-room', () => {
  const room = new WarRoom(openWire, {
    time: () => Date.now(),
    monotonic: () => performance.now(),
  });
  setInterval(room.tick, TICK_MS);
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
  };
});
