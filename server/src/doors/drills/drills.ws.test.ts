import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Reference } from '@heed/shared/reference';
import { DrillRow, ScenarioRow } from '@heed/shared/drills';
import { ADMIN_PASSWORD } from '../../../test/caller';
import { WarRoomClient } from '../../../test/war-room-client';
import { WholeServer } from '../../../test/whole-server';
import { playDrill } from '../../../cli/drill';

let whole: WholeServer;

beforeAll(async () => {
  whole = await WholeServer.open();
});
afterAll(() => whole.close());

const opening = { scenario: 'jiangzhou-water', seed: 7, speed: 60 };

async function run(...args: string[]) {
  const said: string[] = [];
  const printed: string[] = [];
  const environment = {
    HEED_URL: whole.url,
    HEED_ACCOUNT: 'admin',
    HEED_PASSWORD: ADMIN_PASSWORD,
    LANG: 'en_US.UTF-8',
  };
  const output = {
    say: (line: string) => said.push(line),
    print: (line: string) => printed.push(line),
  };
  return { code: await playDrill(args, environment, output), said: said.join('\n'), printed };
}

describe('the door of drills', () => {
  test('offers scenarios, opens a drill with lists of its own, and ends it', async () => {
    const scenarios = await whole.send('GET', '/api/drills/scenarios');
    expect(
      ScenarioRow.array()
        .parse(scenarios.body)
        .map(({ code }) => code),
    ).toContain('jiangzhou-water');
    const answer = await whole.post('/api/drills', { ...opening, requestId: 'door-1' });
    expect(answer.status).toBe(201);
    const drill = DrillRow.parse(answer.body);
    expect(drill).toMatchObject({ state: 'preparing', seed: 7, speed: 60 });

    const reference = await whole.send('GET', `/api/reference?realm=${drill.realm}`);
    const lists = Reference.parse(reference.body);
    expect(lists.realm).toBe(drill.realm);
    expect(lists.zones.every(({ streets }) => streets.length > 0)).toBe(true);
    const real = Reference.parse((await whole.send('GET', '/api/reference')).body);
    expect([real.realm, real.units, real.zones]).toEqual(['real', [], []]);
    const zones = await whole.send('GET', `/api/boundaries?layer=zone&realm=${drill.realm}`);
    expect(zones.text).toContain('"kind":"zone"');

    const ended = await whole.post(`/api/drills/${drill.id}/commands`, { kind: 'end' });
    expect(DrillRow.parse(ended.body).state).toBe('ended');
    const again = await whole.post(`/api/drills/${drill.id}/commands`, { kind: 'pause' });
    expect(again).toMatchObject({ status: 422, body: { error: 'illegal-state' } });
    const drills = DrillRow.array().parse((await whole.send('GET', '/api/drills')).body);
    expect(drills.map(({ id }) => id)).toContain(drill.id);
  });

  test('a board of a drill says how its clock runs', async () => {
    const { body } = await whole.post('/api/drills', { ...opening, requestId: 'door-2' });
    const drill = DrillRow.parse(body);
    const key = await whole.makeKey('board:read');
    const client = await WarRoomClient.connect({ url: whole.url, key, realm: drill.realm });
    await client.join();
    const { realm } = client.screen.state.parts;
    expect(realm['now']).toEqual({ kind: 'drill', speed: 0, state: 'preparing' });
    await whole.post(`/api/drills/${drill.id}/commands`, { kind: 'end' });
    await client.waitForBoard(
      ({ parts }) => parts.realm['now']?.state === 'ended',
      'the end of the drill on the board',
    );
    client.close();
  });

  test('who may only look can’t run one, and bad input is named by its field', async () => {
    const key = await whole.makeKey('board:read');
    const headers = {
      authorization: `Bearer ${key}`,
      cookie: '',
      'content-type': 'application/json',
    };
    const body = JSON.stringify({ ...opening, requestId: 'door-3' });
    expect((await whole.send('POST', '/api/drills', body, headers)).status).toBe(403);
    expect((await whole.send('GET', '/api/drills', undefined, headers)).status).toBe(200);
    const fast = await whole.post('/api/drills', { ...opening, speed: 61, requestId: 'door-4' });
    expect(fast).toMatchObject({ status: 400, body: { details: [{ path: 'speed' }] } });
    const none = await whole.post('/api/drills', { scenario: 'flood', requestId: 'door-5' });
    expect(none).toMatchObject({ status: 400, body: { details: [{ path: 'scenario' }] } });
    expect((await whole.send('GET', '/api/drills/nobody')).status).toBe(404);
    const unknown = await whole.post('/api/drills/nobody/commands', { kind: 'end' });
    expect(unknown.status).toBe(404);
  });
});

describe('heed drill', () => {
  test('says how it is called, and what the server refused', async () => {
    for (const args of [[], ['a', 'b'], ['jiangzhou-water', '--speed', '61'], ['x', '--loud']]) {
      const { code, said } = await run(...args);
      expect(code).toBe(2);
      expect(said).toContain('heed drill NAME');
    }
    const { code, said } = await run('flood');
    expect(code).toBe(1);
    expect(said).toContain('There is no such scenario.');
  });

  test(
    'tells the history, lets the clock run and prints the wall’s address',
    { timeout: 90_000 },
    async () => {
      const { code, printed } = await run('jiangzhou-water', '--seed', '3', '--speed', '60');
      expect(code).toBe(0);
      expect(printed).toEqual([expect.stringMatching(/\/wall\?realm=drill-jiangzhou-water-\w+$/)]);
      const [drill] = DrillRow.array().parse((await whole.send('GET', '/api/drills')).body);
      expect(drill).toMatchObject({ state: 'running', seed: 3 });
      await whole.post(`/api/drills/${drill?.id}/commands`, { kind: 'end' });
    },
  );
});
