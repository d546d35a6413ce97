import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AccountRow } from '@heed/shared/session';
import { ADMIN_PASSWORD, openDoors, type DoorApp } from '../../../test/door-app';
import { formBody } from '../../../test/forms';
import { intakeStage, openBook } from '../../../test/intake-stage';
import { useDatabase } from '../../../test/pg';
import { EvidenceShelf } from '../../intake/evidence/evidence-shelf';
import { Intake } from '../../intake/intake';
import { TriageBook } from '../../intake/triage-book';
import { Journal } from '../../journal/journal';
import { isRefusal } from '../../kernel/refusal';
import { AdminDoorsModule } from '../admin/admin-doors.module';
import { SessionDoorModule } from '../session/session-door.module';
import { EvidenceDoorModule } from './evidence-door.module';

const database = useDatabase();
let doors: DoorApp;
let admin: Record<string, string>;

beforeAll(async () => {
  const modules = [intakeStage(), SessionDoorModule, AdminDoorsModule, EvidenceDoorModule];
  doors = await openDoors(database(), modules);
  openBook(doors.app.get(TriageBook));
  admin = await signedIn('admin', ADMIN_PASSWORD);
});
afterAll(() => doors.close());

async function signedIn(account: string, password: string): Promise<Record<string, string>> {
  return { cookie: await doors.logIn(account, password), 'sec-fetch-site': 'same-origin' };
}

async function withRole(account: string, role: string): Promise<Record<string, string>> {
  const password = 'nobody knows this one';
  const payload = { account, name: account, password, roles: [role] };
  const made = await doors.app.inject({
    method: 'POST',
    url: '/api/accounts',
    payload,
    headers: admin,
  });
  AccountRow.parse(made.json());
  return signedIn(account, password);
}

async function send(content: Uint8Array<ArrayBuffer> | string, who = admin) {
  const { payload, headers } = await formBody({}, { name: '张三家门口.jpg', content });
  return doors.app.inject({
    method: 'POST',
    url: '/api/evidence',
    payload,
    headers: { ...who, ...headers },
  });
}

function fetchOf(id: string, who: Record<string, string> = admin) {
  return doors.app.inject({ method: 'GET', url: `/api/evidence/${id}`, headers: who });
}

async function photograph(): Promise<Uint8Array<ArrayBuffer>> {
  const exif = { IFD0: { Make: 'CANARY-CAMERA' } };
  const red = { width: 64, height: 32, channels: 3, background: 'red' } as const;
  return new Uint8Array(await sharp({ create: red }).withExif(exif).jpeg().toBuffer());
}

async function idOf(answer: Awaited<ReturnType<typeof send>>): Promise<string> {
  expect(answer.statusCode).toBe(201);
  return answer.json<{ id: string }>().id;
}

