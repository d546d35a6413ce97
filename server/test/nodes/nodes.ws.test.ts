/** Several nodes are one: a drill played on two of them, each killed once, and nobody sees a difference. */
import type { Snapshot } from '@heed/shared/board';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BuiltServer, makeDataDir, removeDataDir } from '../built-server';
import { Books } from '../books';
import { Caller } from '../caller';
import { questions } from '../drill-audit';
import { DrillRun, poll } from '../drill-run';
import { seeded } from '../random-story';
import { WarRoomClient } from '../war-room-client';
import { RoamingScreen } from './roaming-screen';
import { Behind, startShape, type TestShape } from './test-shape';

const WALLS = 16;
const CONSOLES = 2;
/** A screen may see nothing for so long when its node dies. */
const LONGEST_ABSENCE = 5_000;
/** Of the drill: the first node dies in the first of these minutes, the second one in the second. */
const KILLED_IN = [15, 20] as const;
const END = 25;

let there: TestShape;
beforeAll(async () => {
  there = await startShape(2);
}, 120_000);
afterAll(() => there.stop());

test('[invariant 10] nodes that begin together over an empty folder seal with the same keys', async () => {
  const nodes = await callers();
  const first = await Promise.all(
    Array.from({ length: 8 }, async (_none, n) => {
      const node = nodes[n % nodes.length];
      const complainant = { phone: `1391234000${n}` };
      const told = { channel: 'phone', text: '水有土腥味', complainant };
      return (await node?.post<{ caseId: string }>('/api/complaints', told))?.body.caseId;
    }),
  );
  for (const [n, caseId] of first.entries()) {
    const other = nodes[(n + 1) % nodes.length];
    const shown = await other?.send('GET', `/api/cases/${caseId}`);
    expect(shown?.text).toContain(`139****000${n}`);
  }
});

test('[S12] [invariant 14] whatever ends a right at one node closes its sockets on the other', async () => {
  const [here, other] = await callers();
  if (!here || !other) throw new Error('there are two nodes');
  const ends: Record<string, (who: Person) => Promise<unknown>> = {
    'log-out': ({ page }) => page.send('DELETE', '/api/session'),
    'another role': ({ id }) => here.send('PATCH', `/api/accounts/${id}`, '{"roles":["viewer"]}'),
    'a disabled account': ({ id }) =>
      here.send('PATCH', `/api/accounts/${id}`, '{"disabled":true}'),
  };
  for (const [what, end] of Object.entries(ends)) {
    const person = await hire(here, what.replaceAll(' ', '-'));
    const socket = await WarRoomClient.connect({ url: other.url, ...person.page.browser });
    await socket.join();
    await end(person);
    await socket.waitFor(() => socket.closed !== null, `${what} to close the socket`);
    expect(socket.resyncs).toContainEqual({ reason: 'revoked' });
  }
  const key = await here.makeKey('board:read');
  const { body: keys } = await here.send<{ id: string; name: string }[]>('GET', '/api/keys');
  const socket = await WarRoomClient.connect({ url: other.url, key });
  await here.send('DELETE', `/api/keys/${keys.find(({ name }) => name === 'board:read')?.id}`);
  await socket.waitFor(() => socket.closed !== null, 'the revoked key to close the socket');
});

test('a node with another key store is refused at its start, with the name of the setting', async () => {
  const elsewhere = makeDataDir();
  const start = BuiltServer.start(elsewhere, { DATABASE_URL: there.shape.databaseUrl });
  await expect(start).rejects.toThrow('HEED_KEY_DIR: this key store is not the one');
  removeDataDir(elsewhere);
});

test(
  'two nodes play a drill at ×60 and each is killed once: every screen goes on within 5 s, and all show what the journal says',
  { timeout: 240_000 },
  async () => {
    const admin = new Behind(there.shape.url);
    await admin.logIn();
    const run = await DrillRun.open(admin, 60);
    tell('the history is told');
    await run.stepTo(12);
    await run.opensIncident();
    const key = await admin.makeKey('board:read', 'cases:read');
    const screens = await enterAll(admin, run.realm, key);
    for (const [n, minute] of KILLED_IN.entries()) await killOnTheWay(run, n, minute);
    await run.stepTo(END);
    const boards = await boardsAtHead(run.realm, key);
    const [board] = boards;
    for (const other of boards) expect(other.parts).toEqual(board?.parts);
    await poll('the screens to stand there too', async () =>
      screens.every(({ state }) => state.position === board?.position),
    );
    for (const screen of screens) {
      expect(screen.state.parts).toEqual(board?.parts);
      expect([screen.gaps, screen.toldTwice]).toEqual([0, []]);
    }
    const absences = screens.flatMap((screen) => screen.absences);
    tell(`${absences.length} absences, the longest ${Math.round(Math.max(...absences))} ms`);
    // Whoever was on the first node went to the second, and had to leave that one too.
    expect(absences.length).toBeGreaterThan(screens.length);
    expect(Math.max(...absences)).toBeLessThan(LONGEST_ABSENCE);
    await Books.read(there.dataDir, (books) => holdAgainst(books, run.realm, boards, screens));
    await Promise.all(screens.map((screen) => screen.leave()));
  },
);

