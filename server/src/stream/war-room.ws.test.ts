import { Socket } from 'node:net';
import { AlarmRaised } from '@heed/shared/alarms';
import type { JoinAck } from '@heed/shared/down';
import type { Rejection } from '@heed/shared/rejections';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { alarmAbout, incidentIdOf } from '../../test/incident-facts';
import { idOf } from '../../test/journal-story';
import { OpenRoom } from '../../test/open-room';
import { useDatabase } from '../../test/pg';
import type { WarRoomClient } from '../../test/war-room-client';
import { LivePrincipals } from '../access/live-principals';
import { Revocations } from '../access/revocations';
import { pendingBytes } from './connection';
import { WarRooms } from './war-rooms';

const database = useDatabase();
let room: OpenRoom;

beforeAll(async () => {
  room = await OpenRoom.open(database());
});

afterEach(() => room.leave());

afterAll(() => room.close());

describe('joining', () => {
  test('[S2] [S3] a screen with a key joins and gets everything', async () => {
    const client = await room.connect({ key: await room.makeKey(['board:read']) });
    const ack = await client.join();
    expect(ack).toMatchObject({ snapshot: { realm: 'real' } });
    expect(client.screen.state.parts.flow.now).toBeDefined();
  });

  test('[S5] [S6] what is committed is on the screen, and each second there is a frame', async () => {
    const client = await room.connect({ key: await room.makeKey(['board:read']) });
    await client.join();
    const before = client.screen.state.parts.overdue.now?.open ?? 0;
    await room.commit((story) => story.registers());
    await client.waitForBoard(
      ({ parts }) => parts.overdue.now?.open === before + 1,
      'the new case to be counted',
    );
    const { number } = client.screen.state.frame;
    await client.waitForBoard(({ frame }) => frame.number > number + 1, 'two more frames');
    expect(client.screen.gaps).toBe(0);
  });

  test('[S8] a screen that comes back with its frame gets what it missed', async () => {
    const key = await room.makeKey(['board:read']);
    const client = await room.connect({ key });
    await client.join();
    client.close();
    await room.commit((story) => story.registers());
    const again = await room.connect({ key });
    Object.assign(again, { screen: client.screen });
    expect(await again.join()).toMatchObject({ resumed: true, position: room.position });
    expect(again.screen.state.position).toBe(room.position);
  });

  test('[S2] [S14] [S21] the room of an incident shows its own cases, and one that is not there is not found', async () => {
    const key = await room.makeKey(['board:read']);
    let mine = '';
    await room.commit((story) => {
      const incident = story.opensIncident(7);
      mine = story.registers();
      story.registers();
      story.links(mine, incident);
    });
    const scope = { realm: 'real', incident: incidentIdOf(7) };
    const client = await room.connect({ key });
    const answer = await client.ask<JoinAck>('war-room:join', { scope });
    expect(answer).toMatchObject({ snapshot: { parts: { overdue: { now: { open: 1 } } } } });
    client.screen.joined(answer);
    await room.commit((story) => story.closes(mine));
    await client.waitForBoard(
      ({ parts }) => parts.overdue.now?.open === 0,
      'the case to be closed',
    );
    const none = { scope: { realm: 'real', incident: incidentIdOf(99) } };
    expect(await client.ask('war-room:join', none)).toMatchObject({ error: 'not-found' });
  });

  test('[S20] an alarm is told to the rooms at once, and so is who has it in hand', async () => {
    const client = await room.connect({ key: await room.makeKey(['board:read']) });
    await client.join();
    const alarmId = idOf('case', 1);
    const told: unknown[] = [];
    client.socket.on('alarm:raised', (message) => told.push(AlarmRaised.parse(message)));
    await room.commit((story) => story.tells({ type: 'alarm-raised', data: alarmAbout(alarmId) }));
    await client.waitForBoard(({ parts }) => alarmId in parts.alarms, 'the alarm on the board');
    expect(told).toMatchObject([{ alarmId, realm: 'real', alarm: { level: 2 } }]);
    expect(await client.ask('alarm:acknowledge', { alarmId })).toMatchObject({ error: 'invalid' });
    const ask = { alarmId, requestId: 'r-1' };
    expect(await client.ask('alarm:acknowledge', ask)).toMatchObject({ error: 'already-so' });
  });

  test('[S2] a realm that nobody has heard of is not found', async () => {
    const client = await room.connect({ key: await room.makeKey(['board:read']) });
    const answer = await client.ask('war-room:join', { scope: { realm: 'drill-none' } });
    expect(answer).toMatchObject({ error: 'not-found' });
  });
});

