import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { AccessDesk, PASSWORD } from '../../test/access-desk';
import { useDatabase } from '../../test/pg';
import { orThrow, Refusal } from '../kernel/refusal';
import { SYSTEM } from './principal';

const database = useDatabase();
let desk: AccessDesk;

beforeEach(() => {
  desk = new AccessDesk(database());
});

describe('the first start', () => {
  it('makes one account with a random password in a file that only its owner reads', async () => {
    const { folder } = database();
    const [first, second] = await Promise.all([
      desk.first.ensure({ dataDir: folder }),
      desk.first.ensure({ dataDir: folder }),
    ]);
    const file = join(folder, 'admin-password');
    expect([first.passwordFile, second.passwordFile].filter(Boolean)).toEqual([file]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const me = await desk.sessions.me(
      await desk.principal(await desk.logIn('admin', readFileSync(file, 'utf8').trim())),
    );
    expect(me.mustChangePassword).toBe(true);
    expect(me.roles).toEqual([
      'administrator',
      'duty-leader',
      'call-taker',
      'dispatcher',
      'press-officer',
    ]);
  });

  it('makes none where there is one, whatever password is set', async () => {
    const folder = join(database().folder, 'second');
    const { passwordFile } = await desk.first.ensure({
      password: 'a chosen password',
      dataDir: folder,
    });
    expect(passwordFile).toBe(null);
    expect(existsSync(folder)).toBe(false);
  });
});

describe('an account', () => {
  it('is made with its journal entry, and shows a random password once', async () => {
    const entries = await desk.entriesOf(async () => {
      const row = await desk.made({ password: undefined });
      expect(row.initialPassword).toMatch(/^.{24}$/);
      const listed = (await desk.accounts.list()).find(({ id }) => id === row.id);
      expect(listed).toEqual({ ...row, initialPassword: undefined });
    });
    expect(entries.map(({ type }) => type)).toEqual(['account-made', 'reference-changed']);
    expect(JSON.stringify(entries)).not.toContain('王芳');
  });

  it('is not made where the journal cannot take its entry', async () => {
    const { database: db } = database();
    await db.query('alter table journal rename to journal_away');
    try {
      await expect(desk.made({ account: 'half-made' })).rejects.toThrow();
    } finally {
      await db.query('alter table journal_away rename to journal');
    }
    const rows = await db.query("select 1 from account where account = 'half-made'");
    expect(rows).toEqual([]);
  });

  it.each([
    [{ account: 'taken' }, 'already-exists', 'account'],
    [{ account: 'TAKEN' }, 'already-exists', 'account'],
    [{ password: 'password1234' }, 'invalid', 'password'],
    [{ unitId: '01890000-0000-7000-8000-000000000000' }, 'unknown-unit', 'unitId'],
    [{ unitId: 'water' }, 'unknown-unit', 'unitId'],
  ])('with %o is refused: %s', async (fields, error, path) => {
    const { database: db } = database();
    const taken = await db.query("select 1 from account where account = 'taken'");
    if (taken.length === 0) await desk.made({ account: 'taken' });
    const input = {
      account: 'other',
      name: '李',
      password: PASSWORD,
      roles: [] as never[],
    };
    const answer = await desk.accounts.make({ ...input, ...fields }, SYSTEM);
    expect(answer).toBeInstanceOf(Refusal);
    expect(answer).toMatchObject({ error, extra: { details: [{ path }] } });
  });

  it('that changes its roles is told to whoever holds something open, and keeps its session', async () => {
    const row = await desk.made();
    const headers = await desk.logIn(row.account);
    const before = await desk.principal(headers);
    let ended = 0;
    desk.live.watch(before, () => (ended += 1));
    const entries = await desk.entriesOf(() =>
      desk.accounts.change(row.id, { roles: ['viewer'] }, SYSTEM),
    );
    expect(entries[0]).toMatchObject({
      type: 'account-changed',
      data: { roles: ['viewer'], passwordChanged: false },
    });
    expect(ended).toBe(1);
    const after = await desk.principal(headers);
    expect(after.roles).toEqual(['viewer']);
    expect(after.roleVersion).toBe(before.roleVersion + 1);
  });

  it('that is disabled loses its sessions and cannot log in', async () => {
    const row = await desk.made();
    const headers = await desk.logIn(row.account);
    await desk.principal(headers);
    const entries = await desk.entriesOf(() =>
      desk.accounts.change(row.id, { disabled: true }, SYSTEM),
    );
    expect(entries.map(({ type }) => type)).toEqual([
      'account-changed',
      'session-ended',
      'reference-changed',
    ]);
    expect(await desk.principals.authenticate(headers)).toBe(null);
    const request = { account: row.account, password: PASSWORD, address: '1', previous: null };
    expect(await desk.sessions.start(request)).toMatchObject({ error: 'wrong-credentials' });
  });

  it('that is the last administrator keeps the role', async () => {
    const admin = (await desk.accounts.list()).find(({ account }) => account === 'admin');
    const id = admin?.id ?? '';
    const refused = await desk.accounts.change(id, { roles: ['viewer'] }, SYSTEM);
    expect(refused).toMatchObject({ error: 'invalid' });
    expect(await desk.accounts.change(id, { disabled: true }, SYSTEM)).toMatchObject({
      error: 'invalid',
    });
    const second = await desk.made({ roles: ['administrator'] });
    expect(await desk.accounts.change(id, { disabled: true }, SYSTEM)).toMatchObject({ id });
    await desk.accounts.change(id, { disabled: false }, SYSTEM);
    await desk.accounts.change(second.id, { disabled: true }, SYSTEM);
  });

  it('that changes nothing leaves no trace', async () => {
    const row = await desk.made();
    const entries = await desk.entriesOf(() =>
      desk.accounts.change(row.id, { name: row.name, roles: ['handler'] }, SYSTEM),
    );
    expect(entries).toEqual([]);
  });
});

describe('the own password', () => {
  it('changes with the old one; other sessions end and this one gets a new id', async () => {
    const row = await desk.made();
    const other = await desk.logIn(row.account);
    const mine = await desk.logIn(row.account);
    const me = await desk.principal(mine);
    const wrong = { current: 'not it at all', next: 'four blind mice', address: '1' };
    expect(await desk.passwords.change(me, wrong)).toMatchObject({ error: 'wrong-credentials' });
    const { id } = orThrow(await desk.passwords.change(me, { ...wrong, current: PASSWORD }));
    expect(await desk.principals.authenticate(other)).toBe(null);
    expect(await desk.principals.authenticate(mine)).toBe(null);
    expect(await desk.principals.authenticate({ cookie: `heed=${id}` })).toMatchObject({
      id: me.id,
    });
    await desk.logIn(row.account, 'four blind mice');
  });
});
