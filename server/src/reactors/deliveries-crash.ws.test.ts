import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { people, soundReport } from '../../test/bulletin-builders';
import { anApproved, anIncident, makeBulletinDesks } from '../../test/bulletin-desks';
import type { ChildOrders } from '../../test/delivery-child';
import { DeliveryNode } from '../../test/delivery-node';
import { LocalTarget } from '../../test/delivery-targets';
import { useDatabase } from '../../test/pg';
import { projectRoot } from '../config/project-root';
import { Clock } from '../kernel/clock';
import { orThrow } from '../kernel/refusal';
import { LEASE_MILLISECONDS } from '../outbound/delivery-queue';

const database = useDatabase();
const BULLETINS = 4;
const TARGETS = 3;
const ALL = BULLETINS * TARGETS;
/** At which delivery the node dies; `HEED_CRASH_SEED` brings an earlier run back. */
const seed = Number(process.env['HEED_CRASH_SEED'] ?? randomInt(1_000_000));
const dieAt = 1 + (seed % (ALL - 1));

let folder = '';
const children: ChildProcess[] = [];
const targets: LocalTarget[] = [];

beforeAll(async () => {
  // Packages are found from a folder below the project alone.
  const cache = join(projectRoot(), 'server', 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(join(cache, 'delivery-child-'));
  await build({
    root: join(projectRoot(), 'server'),
    configFile: false,
    logLevel: 'error',
    build: { ssr: 'test/delivery-child.ts', outDir: folder, target: 'node22' },
    ssr: { noExternal: [/^@heed\//] },
  });
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  for (const target of targets) await target.close();
  rmSync(folder, { recursive: true, force: true });
});

function start(ahead: number): ChildProcess {
  const { connection, folder: data } = database();
  const orders: ChildOrders = { connection, folder: data, ahead };
  const program = join(folder, 'delivery-child.js');
  const child = spawn(process.execPath, [program, JSON.stringify(orders)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  children.push(child);
  return child;
}

async function sentIds(): Promise<string[]> {
  const rows = await database().database.query<{ id: string }>(
    `select id from delivery where state = 'sent'`,
  );
  return rows.map(({ id }) => id);
}

function receivedIds(): string[] {
  return targets.flatMap(({ received }) =>
    received.map(({ headers }) => String(headers['webhook-id'])),
  );
}

test(
  `seed ${seed}: kill -9 in the middle of delivering: nothing is lost, what was acknowledged and kept is not sent again`,
  {
    timeout: 60_000,
  },
  async () => {
    const desks = makeBulletinDesks(database(), new Clock());
    const node = new DeliveryNode(database());
    for (let n = 0; n < TARGETS; n += 1) {
      // Each answers after a while of its own: some are in the air whenever the node dies.
      const target = new LocalTarget((response) => {
        setTimeout(() => response.writeHead(204).end(), 10 + 40 * n);
      });
      targets.push(target);
      await node.webhook(await target.open(`t${n}.test`), `t${n}`);
    }
    const incidentId = await anIncident(database());
    for (let n = 0; n < BULLETINS; n += 1) {
      const nextUpdateAt = new Date(Date.now() + 3_600_000).toISOString();
      const id = await anApproved(desks, incidentId, soundReport({ unknown: [], nextUpdateAt }));
      orThrow(await desks.act(id, people.lin, { kind: 'publish' }));
    }
    const first = start(0);
    while (receivedIds().length < dieAt)
      await Promise.race(targets.map((target) => target.untilReceived(target.received.length + 1)));
    first.kill('SIGKILL');
    await once(first, 'exit');
    const keptAtDeath = await sentIds();
    const before = receivedIds().length;
    // The next node finds the time of the first one over.
    start(LEASE_MILLISECONDS.post + 1_000);
    while ((await sentIds()).length < ALL) await pause(50);
    const after = receivedIds().slice();
    expect(new Set(after).size).toBe(ALL);
    const again = after.filter((id, at) => after.indexOf(id) !== at);
    expect(again.filter((id) => keptAtDeath.includes(id))).toEqual([]);
    expect(after.length - before).toBeLessThanOrEqual(ALL - keptAtDeath.length);
    // The ledger knows each delivery, and the tries that nobody lived to tell of are counted.
    const rows = await database().database.query<{ attempts: number }>(
      `select d.attempts from delivery d join delivery_attempt a on a.delivery_id = d.id and a.number = d.attempts`,
    );
    expect(rows).toHaveLength(ALL);
  },
);
