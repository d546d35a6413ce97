/** The one time machine of this client. */
import type { BoardScope } from '@heed/shared/board';
import { PastBoard, TimeLine } from '@heed/shared/time-machine';
import { defineStore } from 'pinia';
import { request } from '../api/http';
import { TICK_MS, TimeMachine } from './time-machine';

/** A moment that nobody asked for before may be folded from far away. */
const BOARD_MS = 60_000;

export const useTimeMachine = defineStore('time-machine', () => {
  const machine = new TimeMachine({
    line: (scope: BoardScope) =>
      request('GET', '/api/board/time-line', { query: scope, schema: TimeLine }),
    board: (scope, at) =>
      request('GET', '/api/board/at', {
        query: { ...scope, at: new Date(at).toISOString() },
        schema: PastBoard,
        timeoutMs: BOARD_MS,
      }),
  });
  setInterval(machine.tick, TICK_MS);
  return {
    at: machine.at,
    board: machine.board,
    line: machine.line,
    rejection: machine.rejection,
    playing: machine.playing,
    speed: machine.speed,
    open: machine.open,
    enter: machine.enter,
    leave: machine.leave,
    go: machine.go,
    step: machine.step,
    toMark: machine.toMark,
    play: machine.play,
  };
});