/** The first account, logged in at each node for itself. */
async function callers(): Promise<Caller[]> {
  const { shape } = there;
  const nodes = shape.nodes.map(({ url }) => new Caller(url, shape.url));
  await Promise.all(nodes.map((node) => node.logIn()));
  return nodes;
}

interface Person {
  readonly id: string;
  readonly page: Caller;
}

/** Somebody who has chosen a password of their own. */
async function hire(admin: Caller, account: string): Promise<Person> {
  const made = { account, name: account, roles: ['duty-leader'] };
  const { body } = await admin.post<{ id: string; initialPassword: string }>('/api/accounts', made);
  const page = new Caller(admin.url, there.shape.url);
  await page.logIn(account, body.initialPassword);
  const next = 'a-password-of-their-own';
  await page.post('/api/session/password', { current: body.initialPassword, next });
  await page.logIn(account, next);
  return { id: body.id, page };
}

/** A node dies between two minutes of the drill, and comes back when the drill has gone on without it. */
async function killOnTheWay(run: DrillRun, n: number, minute: number): Promise<void> {
  const node = there.shape.nodes[n];
  await run.setOutTo(minute + 2);
  await run.until(({ at }) => at > run.at(minute), `minute ${minute}`);
  await node?.end('SIGKILL');
  tell(`node ${n} was killed in minute ${minute}`);
  await run.arrivesAt(minute + 2);
  await node?.start();
}

/** Walls, and consoles that keep a list of all cases beside the board. */
async function enterAll(admin: Caller, realm: string, key: string): Promise<RoamingScreen[]> {
  const random = seeded(7);
  const { url } = there.shape;
  const screens = Array.from({ length: WALLS + CONSOLES }, (_none, n) => {
    const read = n < CONSOLES ? () => casesOf(admin, realm) : null;
    return new RoamingScreen({ url, realm, key }, read, random);
  });
  await Promise.all(screens.map((screen) => screen.enter()));
  return screens;
}

async function casesOf(admin: Caller, realm: string): Promise<Map<string, number>> {
  const cases = new Map<string, number>();
  let cursor: string | null = '';
  while (cursor !== null) {
    const from: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const { body, text } = await admin.send<{
      rows: { id: string; version: number }[];
      nextCursor: string | null;
    }>('GET', `/api/cases?view=open&realm=${realm}&limit=200${from}`);
    expect(body.rows, text).toBeDefined();
    for (const { id, version } of body.rows) cases.set(id, version);
    cursor = body.nextCursor;
  }
  return cases;
}

/** What each node shows once it has folded all that the journal holds. */
async function boardsAtHead(realm: string, key: string): Promise<Snapshot[]> {
  const { shape, dataDir } = there;
  const headers = { authorization: `Bearer ${key}` };
  let boards: Snapshot[] = [];
  await poll('the nodes to stand at the head', async () => {
    boards = await Promise.all(
      shape.nodes.map(async ({ url }) => {
        const path = `/api/board?realm=${realm}`;
        return (await new Caller(url).send<Snapshot>('GET', path, undefined, headers)).body;
      }),
    );
    const { head } = await Books.read(dataDir, (books) => books.positions());
    return boards.every(({ position }) => position === head);
  });
  return boards;
}

/** The board, the consoles' lists and the books against the rows in the database. */
async function holdAgainst(
  books: Books,
  realm: string,
  [board]: readonly Snapshot[],
  screens: readonly RoamingScreen[],
): Promise<void> {
  expect((await books.verify()).fault).toBe(null);
  const rows = await books.database.query<{ id: string; version: number; open: boolean }>(
    `select id, version, closed_at is null as open from cases where realm = $1 and not historic`,
    [realm],
  );
  const complaints = await books.count(
    `from complaint c join cases k on k.id = c.case_id where c.realm = '${realm}' and not k.historic`,
  );
  const open = rows.filter((row) => row.open);
  expect(board?.parts.flow['now']).toMatchObject({ open: open.length });
  expect(board?.parts.overdue['now']?.open).toBe(open.length);
  tell(`${complaints} complaints in ${rows.length} cases, ${open.length} of them open`);
  for (const screen of screens.slice(0, CONSOLES)) {
    const known = screen.knownCases;
    for (const { id, version } of open) expect([id, known.get(id)]).toEqual([id, version]);
  }
  // The first asks for more than this part of the drill has: bulletins.
  const [, ...asked] = questions();
  for (const [name, text] of asked) expect(await books.database.query(text), name).toEqual([]);
}

function tell(line: string): void {
  process.stderr.write(`nodes: ${line}\n`);
}
