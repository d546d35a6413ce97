/** Several nodes are one: a drill played on two of them, each killed once, and nobody sees a difference. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BuiltServer, makeDataDir, removeDataDir } from '../built-server';
import { WarRoomClient } from '../war-room-client';
import { DrillOnNodes } from './drill-on-nodes';
import { callersOf, hire, type Person } from './node-people';
import { startShape, type TestShape } from './test-shape';

let there: TestShape;
beforeAll(async () => {
  there = await startShape(2);
}, 120_000);
afterAll(() => there.stop());

test('[invariant 10] nodes that begin together over an empty folder seal with the same keys', async () => {
  const nodes = await callersOf(there);
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
  const [here, other] = await callersOf(there);
  if (!here || !other) throw new Error('there are two nodes');
  const ends: Record<string, (who: Person) => Promise<unknown>> = {
    'log-out': ({ page }) => page.send('DELETE', '/api/session'),
    'another role': ({ id }) => here.send('PATCH', `/api/accounts/${id}`, '{"roles":["viewer"]}'),
    'a disabled account': ({ id }) =>
      here.send('PATCH', `/api/accounts/${id}`, '{"disabled":true}'),
  };
  for (const [what, end] of Object.entries(ends)) {
    const person = await hire(there, here, what.replaceAll(' ', '-'));
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
    const drill = await DrillOnNodes.open(there);
    for (const [n, minute] of [15, 20].entries()) {
      await drill.kill(n, minute);
      await drill.comeBack(n);
    }
    await drill.holdsAt(25);
    // Whoever was on the first node went to the second, and had to leave that one too.
    drill.absencesAreShort(drill.watching);
  },
);
