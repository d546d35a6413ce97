/** Power cuts around a publication: it goes out once, stands on the page, and reaches each target once. */
import { randomUUID } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import type { DeliveryList } from '@heed/shared/deliveries';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Books } from './books';
import { BuiltServer, makeDataDir, removeDataDir } from './built-server';
import { soundReport } from './bulletin-builders';
import { LocalTarget } from './delivery-targets';
import { Newsroom } from './newsroom';

/** The program never calls this machine's loopback, whoever allows it: the targets listen on its network. */
const own = Object.values(networkInterfaces())
  .flatMap((each) => each ?? [])
  .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
const TARGETS = 2;
const HOUR = 3_600_000;

let dataDir = '';
let port = '';
let server: BuiltServer | null = null;
let targets: LocalTarget[] = [];

beforeEach(async () => {
  dataDir = makeDataDir();
  port = String(await freePort());
  targets = Array.from({ length: TARGETS }, () => new LocalTarget());
});
afterEach(async () => {
  await server?.stop();
  for (const target of targets) await target.close();
  removeDataDir(dataDir);
});

/** At the same address each time, so that whoever was logged in still is. */
async function started(): Promise<BuiltServer> {
  server = await BuiltServer.start(dataDir, { PORT: port });
  return server;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((ready) => probe.listen(0, '127.0.0.1', ready));
  const { port: free } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return free;
}

/** A bulletin that has been signed off, with two targets that are to have it. */
async function anApproved(running: BuiltServer) {
  for (const [at, target] of targets.entries()) {
    const address = await target.open(own, own);
    const { hostname: host, port: ofTarget } = new URL(address);
    await running.post('/api/outbound/origins', { scheme: 'http', host, port: Number(ofTarget) });
    const made = { requestId: randomUUID(), kind: 'webhook', name: `系统 ${at}`, address };
    expect((await running.post('/api/outbound/targets', made)).status).toBe(201);
  }
  const room = await Newsroom.open(running);
  const nextUpdateAt = new Date(Date.now() + HOUR).toISOString();
  const draft = await room.draft(soundReport({ unknown: [], nextUpdateAt }));
  return { room, bulletin: await room.approve(draft) };
}

/** What stands everywhere once all is done. */
async function holdsOnce(running: BuiltServer, id: string): Promise<void> {
  await untilSent(running, id);
  const published = await Books.read(dataDir, (books) => books.entries('bulletin-published'));
  expect(published.filter(({ data }) => data.bulletinId === id)).toHaveLength(1);
  expect(published.map(({ data }) => data.number)).toEqual([1]);
  const page = await running.send('GET', '/');
  expect(page.text).toContain('两个分区已恢复');
  for (const { received } of targets) {
    expect(received.map(({ body }) => JSON.parse(body).type)).toEqual(['bulletin.published']);
  }
}

async function untilSent(running: BuiltServer, id: string): Promise<void> {
  for (;;) {
    const path = `/api/deliveries?bulletin=${id}`;
    const { rows } = (await running.send<DeliveryList>('GET', path)).body;
    if (rows.length === TARGETS && rows.every(({ state }) => state === 'sent')) return;
    await pause(100);
  }
}

test.skipIf(own === undefined)(
  '[B12] kill -9 between the approval and its time: started again later, it goes out by itself, once',
  { timeout: 120_000 },
  async () => {
    const running = await started();
    const { room, bulletin } = await anApproved(running);
    const releaseAt = new Date(Date.now() + 2_000).toISOString();
    await room.act(room.author, bulletin.id, { kind: 'embargo', releaseAt });
    await running.kill();
    expect(targets.flatMap(({ received }) => received)).toEqual([]);
    await pause(Math.max(0, Date.parse(releaseAt) - Date.now()));
    await holdsOnce(await started(), bulletin.id);
  },
);

test.skipIf(own === undefined)(
  '[invariant 3] kill -9 while it is being published: asked again under its request id, it is out once',
  { timeout: 120_000 },
  async () => {
    const running = await started();
    const { room, bulletin } = await anApproved(running);
    const { id, version: expectedVersion } = bulletin;
    const command = { kind: 'publish', expectedVersion, requestId: randomUUID() };
    const path = `/api/bulletins/${id}/commands`;
    const unheard = room.author.post(path, command).catch(() => null);
    // The targets have it in their hands, and nobody lives to hear their answer.
    for (const target of targets) target.behaviour = () => undefined;
    await Promise.race(targets.map((target) => target.untilReceived(1)));
    await running.kill();
    await unheard;
    const before = targets.map(({ received }) => received.splice(0).map(webhookId));
    for (const target of targets) target.behaviour = (response) => response.writeHead(204).end();
    // As if the time of the node that died were over: nobody waits a minute for it here.
    await Books.read(dataDir, ({ database }) =>
      database.query(`update delivery set taken_until = null where state = 'waiting'`),
    );
    const again = await started();
    expect((await room.author.post(path, command)).status).toBe(200);
    await holdsOnce(again, id);
    const after = targets.map(({ received }) => received.map(webhookId));
    // What may have arrived before the cut comes again under the id that it had.
    for (const [at, ids] of before.entries()) if (ids.length > 0) expect(after[at]).toEqual(ids);
  },
);

function webhookId({ headers }: LocalTarget['received'][number]): string {
  return String(headers['webhook-id']);
}