describe('who gets in', () => {
  test('[S1] nobody without a key or a session', async () => {
    await expect(room.connect({})).rejects.toThrow('unauthenticated');
    await expect(room.connect({ key: 'heed_nonsense' })).rejects.toThrow('unauthenticated');
  });

  test('[S1] no key without the right to read boards', async () => {
    await expect(room.connect({ key: await room.makeKey(['complaints:write']) })).rejects.toThrow(
      'forbidden',
    );
  });

  test('[S1] a session with a page of ours, and none with the page of another', async () => {
    const { browser } = await room.makeSession(['duty-leader']);
    const client = await room.connect(browser);
    expect(await client.join()).toHaveProperty('snapshot');
    const { cookie } = browser;
    await expect(room.connect({ cookie, origin: 'https://evil.example' })).rejects.toThrow();
    await expect(room.connect({ cookie })).rejects.toThrow();
    const key = await room.makeKey(['board:read']);
    await expect(room.connect({ cookie, key })).rejects.toThrow();
  });

  test('[S1] no page of somebody else, who was logged in to the same browser before', async () => {
    const before = await room.makeSession(['duty-leader']);
    const { browser, account } = await room.makeSession(['duty-leader']);
    const client = await room.connect({ ...browser, account });
    expect(await client.join()).toHaveProperty('snapshot');
    const others = room.connect({ ...browser, account: before.account });
    await expect(others).rejects.toThrow('other-account');
  });

  test('[S16] five sockets of one session, and not a sixth', async () => {
    const { browser } = await room.makeSession(['duty-leader']);
    for (let n = 0; n < 5; n += 1) await room.connect(browser);
    await expect(room.connect(browser)).rejects.toThrow('rate-limited');
    room.leave();
    await expect
      .poll(() =>
        room.connect(browser).then(
          () => true,
          () => false,
        ),
      )
      .toBe(true);
  });
});

describe('messages that do not fit', () => {
  test('[S13] are answered with the path, and nothing is thrown', async () => {
    const client = await room.connect({ key: await room.makeKey(['board:read']) });
    const answer = await client.ask<Rejection>('war-room:join', {
      scope: { realm: 'real', password: 'x' },
    });
    expect(answer).toMatchObject({ error: 'invalid', details: [{ path: 'scope' }] });
    expect(await client.ask('case:command', null)).toMatchObject({ error: 'invalid' });
    expect(await client.join()).toHaveProperty('snapshot');
  });

  test('[S13] unknown ones are answered, and after twenty of them the socket is dropped', async () => {
    const client = await room.connect({ key: await room.makeKey(['board:read']) });
    expect(await client.ask('war-room:drop', {})).toMatchObject({ error: 'invalid' });
    for (let n = 0; n < 20; n += 1) client.socket.emit('war-room:drop', {});
    await client.waitFor(() => client.closed !== null, 'the server to drop the socket');
  });

  test('[S16] more than fifty in ten seconds are refused', async () => {
    const client = await room.connect({ key: await room.makeKey(['board:read']) });
    const asked = Array.from({ length: 51 }, () => client.ask<Rejection>('case:command', null));
    const answers = await Promise.all(asked);
    expect(answers.map(({ error }) => error)).toEqual([
      ...Array.from({ length: 50 }, () => 'invalid'),
      'rate-limited',
    ]);
  });

  test('[S17] [invariant 9] a refused command is an answer of the desk', async () => {
    const client = await room.connect({ key: await room.makeKey(['board:read', 'cases:command']) });
    const command = { kind: 'claim', expectedVersion: 1, requestId: 'r-1' };
    const answer = await client.command({ caseId: idOf('case', 1), command });
    expect(answer).toMatchObject({ error: 'already-claimed' });
  });
});

describe('who hears of a case', () => {
  test('[S14] its unit and those who see all cases, and no other unit', async () => {
    const unit = await room.makeUnit(1);
    const other = await room.makeUnit(2);
    const sessions = await Promise.all([
      room.makeSession(['unit-member'], unit),
      room.makeSession(['unit-member'], other),
    ]);
    const inside = await room.connect(sessions[0].browser);
    const outside = await room.connect(sessions[1].browser);
    const leader = await room.connect((await room.makeSession(['duty-leader'])).browser);
    let caseId = '';
    await room.commit((story) => {
      caseId = story.registers({ unit: 1 });
    });
    const heard = (client: WarRoomClient) => client.casesChanged.map((changed) => changed.caseId);
    await inside.waitFor(() => heard(inside).includes(caseId), 'the unit to hear of its case');
    await leader.waitFor(() => heard(leader).includes(caseId), 'the leader to hear of the case');
    // The other unit's next case comes after this one: had it been told, it would have been by now.
    let next = '';
    await room.commit((story) => {
      next = story.registers({ unit: 2 });
    });
    await outside.waitFor(() => heard(outside).includes(next), 'the other unit to hear of its own');
    expect(heard(outside)).toEqual([next]);
    expect(heard(inside)).toEqual([caseId]);
  });
});

