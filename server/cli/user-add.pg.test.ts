import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useDatabase } from '../test/pg';
import { addUser } from './user-add';

const database = useDatabase();
let out: string[];
let err: string[];

beforeEach(() => {
  const { connection, folder } = database();
  const { host, port, user, password, database: name } = connection;
  const url = new URL(`postgresql://localhost:${port}/${name}`);
  url.username = encodeURIComponent(user);
  url.password = encodeURIComponent(password);
  url.searchParams.set('host', host);
  vi.stubEnv('DATABASE_URL', url.href);
  vi.stubEnv('HEED_DATA_DIR', join(folder, 'data'));
  [out, err] = [[], []];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void out.push(line));
  vi.spyOn(console, 'error').mockImplementation((line: string) => void err.push(line));
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

describe('user add', () => {
  it('makes an account with a password that is printed once', async () => {
    const { database: db } = database();
    await db.query(
      "insert into unit (id, name) values ('01890000-0000-7000-8000-000000000001', '水务局')",
    );
    const args = [
      'add',
      'wang',
      '--name',
      '王芳',
      '--roles',
      'handler,unit-member',
      '--unit',
      '水务局',
    ];
    expect(await addUser(args)).toBe(0);
    expect(out.join('\n')).toMatch(/Its first password: \S{24}$/);
    const rows = await db.query('select account, roles, must_change_password from account');
    expect(rows).toEqual([
      { account: 'wang', roles: ['handler', 'unit-member'], must_change_password: true },
    ]);
    expect(await addUser(args)).toBe(1);
    expect(err.join()).toContain('taken');
  });

  it.each([
    [['add'], 2, 'Usage'],
    [['remove', 'wang'], 2, 'Usage'],
    [['add', 'li', '--name', '李', '--roles', 'king'], 2, 'roles'],
    [['add', 'li', '--name', '李', '--roles', 'viewer', '--unit', '没有'], 1, 'no unit'],
  ])('called as %j ends with %i', async (args, code, words) => {
    expect(await addUser(args)).toBe(code);
    expect(err.join('\n')).toContain(words);
  });
});
