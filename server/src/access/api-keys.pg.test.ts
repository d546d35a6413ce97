import { beforeEach, describe, expect, it } from 'vitest';
import { AccessDesk } from '../../test/access-desk';
import { useDatabase } from '../../test/pg';
import { orThrow } from '../kernel/refusal';

const database = useDatabase();
let desk: AccessDesk;

beforeEach(() => {
  desk = new AccessDesk(database());
});

describe('an API key', () => {
  const inDays = (days: number) => new Date(Date.now() + days * 24 * 60 * 60_000).toISOString();

  async function makeKey() {
    const owner = await desk.principal(
      await desk.logIn((await desk.made({ roles: ['administrator'] })).account),
    );
    const input = { name: '城市大脑', scopes: ['cases:read' as const], expiresAt: inDays(30) };
    return { owner, ...orThrow(await desk.keys.make(input, owner)) };
  }

  it('opens what its scopes say, until it is revoked', async () => {
    const { owner, id, key } = await makeKey();
    const headers = { authorization: `Bearer ${key}` };
    const principal = await desk.principal(headers);
    expect(principal).toMatchObject({ kind: 'key', id, scopes: ['cases:read'] });
    let ended = 0;
    desk.live.watch(principal, () => (ended += 1));
    const entries = await desk.entriesOf(() => desk.keys.revoke(id, owner));
    expect(entries).toMatchObject([{ type: 'key-revoked', data: { keyId: id } }]);
    expect(ended).toBe(1);
    expect(await desk.principals.authenticate(headers)).toBe(null);
    expect(await desk.keys.revoke(id, owner)).toMatchObject({ error: 'not-found' });
  });

  it('with another secret is none, in the header as in the cookie', async () => {
    const { key } = await makeKey();
    const forged = `${key.slice(0, -2)}${key.endsWith('AA') ? 'BB' : 'AA'}`;
    for (const headers of [
      { authorization: `Bearer ${forged}` },
      { authorization: key },
      { authorization: `Basic ${key}` },
      { cookie: `heed=${key}` },
    ]) {
      expect(await desk.principals.authenticate(headers)).toBe(null);
    }
  });

  it('keeps its secret to whoever made it', async () => {
    const { id, key } = await makeKey();
    const listed = JSON.stringify(await desk.keys.list());
    expect(listed).toContain(id);
    expect(listed).not.toContain(key.slice(-20));
    const { database: db } = database();
    const rows = await db.query('select * from api_key where id = $1', [id]);
    expect(JSON.stringify(rows)).not.toContain(key.slice(-20));
  });

  it.each([-1, 0, 400])('that would end in %s days is refused', async (days) => {
    const { owner } = await makeKey();
    const input = { name: 'x', scopes: ['cases:read' as const], expiresAt: inDays(days) };
    expect(await desk.keys.make(input, owner)).toMatchObject({ error: 'invalid' });
  });

  it('is over when its time has come', async () => {
    const { key } = await makeKey();
    desk.clock.shift += 31 * 24 * 60 * 60_000;
    expect(await desk.principals.authenticate({ authorization: `Bearer ${key}` })).toBe(null);
  });
});
