/** Needs the built worker: it runs as it does in the product. */
import pg from 'pg';
import { expect, test } from 'vitest';
import { useDatabase } from '../../test/pg';
import { Journal } from '../journal/journal';
import { allProjections } from '../projections/fold-set';
import { PastReader } from './past-reader';
import { PastThread } from './past-thread';

const database = useDatabase();
const settings = { timeZone: 'Asia/Shanghai' };
const realm = 'drill-killed';
const START = Date.parse('2026-11-24T00:00:00.000Z');
const file = new URL('../../dist/past-worker.js', import.meta.url);
const deaths: unknown[] = [];
const thread = () =>
  new PastThread({ file }, { connection: database().connection, settings }, (error) =>
    deaths.push(error),
  );

/** Entries that count in boards, one a second. */
async function passes(count: number): Promise<void> {
  const journal = new Journal(database().database);
  for (let n = 1; n <= count; n += 1) {
    const at = new Date(START + n * 1_000).toISOString();
    const data = { realmAt: at, wallAt: at, speed: n, until: at, state: 'running' } as const;
    const context = { realm, at, actor: { kind: 'system', id: null } } as const;
    await journal.append([{ type: 'realm-paced', data }], context);
  }
}

const kept = async () =>
  database().database.query(
    `select (select count(*)::int from fold_checkpoint) as points,
       (select count(*)::int from fold_checkpoint_state) as states`,
  );
const waiting = `select pid from pg_stat_activity where datname = current_database()
  and wait_event_type = 'Lock' and query like '%into fold_checkpoint_state%'`;

test('[X5] killed while it keeps a state, it leaves nothing half kept, begins again and tells the same boards', async () => {
  await passes(2_600);
  const gate = new pg.Client({ ...database().connection });
  await gate.connect();
  try {
    await gate.query('begin; lock table fold_checkpoint_state in share mode');
    const first = thread();
    const refused = first.prepare(realm).catch((error: unknown) => error);
    const isKeeping = async () => (await database().database.query(waiting)).length;
    await expect.poll(isKeeping, { timeout: 20_000 }).toBe(1);
    await first.onApplicationShutdown();
    expect(await refused).toMatchObject({ refusal: { error: 'unavailable' } });
    await gate.query('commit');
    await expect.poll(isKeeping).toBe(0);
  } finally {
    await gate.end();
  }
  expect(await kept()).toEqual([{ points: 0, states: 0 }]);
  const again = thread();
  try {
    expect(await again.prepare(realm)).toBe(true);
    const [now] = await kept();
    expect(now).toMatchObject({ points: 2 });
    const folds = new PastReader(database().database, allProjections(settings));
    for (const n of [1_300, 2_550]) {
      const ask = {
        scope: { realm },
        time: START + n * 1_000,
        context: { baselineNeeded: 14 },
        lists: {},
      };
      const board = await again.board(ask);
      expect(board).toEqual(await folds.board(ask));
      expect(board.position).toBe(n);
    }
  } finally {
    await again.onApplicationShutdown();
  }
  expect(deaths).toEqual([]);
}, 60_000);