describe('news of many cases at once', () => {
  const flood = 120;

  test('[S19] come to who asked for it in few messages, and to all others one by one', async () => {
    const key = await room.makeKey(['board:read', 'cases:read']);
    const asks = await room.connect({ key });
    const others = await room.connect({ key });
    await asks.ask('war-room:join', { scope: { realm: 'real' }, manyAtOnce: true });
    await others.join();
    await room.commit((story) => {
      for (let n = 0; n < flood; n += 1) story.registers();
    });
    const heard = () =>
      asks.casesChanged.length + asks.manyChanged.reduce((sum, { count }) => sum + count, 0);
    await asks.waitFor(() => heard() >= flood, 'news of all cases');
    await others.waitFor(() => others.casesChanged.length >= flood, 'each case by itself');
    expect(heard()).toBe(flood);
    expect(asks.manyChanged.length).toBeLessThan(10);
    expect(others.manyChanged).toEqual([]);
    expect(new Set(others.casesChanged.map(({ caseId }) => caseId)).size).toBe(flood);
  });

  test('[S19] the next join decides anew', async () => {
    const key = await room.makeKey(['board:read', 'cases:read']);
    const client = await room.connect({ key });
    await client.ask('war-room:join', { scope: { realm: 'real' }, manyAtOnce: true });
    await client.join();
    await room.commit((story) => {
      for (let n = 0; n < flood; n += 1) story.registers();
    });
    await client.waitFor(() => client.casesChanged.length >= flood, 'each case by itself');
    expect(client.manyChanged).toEqual([]);
  });
});

describe('sockets that may not or cannot go on', () => {
  test('[S12] a session that ended takes its sockets along', async () => {
    const session = await room.makeSession(['duty-leader']);
    const client = await room.connect(session.browser);
    await client.join();
    room.app.get(Revocations).revoke({ sessionHash: session.hash });
    await client.waitFor(() => client.closed !== null, 'the socket to be closed');
    expect(client.resyncs).toEqual([{ reason: 'revoked' }]);
  });

  test('[S12] a right that was lost unheard of is noticed by the sweep', async () => {
    const key = await room.makeKey(['board:read']);
    const client = await room.connect({ key });
    await database().database.query('update api_key set revoked_at = now()');
    await room.app.get(LivePrincipals).sweep();
    await client.waitFor(() => client.closed !== null, 'the socket to be closed');
    expect(client.resyncs).toEqual([{ reason: 'revoked' }]);
  });

  test('[S11] [invariant 6] what waits for a socket that does not read is seen, and it gets no more frames', async () => {
    const client = await room.connect({ key: await room.makeKey(['board:read']) });
    await client.join();
    const served = servedSocket(client);
    expect(pendingBytes(served.conn)).toBe(0);
    const reading = netSocket(client);
    reading.pause();
    // More than the kernel's buffers take: the rest waits in the server.
    const at = new Date().toISOString();
    const frame = { epoch: 'x'.repeat(64), number: 0 };
    const filling = { from: 0, to: 0, frame, at, del: { cells: ['x'.repeat(1_000_000)] } };
    for (let n = 0; n < 24; n += 1) served.emit('war-room:delta', filling);
    await expect.poll(() => pendingBytes(served.conn)).toBeGreaterThan(256 * 1024);
    await expect.poll(() => [...served.rooms], { timeout: 3_000 }).toEqual([served.id]);
    const early = client.ask('war-room:join', { scope: { realm: 'real' } });
    reading.resume();
    await client.waitFor(() => client.resyncs.length > 0, 'the screen to be told');
    expect(client.resyncs).toEqual([{ reason: 'lagging' }]);
    expect(await early).toMatchObject({ error: 'unavailable', retryAfterSeconds: 1 });
    await client.join();
    const { number } = client.screen.state.frame;
    await client.waitForBoard((state) => state.frame.number > number, 'frames to come again');
  });
});

/** The server's end of a client's socket. */
function servedSocket(client: WarRoomClient) {
  const socket = room.app.get(WarRooms).socket(client.socket.id ?? '');
  if (!socket) throw new Error('the server has no such socket');
  return socket;
}

/** The TCP connection under a client, to stop it from reading. */
function netSocket(client: WarRoomClient): Socket {
  const path = ['io', 'engine', 'transport', 'ws', '_socket'];
  const socket = path.reduce<unknown>(
    (inner, name) => (typeof inner === 'object' && inner ? Reflect.get(inner, name) : undefined),
    client.socket,
  );
  if (!(socket instanceof Socket)) throw new Error('the client runs on something else');
  return socket;
}

describe('the end of the server', () => {
  test('[S18] screens are told, and one that does not read holds nothing up', async () => {
    const key = await room.makeKey(['board:read']);
    const client = await room.connect({ key });
    const stalled = await room.connect({ key });
    await client.join();
    netSocket(stalled).pause();
    const began = performance.now();
    await room.close();
    expect(performance.now() - began).toBeLessThan(3_000);
    await client.waitFor(() => client.closed !== null, 'the connection to end');
    expect(client.resyncs).toEqual([{ reason: 'restarted' }]);
  });
});
