/** What a visitor is told of small counts, over HTTP, over a socket and on the public page, beside what the room is told. */
import { randomUUID } from 'node:crypto';
import type { BoardParts, Snapshot } from '@heed/shared/board';
import type { IncidentDetail } from '@heed/shared/incidents';
import { Me } from '@heed/shared/session';
import type { Role } from '@heed/shared/vocabulary';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { soundReport } from './bulletin-builders';
import { Caller } from './caller';
import { Newsroom } from './newsroom';
import { WarRoomClient } from './war-room-client';
import { WholeServer } from './whole-server';

const PASSWORD = 'a-password-of-a-guest';
const MANY = 12;
const FEW = 3;

let whole: WholeServer;
let leader: Caller;
let visitor: Caller;
beforeAll(async () => {
  whole = await WholeServer.open();
  leader = await person('leader', 'duty-leader');
  visitor = await person('guest', 'viewer');
});
afterAll(() => whole.close());

test('a street with three people is seen by the room, and by no visitor on any way', async () => {
  const { incidentId } = await aCrisis();
  const [all, told] = [await boardOf(leader), await boardOf(visitor)];
  expect(all.streets['few']).toMatchObject({ received: FEW, people: FEW });
  expect(all.flow['now']?.received).toBe(MANY + FEW + 1);
  expect(told.streets).toEqual({ many: expect.objectContaining({ received: 10, people: 10 }) });
  expect(told.flow['now']?.received).toBe(15);
  expect(smallIn(told)).toEqual([]);
  expect(smallIn(all)).not.toEqual([]);

  expect(smallIn(await boardOf(visitor, `?incident=${incidentId}`))).toEqual([]);
  const incident = async (who: Caller) =>
    (await who.send<IncidentDetail & object>('GET', `/api/incidents/${incidentId}`)).body;
  expect([await incident(leader), await incident(visitor)].map((row) => row.linkedCases)).toEqual([
    FEW,
    0,
  ]);

  const screens = await Promise.all([leader, visitor].map(joined));
  const [room, guest] = screens;
  await registers('few', 90);
  await room?.waitForBoard(({ parts }) => parts.streets['few']?.received === FEW + 1, 'the room');
  const { position } = room?.screen.state ?? { position: 0 };
  await guest?.waitForBoard((board) => board.position >= position, 'the visitor');
  expect(guest?.screen.state.parts.streets).toEqual(told.streets);
  expect(guest?.deltas.flatMap(({ set }) => smallIn(set ?? {}))).toEqual([]);
  expect(guest?.screen.gaps).toBe(0);
  for (const screen of screens) screen.close();
});

test('who a visitor is stands in the session', async () => {
  const me = async (who: Caller) => Me.parse((await who.send('GET', '/api/session')).body);
  expect([(await me(leader)).visitor, (await me(visitor)).visitor]).toEqual([false, true]);
});

test('the public page tells of few that they are fewer than five', async () => {
  const newsroom = await Newsroom.open(whole);
  const incidentId = newsroom.incidentId;
  for (let n = 0; n < FEW; n += 1) await registers('few', 200 + n, incidentId);
  const nextUpdateAt = new Date(Date.now() + 3_600_000).toISOString();
  await newsroom.publish(soundReport({ nextUpdateAt, unknown: [] }));
  const page = async (path: string) => (await whole.send('GET', path)).text;
  await expect.poll(() => page('/')).toContain('共来件 不足 5 件');
  expect(await page('/en')).toContain('fewer than 5 received in all');
});

/** Twelve people of one street, three of another whose cases are an incident's, and one of no place. */
async function aCrisis() {
  await listStreets();
  const opened = await leader.post<{ incident?: { id: string } }>('/api/incidents', {
    requestId: randomUUID(),
    name: '停电',
    class: 'public-health',
    firstKnownAt: new Date(Date.now() - 60_000).toISOString(),
    rule: {
      categories: [],
      districts: [],
      streets: [],
      zones: [],
      words: ['没有这样的词'],
      from: new Date().toISOString(),
      to: null,
    },
  });
  const incidentId = opened.body.incident?.id;
  if (!incidentId) throw new Error(opened.text);
  for (let n = 0; n < MANY; n += 1) await registers('many', n);
  for (let n = 0; n < FEW; n += 1) await registers('few', 50 + n, incidentId);
  await registers(null, 80);
  await expect.poll(async () => (await boardOf(leader)).flow['now']?.received).toBe(16);
  return { incidentId };
}

/** Two streets, by the codes that the board counts them under. */
async function listStreets(): Promise<void> {
  const list =
    'district,districtCode,street,streetCode\n东江区,east,长街,many\n东江区,east,短巷,few\n';
  const { status, text } = await whole.send('POST', '/api/places/import', list, {
    'content-type': 'text/csv',
  });
  if (status !== 200) throw new Error(text);
}

async function registers(street: string | null, n: number, incidentId?: string): Promise<void> {
  const { status, text } = await leader.post('/api/complaints', {
    channel: 'phone',
    text: `第${n}件：水龙头出来的水发黄`,
    complainant: { phone: `138${String(10_000_000 + n)}` },
    ...(street === null ? {} : { place: { street } }),
    ...(incidentId === undefined ? {} : { incidentId }),
  });
  if (status !== 201) throw new Error(text);
}

async function boardOf(who: Caller, query = ''): Promise<BoardParts> {
  const { body, text, status } = await who.send<Snapshot>('GET', `/api/board${query}`);
  if (status !== 200) throw new Error(text);
  return body.parts;
}

async function joined(who: Caller): Promise<WarRoomClient> {
  const client = await WarRoomClient.connect({ url: whole.url, ...who.browser });
  await client.join();
  return client;
}

/** Counts of one to four in what is counted by place, category, channel or signal, and in what it is part of. */
function smallIn(parts: Partial<BoardParts>): string[] {
  const { flow, streets, districts, cells, categories, channels, signals, zones, asks } = parts;
  const counted = { flow, streets, districts, cells, categories, channels, signals, zones, asks };
  const names = new Set([
    'received',
    'receivedBefore',
    'before',
    'people',
    'observed',
    'unlocated',
  ]);
  return Object.entries(counted).flatMap(([part, rows]) =>
    Object.entries(rows ?? {}).flatMap(([key, row]) =>
      Object.entries(row).flatMap(([name, value]: [string, unknown]) =>
        names.has(name) && typeof value === 'number' && value > 0 && value < 5
          ? [`${part}.${key}.${name} ${value}`]
          : [],
      ),
    ),
  );
}

async function person(account: string, role: Role): Promise<Caller> {
  const made = await whole.post<{ initialPassword?: string }>('/api/accounts', {
    account,
    name: account,
    roles: [role],
  });
  const caller = new Caller(whole.url);
  const first = made.body.initialPassword ?? '';
  await caller.logIn(account, first);
  await caller.post('/api/session/password', { current: first, next: PASSWORD });
  await caller.logIn(account, PASSWORD);
  return caller;
}
