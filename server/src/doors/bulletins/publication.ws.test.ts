import { randomUUID } from 'node:crypto';
import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BulletinResult } from '@heed/shared/bulletin-commands';
import type { BulletinList } from '@heed/shared/bulletin-reads';
import { soundReport } from '../../../test/bulletin-builders';
import { Newsroom } from '../../../test/newsroom';
import { WholeServer } from '../../../test/whole-server';

const BULLETINS = 6;

let whole: WholeServer;
let newsroom: Newsroom;
beforeAll(async () => {
  whole = await WholeServer.open();
  newsroom = await Newsroom.open(whole);
});
afterAll(() => whole.close());

test(
  '[B14] [B15] the database is killed under publications: each goes out once, under dense numbers',
  { timeout: 90_000 },
  async () => {
    const ids: string[] = [];
    for (let n = 0; n < BULLETINS; n += 1) ids.push(await approved());
    const sending = ids.map((id) => publish(id));
    process.kill(postmaster(), 'SIGKILL');
    const positions = await Promise.all(sending);
    expect(new Set(positions).size).toBe(BULLETINS);
    const { body } = await newsroom.author.send<BulletinList>(
      'GET',
      '/api/bulletins?published=true',
    );
    expect(new Set(body.rows.map(({ id }) => id))).toEqual(new Set(ids));
    const numbers = body.rows.map(({ number }) => number ?? 0);
    expect(numbers.toSorted((a, b) => a - b)).toEqual(ids.map((_id, n) => n + 1));
    expect(body.rows.every(({ version }) => version === 5)).toBe(true);
  },
);

async function approved(): Promise<string> {
  const nextUpdateAt = new Date(Date.now() + 3_600_000).toISOString();
  const draft = await newsroom.draft(soundReport({ nextUpdateAt, unknown: [] }));
  await newsroom.act(newsroom.author, draft.id, { kind: 'submit' });
  await newsroom.act(newsroom.approver, draft.id, { kind: 'verify-facts' });
  await newsroom.act(newsroom.approver, draft.id, { kind: 'approve' });
  return draft.id;
}

/** Asks with one request id until it is answered, as a press desk does. */
async function publish(id: string): Promise<number> {
  const command = { kind: 'publish', expectedVersion: 4, requestId: randomUUID() };
  let position = 0;
  const once = async () => {
    const path = `/api/bulletins/${id}/commands`;
    const answer = await newsroom.author.post<BulletinResult>(path, command);
    if (answer.status === 200) position = answer.body.position;
    return answer.status;
  };
  await expect.poll(once, { timeout: 40_000, interval: 300 }).toBe(200);
  return position;
}

function postmaster(): number {
  const file = join(realpathSync(whole.dataDir), 'postgres', 'data', 'postmaster.pid');
  return Number(readFileSync(file, 'utf8').split('\n')[0]);
}
