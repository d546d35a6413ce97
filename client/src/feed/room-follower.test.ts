import type { Delta } from '@heed/shared/delta';
import type { JoinAck } from '@heed/shared/down';
import type { Rejection } from '@heed/shared/rejections';
import type { JoinMessage } from '@heed/shared/up';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { EMPTY_PARTS } from './empty-parts';
import { RoomFollower } from './room-follower';
import type { WireAnswer } from './socket';
import type { WarRoomState } from './war-room-state';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const at = '2026-11-24T08:00:00Z';
const scope = { realm: 'real' };
const frame = (number: number, epoch = 'e1') => ({ epoch, number });

function snapshot(position: number, number: number, epoch = 'e1'): JoinAck {
  return {
    snapshot: { realm: 'real', position, frame: frame(number, epoch), at, parts: EMPTY_PARTS },
  };
}

function delta(from: number, to: number, number: number): Delta {
  return { from, to, frame: frame(number), at };
}

/** A follower on a wire whose answers the test gives. */
function room() {
  const joins: { message: JoinMessage; answer: (ack: WireAnswer<JoinAck>) => Promise<void> }[] = [];
  const seen: { state: WarRoomState | null; refusals: (Rejection | null)[]; heard: number } = {
    state: null,
    refusals: [],
    heard: 0,
  };
  const follower = new RoomFollower(
    {
      join: (message) =>
        new Promise((resolve) => {
          joins.push({
            message,
            answer: async (ack) => {
              resolve(ack);
              await vi.advanceTimersByTimeAsync(0);
            },
          });
        }),
    },
    {
      changed: (state) => (seen.state = state),
      refused: (rejection) => seen.refusals.push(rejection),
      heard: () => (seen.heard += 1),
    },
  );
  const nth = (index: number) => {
    const join = joins[index];
    if (!join) throw new Error(`there were ${joins.length} joins`);
    return join;
  };
  return { follower, joins, seen, nth };
}

async function joined() {
  const there = room();
  there.follower.follow(scope);
  there.follower.connected();
  await there.nth(0).answer(snapshot(10, 4));
  return there;
}

describe('entering', () => {
  test('asks once there is a connection, and for everything', async () => {
    const { follower, joins, seen, nth } = room();
    follower.follow(scope);
    expect(joins).toHaveLength(0);
    follower.connected();
    expect(nth(0).message).toEqual({ scope, manyAtOnce: true });
    await nth(0).answer(snapshot(10, 4));
    expect(seen.state?.position).toBe(10);
  });

  test('frames that come while the answer is under way are held and applied after it', async () => {
    const { follower, seen, nth, joins } = room();
    follower.follow(scope);
    follower.connected();
    follower.delta(delta(9, 10, 4));
    follower.delta(delta(10, 11, 5));
    await nth(0).answer(snapshot(10, 4));
    expect(seen.state?.position).toBe(11);
    expect(joins).toHaveLength(1);
  });

  test('no answer is a reason to ask again', async () => {
    const { follower, nth, joins } = room();
    follower.follow(scope);
    follower.connected();
    await nth(0).answer('silent');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(joins).toHaveLength(2);
  });

  test('a refusal is told, and asked about again later', async () => {
    const { follower, nth, joins, seen } = room();
    follower.follow(scope);
    follower.connected();
    await nth(0).answer({ error: 'unauthenticated', message: '' });
    expect(seen.refusals.at(-1)?.error).toBe('unauthenticated');
    await vi.advanceTimersByTimeAsync(29_000);
    expect(joins).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(3_000);
    await nth(1).answer(snapshot(10, 4));
    expect(seen.refusals.at(-1)).toBeNull();
  });

  test('a server that is about to be ready is asked when it said, and never by all at the same moment', async () => {
    const { follower, nth, joins } = room();
    follower.follow(scope);
    follower.connected();
    await nth(0).answer({ error: 'unavailable', message: '', retryAfterSeconds: 1 });
    await vi.advanceTimersByTimeAsync(999);
    expect(joins).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1_001);
    expect(joins).toHaveLength(2);
    await nth(1).answer({ error: 'unavailable', message: '' });
    await vi.advanceTimersByTimeAsync(4_999);
    expect(joins).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1_001);
    expect(joins).toHaveLength(3);
  });

  test('the answer to a room that was left is not taken for that of the next one', async () => {
    const { follower, nth, seen } = room();
    follower.follow(scope);
    follower.connected();
    follower.follow({ realm: 'drill-a' });
    await nth(0).answer(snapshot(10, 4));
    expect(seen.state).toBeNull();
    await nth(1).answer(snapshot(3, 1));
    expect(seen.state?.position).toBe(3);
  });
});

describe('following', () => {
  test('a frame that follows is applied and heard', async () => {
    const { follower, seen } = await joined();
    follower.delta(delta(10, 15, 5));
    expect(seen.state?.position).toBe(15);
    expect(seen.heard).toBe(2);
  });

  test('a gap asks for what is missing, from the last frame seen', async () => {
    const { follower, joins, nth, seen } = await joined();
    follower.delta(delta(11, 15, 6));
    expect(seen.state?.position).toBe(10);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(joins).toHaveLength(2);
    expect(nth(1).message).toEqual({ scope, manyAtOnce: true, position: 10, frame: frame(4) });
    await nth(1).answer({ resumed: true, position: 15, delta: delta(10, 15, 6) });
    expect(seen.state?.position).toBe(15);
  });

  test('frames that keep not fitting do not put the join off for ever', async () => {
    const { follower, joins } = await joined();
    for (let number = 6; number < 40; number += 1) {
      follower.delta(delta(number, number + 1, number));
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(joins.length).toBeGreaterThan(1);
  });

  test('a message that nobody can read asks for a snapshot', async () => {
    const { follower, nth, seen } = await joined();
    follower.unreadable();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(nth(1).message).toEqual({ scope, manyAtOnce: true });
    await nth(1).answer(snapshot(20, 9));
    expect(seen.state?.position).toBe(20);
  });

  test('what was missed but does not fit asks for a snapshot', async () => {
    const { follower, nth } = await joined();
    follower.resync();
    await vi.advanceTimersByTimeAsync(1_000);
    await nth(1).answer({ resumed: true, position: 15, delta: delta(8, 15, 6) });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(nth(2).message).toEqual({ scope, manyAtOnce: true });
  });
});

describe('a lost connection', () => {
  test('keeps the figures, and resumes from the last frame', async () => {
    const { follower, nth, seen } = await joined();
    follower.disconnected();
    expect(seen.state?.position).toBe(10);
    follower.connected();
    expect(nth(1).message).toEqual({ scope, manyAtOnce: true, position: 10, frame: frame(4) });
    await nth(1).answer({ resumed: true, position: 10, delta: null });
    follower.delta(delta(10, 11, 5));
    expect(seen.state?.position).toBe(11);
  });

  test('gives everything anew where the server began anew', async () => {
    const { follower, nth, seen } = await joined();
    follower.disconnected();
    follower.connected();
    await nth(1).answer(snapshot(99, 1, 'e2'));
    expect(seen.state).toMatchObject({ position: 99, frame: frame(1, 'e2') });
  });

  test('asks nothing while it lasts', async () => {
    const { follower, joins } = await joined();
    follower.delta(delta(11, 15, 6));
    follower.disconnected();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(joins).toHaveLength(1);
  });
});
