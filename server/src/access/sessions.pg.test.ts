import { beforeEach, describe, expect, it } from 'vitest';
import { AccessDesk } from '../../test/access-desk';
import { useDatabase } from '../../test/pg';
import type { Revoked } from './revocations';
import { IDLE_MILLISECONDS, SESSION_MILLISECONDS } from './session-limits';

const database = useDatabase();
let desk: AccessDesk;

beforeEach(() => {
  desk = new AccessDesk(database());
});

describe('a session', () => {
  it('is the sixth of an account at the cost of the oldest', async () => {
    const row = await desk.made();
    const headers = [];
    for (let count = 0; count < 6; count += 1) {
      desk.clock.shift += 1_000;
      headers.push(await desk.logIn(row.account));
    }
    const alive = await Promise.all(headers.map((each) => desk.principals.authenticate(each)));
    expect(alive.map(Boolean)).toEqual([false, true, true, true, true, true]);
  });

  it('is over after eight hours without a request', async () => {
    const row = await desk.made();
    const unused = await desk.logIn(row.account);
    const used = await desk.logIn(row.account);
    desk.clock.shift += IDLE_MILLISECONDS / 2;
    expect(await desk.principals.authenticate(used)).not.toBe(null);
    desk.clock.shift += IDLE_MILLISECONDS / 2 + 60_000;
    expect(await desk.principals.authenticate(unused)).toBe(null);
    expect(await desk.principals.authenticate(used)).not.toBe(null);
  });

  it('is over after twelve hours, however much it was used', async () => {
    const headers = await desk.logIn((await desk.made()).account);
    const step = SESSION_MILLISECONDS / 4;
    for (let used = step; used < SESSION_MILLISECONDS; used += step) {
      desk.clock.shift += step;
      expect(await desk.principals.authenticate(headers)).not.toBe(null);
    }
    desk.clock.shift += step;
    expect(await desk.principals.authenticate(headers)).toBe(null);
  });

  it('is noted as seen once a minute at most', async () => {
    const { database: db } = database();
    const row = await desk.made();
    const headers = await desk.logIn(row.account);
    const seenAt = async () => {
      await desk.principals.authenticate(headers);
      const rows = await db.query<{ seen_at: string }>(
        'select seen_at from session where account_id = $1',
        [row.id],
      );
      return rows[0]?.seen_at;
    };
    const first = await seenAt();
    desk.clock.shift += 30_000;
    expect(await seenAt()).toBe(first);
    desk.clock.shift += 40_000;
    expect(await seenAt()).not.toBe(first);
  });

  it('that ends on another node is noticed by the next look, even where no word of it came', async () => {
    const { database: db } = database();
    const row = await desk.made();
    const principal = await desk.principal(await desk.logIn(row.account));
    let ended = 0;
    desk.live.watch(principal, () => (ended += 1));
    await desk.live.sweep();
    expect(ended).toBe(0);
    await db.query('delete from session where account_id = $1', [row.id]);
    await desk.live.sweep();
    await desk.live.sweep();
    expect(ended).toBe(1);
  });

  it('of somebody whose unit was moved is noticed as well', async () => {
    const { database: db } = database();
    const [water, east] = [
      '01890000-0000-7000-8000-00000000aaa1',
      '01890000-0000-7000-8000-00000000aaa2',
    ];
    await db.query("insert into unit (id, name) values ($1, '水务局'), ($2, '城东所')", [
      water,
      east,
    ]);
    const row = await desk.made({ unitId: water });
    const principal = await desk.principal(await desk.logIn(row.account));
    expect(principal.unitPath).toEqual([water]);
    let ended = 0;
    desk.live.watch(principal, () => (ended += 1));
    await db.query('update unit set parent_id = $1 where id = $2', [water, east]);
    await desk.live.sweep();
    expect(ended).toBe(1);
  });

  it('that is revoked is heard of on another node', async () => {
    const here = desk;
    const there = new AccessDesk(database());
    await there.revocations.onApplicationBootstrap();
    try {
      const row = await desk.made();
      const headers = await desk.logIn(row.account);
      await expect(there.principals.authenticate(headers)).resolves.not.toBe(null);
      const principal = await desk.principal(headers);
      const heard = new Promise<Revoked>((resolve) => there.revocations.onRevoked(resolve));
      await here.sessions.end(principal);
      expect(await heard).toEqual({ sessionHash: principal.sessionHash });
      expect(await there.principals.authenticate(headers)).toBe(null);
    } finally {
      there.revocations.onApplicationShutdown();
    }
  });
});
