import type { CommandAck, JoinAck } from '@heed/shared/down';
import { describe, expect, test } from 'vitest';
import { EMPTY_PARTS } from './empty-parts';
import type { Wire, WireAnswer, WireListener } from './socket';
import { WarRoom } from './war-room';

const START = Date.parse('2026-11-24T08:00:00Z');

/** A room whose wire and clocks the test moves by hand. This machine's clock is an hour off. */
function set(ack: JoinAck | null = null, commandAck: WireAnswer<CommandAck> = 'silent') {
  const local = { now: 5_000 };
  const calls: string[] = [];
  let listener: WireListener | undefined;
  const open = (told: WireListener): Wire => {
    listener = told;
    return {
      open: () => calls.push('open'),
      reopen: () => calls.push('reopen'),
      join: async () => ack ?? 'silent',
      command: async () => commandAck,
      watch: async ({ caseId, doing }) => {
        calls.push(`watch ${caseId} ${doing}`);
        return { caseId, people: [] };
      },
      unwatch: ({ caseId }) => calls.push(`unwatch ${caseId}`),
    };
  };
  const room = new WarRoom(open, {
    time: () => START + 3_600_000 + local.now,
    monotonic: () => local.now,
  });
  if (!listener) throw new Error('the room opened no wire');
  const pass = (milliseconds: number) => {
    local.now += milliseconds;
    room.tick();
  };
  return { room, listener, calls, pass };
}

function snapshot(realm: string, speed = 1): JoinAck {
  const row = {
    kind: realm === 'real' ? ('real' as const) : ('drill' as const),
    speed,
    state: null,
  };
  return {
    snapshot: {
      realm,
      position: 10,
      frame: { epoch: 'e1', number: 4 },
      at: new Date(START).toISOString(),
      parts: { ...EMPTY_PARTS, realm: { now: row } },
    },
  };
}

async function joined(realm = 'real', speed = 1) {
  const there = set(snapshot(realm, speed));
  there.room.join({ realm });
  there.listener.connected();
  await Promise.resolve();
  return there;
}

describe('the clock of the room', () => {
  test('is the server’s, in whole seconds, and goes on between frames', async () => {
    const { room, pass } = await joined();
    expect(room.serverNow.value).toBe(START);
    pass(1_999);
    expect(room.serverNow.value).toBe(START + 1_000);
    pass(1);
    expect(room.serverNow.value).toBe(START + 2_000);
  });

  test('of a drill runs as fast as the board says, and stands while the drill stands', async () => {
    const fast = await joined('drill-a', 30);
    fast.pass(2_500);
    expect(fast.room.serverNow.value).toBe(START + 75_000);
    const paused = await joined('drill-a', 0);
    paused.pass(2_500);
    expect(paused.room.serverNow.value).toBe(START);
  });

  test('of a drill is unknown until the drill has spoken, never this machine’s', async () => {
    const { room, listener, pass } = set(snapshot('drill-a'));
    room.join({ realm: 'drill-a' });
    pass(250);
    expect(room.serverNow.value).toBeNaN();
    listener.connected();
    await Promise.resolve();
    expect(room.serverNow.value).toBe(START);
    // Another realm's time is not that of the last one.
    room.join({ realm: 'drill-b' });
    expect(room.serverNow.value).toBeNaN();
  });

  test('says how long nothing came in seconds of this room, not of the drill', async () => {
    const { room, pass } = await joined('drill-a', 60);
    pass(3_000);
    expect(room.staleSince.value).toBeNull();
    pass(1_000);
    expect(room.staleSince.value).toBe(START);
    expect(room.silentSeconds.value).toBe(4);
  });
});

describe('a stream that says nothing', () => {
  test('is lost after three seconds, since its last frame, and the clock goes on', async () => {
    const { room, pass } = await joined();
    pass(3_000);
    expect(room.staleSince.value).toBeNull();
    pass(1_000);
    expect(room.staleSince.value).toBe(START);
    expect(room.serverNow.value).toBe(START + 4_000);
  });

  test('is found again with the next heartbeat', async () => {
    const { room, listener, pass } = await joined();
    pass(5_000);
    listener.delta({
      from: 10,
      to: 10,
      frame: { epoch: 'e1', number: 5 },
      at: new Date(START + 5_000).toISOString(),
    });
    expect(room.staleSince.value).toBeNull();
    expect(room.heardAt.value).toBe(START + 5_000);
  });

  test('is lost too where it never began', () => {
    const { room, pass } = set();
    room.join({ realm: 'real' });
    pass(4_000);
    expect(room.staleSince.value).not.toBeNull();
    expect(room.parts.value).toBeNull();
  });

  test('is not missed before anybody asked for it', () => {
    const { room, pass } = set();
    pass(60_000);
    expect(room.staleSince.value).toBeNull();
  });
});

describe('joining', () => {
  test('the same room twice opens one connection', () => {
    const { room, calls } = set();
    room.join({ realm: 'real' });
    room.join({ realm: 'real' });
    expect(calls).toEqual(['open']);
  });

  test('after a refusal shakes hands anew, for the cookie may be another', () => {
    const { room, listener, calls } = set();
    room.join({ realm: 'real' });
    listener.refused({ error: 'unauthenticated', message: '' });
    expect(room.refusal.value?.error).toBe('unauthenticated');
    room.join({ realm: 'real' });
    expect(calls).toEqual(['open', 'reopen']);
  });
});

test('a case that changed is told to all who listen, until they stop', async () => {
  const { room, listener } = await joined();
  const heard: string[] = [];
  const stop = room.onCaseChanged((change) => heard.push(change?.caseId ?? 'any'));
  listener.caseChanged({ caseId: 'c1', version: 2, position: 11 });
  stop();
  listener.caseChanged({ caseId: 'c2', version: 2, position: 12 });
  expect(heard).toEqual(['c1']);
});

test('[S19] cases that changed at once are told one by one, and those without a name as one of unknown cases', async () => {
  const { room, listener } = await joined();
  const heard: string[] = [];
  room.onCaseChanged((change) => heard.push(change?.caseId ?? 'any'));
  const cases = ['c1', 'c2'].map((caseId) => ({ caseId, version: 2, position: 11 }));
  listener.casesChanged({ cases, count: 2, position: 11 });
  listener.casesChanged({ cases: null, count: 80, position: 91 });
  expect(heard).toEqual(['c1', 'c2', 'any']);
});

test.each(['silent', 'unreadable'] as const)(
  'a command whose answer is %s is refused as unavailable',
  async (answer) => {
    const { room } = set(null, answer);
    const sent = room.sendCommand('c1', { kind: 'claim', expectedVersion: 1, requestId: 'r1' });
    await expect(sent).resolves.toEqual({ error: 'unavailable', message: '' });
  },
);
