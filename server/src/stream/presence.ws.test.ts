import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { OpenRoom } from '../../test/open-room';
import { useDatabase } from '../../test/pg';

const database = useDatabase();
let room: OpenRoom;

beforeAll(async () => {
  room = await OpenRoom.open(database());
});

afterEach(() => room.leave());

afterAll(() => room.close());

describe('who is at a case', () => {
  test('[S22] [S23] those who may see the case hear who comes and goes, and others hear nothing', async () => {
    const unit = await room.makeUnit(41);
    const other = await room.makeUnit(42);
    const leader = await room.makeSession(['duty-leader']);
    const member = await room.makeSession(['handler'], unit);
    const stranger = await room.makeSession(['handler'], other);
    const [watching, there, blind] = [
      await room.connect(leader.browser),
      await room.connect(member.browser),
      await room.connect(stranger.browser),
    ];
    for (const client of [watching, there, blind]) await client.join();
    // The case of these tests belongs to the unit of the same id.
    const seen = await there.ask('case:watch', { caseId: unit, doing: 'viewing' });
    expect(seen).toMatchObject({ caseId: unit, people: [{ name: 'Somebody', doing: 'viewing' }] });
    await watching.waitFor(() => watching.presence.length > 0, 'the leader to hear of it');
    expect(watching.presence[0]).toMatchObject({ caseId: unit, people: [{ doing: 'viewing' }] });
    expect(await blind.ask('case:watch', { caseId: unit, doing: 'viewing' })).toMatchObject({
      error: 'not-found',
    });
    there.close();
    await watching.waitFor(
      () => watching.presence.at(-1)?.people.length === 0,
      'the leader to hear that nobody is there',
    );
    expect(blind.presence).toEqual([]);
  });

  test('[S22] a key is nobody, and whoever joins later hears who is there already', async () => {
    const unit = await room.makeUnit(43);
    const key = await room.connect({ key: await room.makeKey(['board:read', 'cases:read']) });
    expect(await key.ask('case:watch', { caseId: unit, doing: 'calling' })).toMatchObject({
      error: 'forbidden',
    });
    const member = await room.makeSession(['handler'], unit);
    const there = await room.connect(member.browser);
    await there.ask('case:watch', { caseId: unit, doing: 'calling' });
    const later = await room.connect((await room.makeSession(['duty-leader'])).browser);
    await later.join();
    await later.waitFor(() => later.presence.length > 0, 'who is there');
    expect(later.presence[0]).toMatchObject({ caseId: unit, people: [{ doing: 'calling' }] });
  });
});
