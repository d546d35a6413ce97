/** The drill from its first call to its end, through the doors that everybody uses; and what is left of it after. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Snapshot } from '@heed/shared/board';
import type { BulletinContent, BulletinDetail } from '@heed/shared/bulletins';
import type { DeliveryList } from '@heed/shared/deliveries';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { jiangzhouWater as scenario } from '../data/scenarios/jiangzhou-water/scenario';
import { BuiltServer, makeDataDir, removeDataDir } from './built-server';
import { auditDrill, questions } from './drill-audit';
import { DrillRun, poll } from './drill-run';
import { Newsroom } from './newsroom';

const commandLine = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const REAL_COMPLAINTS = 3;
const MARKED = '演练';

let dataDir = '';
let server: BuiltServer;
beforeAll(async () => {
  dataDir = makeDataDir();
  server = await BuiltServer.start(dataDir);
});
afterAll(async () => {
  await server.stop();
  removeDataDir(dataDir);
});

test(
  'a drill is played to its end: five bulletins, a kill in the middle, and nothing of it outside',
  { timeout: 300_000 },
  async () => {
    await workAsUsual();
    const before = await realWorld();
    const run = await DrillRun.open(server, 60);
    tell('the history is told');
    await run.stepTo(12);
    const { id: incidentId } = await run.opensIncident();
    await run.markStep('first-cluster');
    const room = await Newsroom.ofFour(server, incidentId);
    const published = await tellAlong(run, room);
    await run.stepTo(112);
    await retract(run, room, published.last);
    await run.setOutTo(scenario.minutes);
    const end = await run.until(({ state }) => state === 'ended', 'the end of the drill');
    expect(end.told).toBe(end.total);
    await run.untilBoard(
      ({ parts }) => parts.realm['now']?.state === 'ended',
      'the end on the board',
    );
    expect(await realWorld()).toEqual(before);
    await deliveriesAreWithheld(Object.values(published));
    tell('the drill has ended');
    tell('nothing of it is outside');
    const audit = await auditDrill(dataDir);
    tell('the audit is through');
    expect(Object.keys(audit)).toEqual(questions().map(([name]) => name));
    for (const [name, found] of Object.entries(audit)) expect(found, name).toEqual([]);
    expect(await verify()).toMatch(/^\d+ entries fit/);
  },
);

/** The five prepared bulletins, each in its minute; a kill -9 on the way to the last one. */
async function tellAlong(run: DrillRun, room: Newsroom) {
  const first = await publish(run, room, 'first');
  await run.markStep('first-word');
  const second = await publish(run, room, 'second');
  const third = await publish(run, room, 'third');
  await run.stepTo(minuteOf('correction'));
  const correction = await room.correct(third.id, contentOf('correction'));
  await shown(run, correction, [third.title.zh, third.title.en]);
  await run.setOutTo(minuteOf('last'));
  await run.until(({ at }) => at > run.at(90), 'minute 90');
  await server.kill();
  tell('killed');
  server = await BuiltServer.start(dataDir, { PORT: new URL(server.url).port });
  await run.arrivesAt(minuteOf('last'));
  const last = await room.publish(contentOf('last'));
  await shown(run, last);
  return { first, second, third, correction, last };
}

async function publish(run: DrillRun, room: Newsroom, code: string): Promise<BulletinDetail> {
  await run.stepTo(minuteOf(code));
  const bulletin = await room.publish(contentOf(code));
  await shown(run, bulletin);
  tell(`bulletin ${bulletin.number} is out`);
  return bulletin;
}

/** On the drill's own pages, marked, in both languages; on the public's pages nothing. */
async function shown(
  run: DrillRun,
  { title, number }: BulletinDetail,
  also: readonly string[] = [],
) {
  const page = (path: string) => server.send('GET', `/drill/${run.id}${path}`);
  await poll(`bulletin ${number} on the page of the drill`, async () =>
    (await page('/')).text.includes(title.zh),
  );
  const [chinese, english, history] = [
    await page('/'),
    await page('/?lang=en'),
    await page('/history'),
  ];
  expect(chinese.text).toContain(MARKED);
  expect(english.text).toContain(title.en);
  for (const text of [title.zh, ...also.slice(0, 1)]) expect(history.text).toContain(text);
  for (const path of ['/', '/en', '/history', '/feeds/bulletins.atom', '/feeds/bulletins.json']) {
    const { text, status } = await server.send('GET', path);
    expect(status, path).toBe(200);
    for (const words of [title.zh, title.en, ...also, '东江水厂', run.id]) {
      expect(text, path).not.toContain(words);
    }
  }
  const stranger = await fetch(`${server.url}/drill/${run.id}/`);
  expect(stranger.status).toBe(403);
  expect(await stranger.text()).not.toContain(title.zh);
}

