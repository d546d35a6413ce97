import { getPriority } from 'node:os';
import pg from 'pg';
import { expect, test } from 'vitest';
import { useDatabase } from '../../../test/pg';
import { letGiveWay } from './give-way';

const database = useDatabase();

/** The priority of the process that serves a connection of the pool. */
async function priorityIn(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ pid: number }>('select pg_backend_pid() as pid');
  return getPriority(rows[0]?.pid ?? 0);
}

test.runIf(process.platform === 'linux')(
  '[X5] a connection that gives way is served behind the others',
  async () => {
    const pools = [1, 2].map(() => new pg.Pool({ ...database().connection, max: 1 }));
    const [usual, quiet] = pools;
    try {
      if (!usual || !quiet) throw new Error('there are two pools');
      letGiveWay(quiet);
      const before = await priorityIn(usual);
      expect(await priorityIn(quiet)).toBe(Math.min(before + 5, 19));
    } finally {
      await Promise.all(pools.map((pool) => pool.end()));
    }
  },
);
