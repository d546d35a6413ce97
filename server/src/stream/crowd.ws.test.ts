/** Many screens that come at the same moment, and one that changes its mind. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { incidentIdOf } from '../../test/incident-facts';
import { OpenRoom } from '../../test/open-room';
import { useDatabase } from '../../test/pg';
import { boardRoom, isBoardRoom } from './sockets';
import { WarRooms } from './war-rooms';

const database = useDatabase();
let room: OpenRoom;

beforeAll(async () => {
  room = await OpenRoom.open(database());
});

afterEach(() => room.leave());

afterAll(() => room.close());

test('[S3] [S15] a crowd that comes at once while frames go out: the same boards, no frame left out, none twice', async () => {
  const key = await room.makeKey(['board:read']);
  const clients = await Promise.all(Array.from({ length: 40 }, () => room.connect({ key })));
  const telling = (async () => {
    for (let n = 0; n < 12; n += 1) await room.commit((story) => story.registers());
  })();
  const acks = await Promise.all(clients.map((client) => client.join()));
  await telling;
  const end = room.position;
  const shown: unknown[] = [];
  for (const client of clients) {
    await client.waitForBoard(({ position }) => position >= end, 'the last complaint');
    expect(client.screen.gaps).toBe(0);
    shown.push(client.screen.state.parts.overdue.now);
  }
  for (const each of shown) expect(each).toEqual(shown[0]);
  const boards = new Map<number, unknown>();
  for (const [index, ack] of acks.entries()) {
    if (!('snapshot' in ack)) throw new Error('a screen that comes first gets everything');
    const { frame } = ack.snapshot;
    expect(ack.snapshot).toEqual(boards.get(frame.number) ?? ack.snapshot);
    boards.set(frame.number, ack.snapshot);
    const numbers = clients[index]?.deltas.map((delta) => delta.frame.number - frame.number);
    expect(numbers).toEqual(numbers?.map((_, n) => n + 1));
  }
  expect(boards.size).toBeLessThan(clients.length / 2);
});

test('[S2] a join that another overtakes leaves the socket in the room of the other', async () => {
  await room.commit((story) => story.opensIncident(8));
  const client = await room.connect({ key: await room.makeKey(['board:read']) });
  await client.join();
  const { frame, position } = client.screen.state;
  const incident = client.ask('war-room:join', {
    scope: { realm: 'real', incident: incidentIdOf(8) },
  });
  const back = client.ask('war-room:join', { scope: { realm: 'real' }, frame, position });
  expect(await back).toMatchObject({ resumed: true });
  await incident;
  const served = room.app.get(WarRooms).socket(client.socket.id ?? '');
  const boards = [...(served?.rooms ?? [])].filter((name) => isBoardRoom(name));
  expect(boards).toEqual([boardRoom('real')]);
});
