/** The database goes away under a running server: clear refusals in time, and everything back by itself. */
import { randomUUID } from 'node:crypto';
import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WholeServer } from './whole-server';

let whole: WholeServer;
beforeAll(async () => {
  whole = await WholeServer.open();
});
afterAll(() => whole.close());

const good = { channel: 'phone', text: '路灯不亮' };

function postmaster(): number {
  const file = join(realpathSync(whole.dataDir), 'postgres', 'data', 'postmaster.pid');
  return Number(readFileSync(file, 'utf8').split('\n')[0]);
}

/** Stops or lets go on all of the server's processes, as a hung disk or a cut line would. */
function signalAll(signal: 'SIGSTOP' | 'SIGCONT', pid: number): void {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
  for (const id of [pid, ...children.map(Number)]) if (id > 0) process.kill(id, signal);
}

/** The public form, sent as a browser without a script does. */
async function report(fields: Readonly<Record<string, string>>) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  const answer = await fetch(`${whole.url}/report`, { method: 'POST', body });
  return { status: answer.status, text: await answer.text() };
}

test(
  'the database hangs for ten seconds: requests fail within six, then all recovers',
  { timeout: 60_000 },
  async () => {
    expect((await whole.post('/api/complaints', good)).status).toBe(201);
    const form = { requestId: randomUUID(), text: '自来水有土腥味' };
    const pid = postmaster();
    signalAll('SIGSTOP', pid);
    const startedAt = performance.now();
    const answer = await whole.post('/api/complaints', good);
    expect(performance.now() - startedAt).toBeLessThan(7_000);
    expect(answer).toMatchObject({ status: 503, body: { error: 'unavailable' } });
    expect(answer.headers.get('retry-after')).toBeTruthy();
    expect((await whole.send('GET', '/health/ready')).status).toBe(503);
    for (const path of ['/', '/en', '/history', '/feeds/bulletins.atom', '/report']) {
      expect([path, (await fetch(`${whole.url}${path}`)).status]).toEqual([path, 200]);
    }
    const refused = await report(form);
    expect(refused.status).toBe(503);
    expect(refused.text).toContain(form.text);
    expect(refused.text).toContain(form.requestId);
    signalAll('SIGCONT', pid);
    await expect
      .poll(async () => (await whole.post('/api/complaints', good)).status, { timeout: 20_000 })
      .toBe(201);
    await expect
      .poll(async () => (await whole.send('GET', '/health/ready')).status, { timeout: 20_000 })
      .toBe(200);
    expect((await report(form)).status).toBe(201);
  },
);

test(
  'the database is killed: it is started again, nothing acknowledged is lost, screens go on',
  { timeout: 60_000 },
  async () => {
    const before = await whole.post<{ caseId: string }>('/api/complaints', good);
    process.kill(postmaster(), 'SIGKILL');
    const after = async () => (await whole.post('/api/complaints', good)).status;
    await expect.poll(after, { timeout: 30_000, interval: 500 }).toBe(201);
    // One connection is back before the next: each way in recovers by itself.
    const seen = async () => (await whole.send('GET', `/api/cases/${before.body.caseId}`)).status;
    await expect.poll(seen, { timeout: 30_000, interval: 500 }).toBe(200);
    const { body: key } = await whole.post<{ key: string }>('/api/keys', {
      name: 'screen',
      scopes: ['board:read'],
      expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
    });
    const socket = io(`${whole.url}/room`, { transports: ['websocket'], auth: { key: key.key } });
    const moved = new Promise<void>((resolve) => {
      socket.on(
        'war-room:delta',
        ({ from, to }: { from: number; to: number }) => to > from && resolve(),
      );
    });
    await socket.timeout(5_000).emitWithAck('war-room:join', { scope: { realm: 'real' } });
    await whole.post('/api/complaints', good);
    await moved;
    socket.disconnect();
  },
);
