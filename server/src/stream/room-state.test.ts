import type { BoardParts, SourceRow } from '@heed/shared/board';
import { Delta } from '@heed/shared/delta';
import { Snapshot } from '@heed/shared/board';
import { describe, expect, test } from 'vitest';
import { RoomState, type BoardMoment } from './room-state';

const EPOCH = 'run-1';
const AT = '2026-03-02T00:00:00.000Z';

describe('frames of a room', () => {
  test('[S3] a snapshot holds every row of every part, as of the last frame', () => {
    const room = new RoomState('real', EPOCH, moment(5, { phone: 1, web: 2 }));
    expect(Snapshot.parse(room.snapshot())).toEqual({
      realm: 'real',
      position: 5,
      frame: { epoch: EPOCH, number: 1 },
      at: AT,
      parts: board({ phone: 1, web: 2 }),
    });
  });

  test('[S4] frames are numbered without a hole, whether they hold anything or not', () => {
    const room = new RoomState('real', EPOCH, moment(0, {}));
    const numbers = [1, 2, 3].map(() => room.advance(moment(0, {})).frame.number);
    expect(numbers).toEqual([2, 3, 4]);
  });

  test('[S5] a delta holds the rows that are new, different or gone, and no others', () => {
    const room = new RoomState('real', EPOCH, moment(5, { phone: 1, web: 2, app: 3 }));
    const delta = room.advance(moment(8, { phone: 1, web: 9, sms: 4 }));
    expect(Delta.parse(delta)).toEqual({
      from: 5,
      to: 8,
      frame: { epoch: EPOCH, number: 2 },
      at: AT,
      set: { sources: { web: row(9), sms: row(4) } },
      del: { sources: ['app'] },
    });
  });

  test('[S6] where nothing changed the delta is empty: a heartbeat', () => {
    const room = new RoomState('real', EPOCH, moment(5, { phone: 1 }));
    expect(room.advance(moment(5, { phone: 1 }))).toEqual({
      from: 5,
      to: 5,
      frame: { epoch: EPOCH, number: 2 },
      at: AT,
    });
  });

  test('[S9] what time alone changes comes from a position to the same position', () => {
    const room = new RoomState('real', EPOCH, moment(5, { phone: 1 }));
    const delta = room.advance(moment(5, { phone: 2 }));
    expect(delta).toMatchObject({ from: 5, to: 5, set: { sources: { phone: row(2) } } });
  });
});

describe('coming back', () => {
  test('[S8] who missed frames gets one delta from where they stand', () => {
    const room = new RoomState('real', EPOCH, moment(1, { phone: 1, web: 1, app: 1 }));
    room.advance(moment(2, { phone: 2, web: 1, app: 1 }));
    room.advance(moment(3, { phone: 2, web: 1 }));
    room.advance(moment(4, { phone: 2, web: 1, sms: 1 }));
    expect(room.since({ frame: { epoch: EPOCH, number: 2 }, position: 2 })).toEqual({
      from: 2,
      to: 4,
      frame: { epoch: EPOCH, number: 4 },
      at: AT,
      set: { sources: { sms: row(1) } },
      del: { sources: ['app'] },
    });
  });

  test('[S8] a row that went and came back is set, not deleted', () => {
    const room = new RoomState('real', EPOCH, moment(1, { phone: 1 }));
    room.advance(moment(2, {}));
    room.advance(moment(3, { phone: 1 }));
    const missed = room.since({ frame: { epoch: EPOCH, number: 1 }, position: 1 });
    expect(missed).toMatchObject({ set: { sources: { phone: row(1) } } });
    expect(missed?.del).toBeUndefined();
  });

  test('[S8] who missed nothing gets nothing', () => {
    const room = new RoomState('real', EPOCH, moment(1, { phone: 1 }));
    expect(room.since({ frame: { epoch: EPOCH, number: 1 }, position: 1 })).toBeNull();
  });

  test.each([
    ['another run of the server', { frame: { epoch: 'run-0', number: 2 }, position: 1 }],
    ['a frame that has not been', { frame: { epoch: EPOCH, number: 9 }, position: 1 }],
    ['a position that has not been', { frame: { epoch: EPOCH, number: 2 }, position: 9 }],
    ['the last frame at another position', { frame: { epoch: EPOCH, number: 2 }, position: 0 }],
    ['a frame before the room was there', { frame: { epoch: EPOCH, number: 0 }, position: 0 }],
  ])('[S8] who comes from %s needs a snapshot', (_, standing) => {
    const room = new RoomState('real', EPOCH, moment(1, { phone: 1 }));
    room.advance(moment(1, { phone: 2 }));
    expect(room.since(standing)).toBeUndefined();
  });

  test('[S8] more deletions than are remembered end in a snapshot, not in a row too many', () => {
    const room = new RoomState('real', EPOCH, moment(1, { phone: 1 }));
    const many = Object.fromEntries(Array.from({ length: 10_001 }, (_, n) => [`c${n}`, 1]));
    room.advance(moment(2, { ...many, phone: 1 }));
    room.advance(moment(3, { phone: 1 }));
    expect(room.since({ frame: { epoch: EPOCH, number: 2 }, position: 2 })).toBeUndefined();
    expect(room.since({ frame: { epoch: EPOCH, number: 3 }, position: 3 })).toBeNull();
  });
});

/** A board whose sources alone have rows. */
function board(sources: Readonly<Record<string, number>>): BoardParts {
  const rows = Object.fromEntries(Object.entries(sources).map(([key, n]) => [key, row(n)]));
  return {
    flow: {},
    forecast: {},
    buckets: {},
    categories: {},
    channels: {},
    urgencies: {},
    districts: {},
    streets: {},
    cells: {},
    overdue: {},
    worst: {},
    units: {},
    members: {},
    sources: rows,
    reference: {},
    incidents: {},
    figures: {},
    zones: {},
    alarms: {},
    bulletins: {},
    promises: {},
    progress: {},
    asks: {},
    calls: {},
    signals: {},
    suggestions: {},
    realm: {},
  };
}

function row(n: number): SourceRow {
  return { lastAt: new Date(Date.UTC(2026, 2, 2, 0, n)).toISOString() };
}

function moment(position: number, sources: Readonly<Record<string, number>>): BoardMoment {
  return { position, at: AT, parts: board(sources) };
}