async function retract(run: DrillRun, room: Newsroom, last: BulletinDetail): Promise<void> {
  const reason = '水样送检单有误，重新取样后再通报。';
  const retracted = await room.act(room.approver, last.id, { kind: 'retract', reason });
  expect(retracted.state).toBe('retracted');
  await poll('the retraction on the page of the drill', async () =>
    (await server.send('GET', `/drill/${run.id}/history`)).text.includes(reason),
  );
}

/** A few complaints, and somebody who wants to be told of every bulletin. */
async function workAsUsual(): Promise<void> {
  for (let n = 0; n < REAL_COMPLAINTS; n += 1) {
    const { status } = await server.post('/api/complaints', {
      channel: 'web',
      text: `第 ${n} 盏路灯不亮`,
    });
    expect(status).toBe(201);
  }
  const origin = { scheme: 'https', host: 'hooks.example.org', port: 443 };
  expect((await server.post('/api/outbound/origins', origin)).status).toBe(201);
  const target = { kind: 'webhook', name: '应急广播', address: 'https://hooks.example.org/heed' };
  const made = await server.post('/api/outbound/targets', { ...target, requestId: 'target' });
  expect(made.status, made.text).toBe(201);
}

/** What the real realm shows, but for the times at which it was asked. */
async function realWorld() {
  await poll(
    'the real board',
    async () => (await board()).parts.flow['now']?.received === REAL_COMPLAINTS,
  );
  const { parts } = await board();
  const list = await server.send<{ total: number }>('GET', '/api/cases?view=all');
  const bulletins = await server.send<{ rows: unknown[] }>('GET', '/api/bulletins?realm=real');
  const incidents = await server.send('GET', '/api/incidents');
  const { flow, progress, channels, incidents: ofBoard, figures, alarms, promises } = parts;
  return {
    total: list.body.total,
    bulletins: bulletins.body,
    incidents: incidents.body,
    board: {
      flow,
      progress,
      channels,
      ofBoard,
      figures,
      alarms,
      promises,
      published: parts.bulletins,
    },
  };
}

async function board(): Promise<Snapshot> {
  return (await server.send<Snapshot>('GET', '/api/board')).body;
}

async function deliveriesAreWithheld(bulletins: readonly BulletinDetail[]): Promise<void> {
  for (const { id } of bulletins) {
    await poll('the ledger', async () => (await deliveriesOf(id)).length > 0);
    const states = new Set(
      (await deliveriesOf(id)).map(({ state, attempts }) => `${state} ${attempts}`),
    );
    expect([...states]).toEqual(['withheld 0']);
  }
}

async function deliveriesOf(id: string): Promise<DeliveryList['rows']> {
  return (await server.send<DeliveryList>('GET', `/api/deliveries?bulletin=${id}`)).body.rows;
}

/** `heed verify`, beside the running server: its exit code is what fails this. */
async function verify(): Promise<string> {
  const env = { PATH: process.env['PATH'] ?? '', HEED_DATA_DIR: dataDir };
  return (await promisify(execFile)(process.execPath, [commandLine, 'verify'], { env })).stdout;
}

function minuteOf(code: string): number {
  return bulletinOf(code).minute;
}

function contentOf(code: string): BulletinContent {
  return bulletinOf(code).content;
}

function bulletinOf(code: string) {
  const found = scenario.bulletins.find((bulletin) => bulletin.code === code);
  if (!found) throw new Error(`the scenario has no bulletin ${code}`);
  return found;
}

const began = performance.now();

/** How far it is, for whoever waits. */
function tell(what: string): void {
  process.stderr.write(`${what}, ${Math.round((performance.now() - began) / 1_000)} s\n`);
}