describe('the door of evidence', () => {
  test('keeps a picture sealed and hands it out without EXIF, as a download', async () => {
    const id = await idOf(await send(await photograph()));
    const answer = await fetchOf(id);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': `attachment; filename="evidence-${id}.jpg"`,
      'content-security-policy': "sandbox; default-src 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    });
    const told = await sharp(answer.rawPayload).metadata();
    expect([told.format, told.width, told.exif]).toEqual(['jpeg', 64, undefined]);
    const folder = join(database().folder, 'evidence');
    const files = readdirSync(folder).filter((name) => name.startsWith(id));
    expect(files).toHaveLength(2);
    for (const name of files) {
      expect(readFileSync(join(folder, name)).includes('CANARY-CAMERA')).toBe(false);
      expect(readFileSync(join(folder, name)).includes('JFIF')).toBe(false);
    }
  });

  test('journals what was stored and each download, without name or content', async () => {
    const id = await idOf(await send('%PDF-1.7\nCANARY'));
    await fetchOf(id);
    const journal = new Journal(database().database);
    const entries = await journal.readAfter((await journal.head()) - 2, 2);
    expect(entries.map(({ type, data }) => [type, data])).toEqual([
      [
        'evidence-stored',
        {
          evidenceId: id,
          mediaType: 'application/pdf',
          sealDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      ],
      ['evidence-downloaded', { evidenceId: id }],
    ]);
    const rows = await database().database.query<{ row: string }>(
      'select row_to_json(e)::text as row from evidence e',
    );
    expect(JSON.stringify(rows)).not.toContain('张三');
  });

  test.each<[string, string | Uint8Array<ArrayBuffer>, number, string]>([
    ['a drawing', '<svg xmlns="http://www.w3.org/2000/svg"/>', 415, 'unsupported-media'],
    ['a page', '<!doctype html><script>alert(1)</script>', 415, 'unsupported-media'],
    ['a broken picture', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]), 400, 'malformed'],
    ['more than 20 MB', new Uint8Array(21 * 1024 * 1024), 413, 'too-large'],
  ])('refuses %s and keeps nothing of it', async (_what, content, status, error) => {
    const before = readdirSync(join(database().folder, 'evidence')).length;
    const answer = await send(content);
    expect([answer.statusCode, answer.json<{ error: string }>().error]).toEqual([status, error]);
    expect(readdirSync(join(database().folder, 'evidence'))).toHaveLength(before);
  });

  test.each([
    ['zh', /HEIC.*转换为 JPEG/],
    ['en', /HEIC.*[Cc]onvert it to JPEG/],
  ])('says in %s what to do with a HEIC picture', async (language, words) => {
    const heic = new Uint8Array(Buffer.from('\0\0\0\u0018ftypheic'.padEnd(80, '\0'), 'latin1'));
    const answer = await send(heic, { ...admin, 'accept-language': language });
    expect(answer.statusCode).toBe(415);
    expect(answer.json()).toMatchObject({
      error: 'unsupported-media',
      details: [{ path: 'file', message: expect.stringMatching(words) }],
    });
  });

  test('shows a piece to its sender alone, until a complaint names it', async () => {
    const taker = await withRole('taker', 'call-taker');
    const viewer = await withRole('viewer', 'viewer');
    const id = await idOf(await send('%PDF-1.7', taker));
    const statuses = async () =>
      Promise.all(
        [taker, admin, viewer, {}].map(async (who) => (await fetchOf(id, who)).statusCode),
      );
    expect(await statuses()).toEqual([200, 404, 404, 401]);
    const registered = await doors.app
      .get(Intake)
      .register(
        { channel: 'phone', text: '门口积水，有照片', evidenceIds: [id] },
        { actor: { kind: 'system', id: null } },
      );
    expect(isRefusal(registered)).toBe(false);
    expect(await statuses()).toEqual([200, 200, 404, 401]);
  });

  test('lets a complaint name only what its own sender brought', async () => {
    const shelf = doors.app.get(EvidenceShelf);
    const id = await idOf(await send('%PDF-1.7'));
    const [{ account_id: sender } = { account_id: '' }] = await database().database.query<{
      account_id: string;
    }>('select account_id from evidence where id = $1', [id]);
    const stranger = '01890000-0000-7000-8000-000000000001';
    expect(await shelf.fault([id], { kind: 'account', id: sender })).toBeNull();
    expect(await shelf.fault([id], { kind: 'account', id: stranger })).toMatchObject({
      error: 'invalid',
    });
    expect(await shelf.fault([id, 'x'], { kind: 'account', id: sender })).toMatchObject({
      extra: { details: [{ path: 'evidenceIds.1' }] },
    });
  });

  test('hides what is not there from what may not be seen', async () => {
    const taker = await withRole('other', 'call-taker');
    const id = await idOf(await send('%PDF-1.7'));
    const [hidden, absent] = [
      await fetchOf(id, taker),
      await fetchOf('01890000-0000-7000-8000-000000000001', taker),
    ];
    expect(hidden.body).toBe(absent.body);
    expect(hidden.statusCode).toBe(404);
  });
});
